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
 * What may be done with an article or image, as a set of rules in ODRL 2.2 (JSON-LD): whether it may be distributed, where
 * and by which channels and until when, and where not; of what may not be distributed, within which limits it is shown;
 * whether something may be mined from it, by the profile TDMRep. What has to be asked for is allowed to who has obtained
 * consent.
 *
 * @param syndication whether it may be distributed: yes, no or ask
 * @param channels empty: all
 * @param territories ISO 3166-1 alpha-2; empty: all
 * @param exceptTerritories ISO 3166-1 alpha-2
 * @param training whether models may be trained on it: yes, no or ask
 */
record Policy(
        String syndication,
        List<String> channels,
        List<String> territories,
        List<String> exceptTerritories,
        @Nullable Instant expiresAt,
        String training) {

    /** The language's identifier. */
    static final String LANGUAGE = "http://www.w3.org/ns/odrl/2/";

    /** What the policy is written in. */
    static final String MEDIA_TYPE = "application/ld+json";

    private static final String MINING = "http://www.w3.org/ns/tdmrep#";

    private static final String DISTRIBUTE = "distribute";
    private static final String DISPLAY = "display";
    private static final String MINE = "tdm:mine";
    private static final String YES = "yes";
    private static final String ASK = "ask";

    static Policy of(Rights rights) {
        return new Policy(
                rights.syndicated(),
                rights.channels(),
                rights.territories(),
                rights.exceptTerritories(),
                rights.expiresAt(),
                training(rights.ai() == null ? null : rights.ai().training()));
    }

    static Policy of(ImageShown.@Nullable ImageRights rights) {
        return rights == null
                ? new Policy(YES, List.of(), List.of(), List.of(), null, YES)
                : new Policy(
                        rights.syndication(),
                        Objects.requireNonNullElse(rights.channels(), List.of()),
                        Objects.requireNonNullElse(rights.territories(), List.of()),
                        Objects.requireNonNullElse(rights.exceptTerritories(), List.of()),
                        rights.expiresAt(),
                        training(rights.ai() == null ? null : rights.ai().training()));
    }

    /** What is not said is allowed. */
    private static String training(@Nullable String said) {
        return Objects.requireNonNullElse(said, YES);
    }

    /** Whether models may be trained on it without anybody being asked. */
    boolean mayTrain() {
        return training.equals(YES);
    }

    /** Whether it forbids or limits anything. */
    boolean restricts() {
        return !(syndication.equals(YES)
                && channels.isEmpty()
                && territories.isEmpty()
                && exceptTerritories.isEmpty()
                && expiresAt == null
                && mayTrain());
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
        List<Node> permissions = new ArrayList<>();
        List<Node> prohibitions = new ArrayList<>();
        Node distributing = rule(target, DISTRIBUTE);
        switch (syndication) {
            case YES -> permissions.add(distributing.with("constraint", limits));
            case ASK -> permissions.add(distributing.with("constraint", limits).with("duty", consent()));
            default -> {
                prohibitions.add(distributing);
                if (!limits.isEmpty()) {
                    permissions.add(rule(target, DISPLAY).with("constraint", limits));
                }
            }
        }
        if (!exceptTerritories.isEmpty()) {
            prohibitions.add(rule(target, DISTRIBUTE)
                    .with("constraint", List.of(constraint("spatial", "isAnyOf", exceptTerritories))));
        }
        if (training.equals(ASK)) {
            permissions.add(rule(target, MINE).with("duty", consent()));
        } else if (!mayTrain()) {
            prohibitions.add(rule(target, MINE));
        }
        Node policy = new Node()
                .with("@context", List.of("http://www.w3.org/ns/odrl.jsonld", new Node().with("tdm", MINING)))
                .with("@type", "Set")
                .with("uid", target + "#rights")
                .with("profile", mayTrain() ? null : "http://www.w3.org/ns/tdmrep")
                .with("permission", permissions)
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

    private static List<Node> consent() {
        return List.of(new Node().with("action", "obtainConsent"));
    }

    private static Node constraint(String left, String operator, Object right) {
        return new Node().with("leftOperand", left).with("operator", operator).with("rightOperand", right);
    }
}
