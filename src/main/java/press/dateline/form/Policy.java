package press.dateline.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ImageShown;
import press.dateline.revision.Rights;

/**
 * What may be done with an article or image, as a set of rules in ODRL 2.2 (JSON-LD): that it may be distributed, where
 * and by which channels and until when, and where not; that nothing may be mined from it, by the profile TDMRep.
 *
 * @param channels empty: all
 * @param territories ISO 3166-1 alpha-2; empty: all
 * @param exceptTerritories ISO 3166-1 alpha-2
 */
record Policy(
        List<String> channels,
        List<String> territories,
        List<String> exceptTerritories,
        @Nullable Instant expiresAt,
        boolean mayTrain) {

    /** The language's identifier. */
    static final String LANGUAGE = "http://www.w3.org/ns/odrl/2/";

    /** What the policy is written in. */
    static final String MEDIA_TYPE = "application/ld+json";

    private static final String MINING = "http://www.w3.org/ns/tdmrep#";

    static Policy of(Rights rights) {
        return new Policy(
                rights.channels(),
                rights.territories(),
                rights.exceptTerritories(),
                rights.expiresAt(),
                rights.ai() == null || !"no".equals(rights.ai().training()));
    }

    static Policy of(ImageShown.@Nullable ImageRights rights) {
        return rights == null
                ? new Policy(List.of(), List.of(), List.of(), null, true)
                : new Policy(
                        Objects.requireNonNullElse(rights.channels(), List.of()),
                        Objects.requireNonNullElse(rights.territories(), List.of()),
                        Objects.requireNonNullElse(rights.exceptTerritories(), List.of()),
                        rights.expiresAt(),
                        true);
    }

    /** Whether it forbids or limits anything. */
    boolean restricts() {
        return !(channels.isEmpty()
                && territories.isEmpty()
                && exceptTerritories.isEmpty()
                && expiresAt == null
                && mayTrain);
    }

    /** The policy for what has a URI. */
    String json(String target, ObjectMapper json) {
        List<Node> limits = new ArrayList<>();
        if (!channels.isEmpty()) {
            limits.add(constraint("deliveryChannel", "isAnyOf", channels));
        }
        if (!territories.isEmpty()) {
            limits.add(constraint("spatial", "isAnyOf", territories));
        }
        if (expiresAt != null) {
            limits.add(constraint("dateTime", "lt", expiresAt.toString()));
        }
        List<Node> prohibitions = new ArrayList<>();
        if (!exceptTerritories.isEmpty()) {
            prohibitions.add(rule(target, "distribute")
                    .with("constraint", List.of(constraint("spatial", "isAnyOf", exceptTerritories))));
        }
        if (!mayTrain) {
            prohibitions.add(rule(target, "tdm:mine"));
        }
        Node policy = new Node()
                .with("@context", List.of("http://www.w3.org/ns/odrl.jsonld", new Node().with("tdm", MINING)))
                .with("@type", "Set")
                .with("uid", target + "#rights")
                .with("profile", mayTrain ? null : "http://www.w3.org/ns/tdmrep")
                .with("permission", List.of(rule(target, "distribute").with("constraint", limits)))
                .with("prohibition", prohibitions);
        try {
            return json.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts can be written", e);
        }
    }

    private static Node rule(String target, String action) {
        return new Node().with("target", target).with("action", action);
    }

    private static Node constraint(String left, String operator, Object right) {
        return new Node().with("leftOperand", left).with("operator", operator).with("rightOperand", right);
    }
}
