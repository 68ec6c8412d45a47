package press.dateline.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.revision.Rights;
import press.dateline.web.Times;

/**
 * Reads rights that are written in ODRL as Dateline writes them: whether something may be distributed, in which channels
 * and territories, in which not, until when, and whether it may be mined. What says more or other than that is
 * not read at all: half a rule is none.
 */
final class NinjsPolicy {

    private static final String LANGUAGE = "http://www.w3.org/ns/odrl/2/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> MEMBERS =
            Set.of("@context", "@type", "uid", "profile", "permission", "prohibition");
    private static final Set<String> CHANNELS = Set.of("web", "app", "print", "broadcast");
    private static final int MOST = 250;

    private @Nullable String syndication;
    private List<String> channels = List.of();
    private List<String> territories = List.of();
    private List<String> exceptTerritories = List.of();
    private @Nullable Instant expiresAt;
    private Rights.@Nullable Ai ai;

    private NinjsPolicy() {}

    /** The rights, with nothing but limits; null where the policy is not one of ours. */
    static @Nullable Rights read(@Nullable String language, @Nullable String policy) {
        if (policy == null || !LANGUAGE.equals(language)) {
            return null;
        }
        try {
            NinjsPolicy read = new NinjsPolicy();
            return read.takes(JSON.readTree(policy)) ? read.rights() : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private Rights rights() {
        return new Rights(null, null, null, syndication, channels, territories, exceptTerritories, expiresAt, ai);
    }

    private boolean takes(JsonNode policy) {
        boolean known = policy.isObject()
                && policy.properties().stream().allMatch(member -> MEMBERS.contains(member.getKey()))
                && policy.path("permission").size() + policy.path("prohibition").size() > 0;
        for (JsonNode permission : policy.path("permission")) {
            known = known && permits(permission);
        }
        for (JsonNode prohibition : policy.path("prohibition")) {
            known = known && forbids(prohibition);
        }
        return known;
    }

    /** To distribute or show it, within limits or if somebody allows it; to mine it, if somebody allows that. */
    private boolean permits(JsonNode permission) {
        JsonNode duties = permission.path("duty");
        boolean asks =
                duties.size() == 1 && duties.path(0).path("action").asText().equals("obtainConsent");
        if (permission.path("action").asText().equals("tdm:mine")) {
            ai = new Rights.Ai("ask", null, null);
            return asks && permission.path("constraint").isEmpty();
        }
        syndication = asks ? "ask" : syndication;
        boolean known = Set.of("distribute", "display")
                        .contains(permission.path("action").asText())
                && (asks || duties.isEmpty());
        for (JsonNode constraint : permission.path("constraint")) {
            known = known && allows(constraint);
        }
        return known;
    }

    private boolean allows(JsonNode constraint) {
        String left = constraint.path("leftOperand").asText();
        String operator = constraint.path("operator").asText();
        JsonNode right = constraint.path("rightOperand");
        if (left.equals("dateTime") && operator.equals("lt")) {
            expiresAt = Times.parse(right.asText()).orElse(null);
            return expiresAt != null;
        }
        List<String> words = words(right);
        if (!operator.equals("isAnyOf") || words.isEmpty()) {
            return false;
        }
        if (left.equals("deliveryChannel")) {
            channels = words;
            return CHANNELS.containsAll(words);
        }
        territories = words;
        return left.equals("spatial") && areCountries(words);
    }

    private boolean forbids(JsonNode prohibition) {
        JsonNode constraints = prohibition.path("constraint");
        if (prohibition.path("action").asText().equals("tdm:mine") && constraints.isEmpty()) {
            ai = new Rights.Ai("no", null, null);
            return true;
        }
        if (prohibition.path("action").asText().equals("distribute") && constraints.isEmpty()) {
            syndication = "no";
            return true;
        }
        JsonNode constraint = constraints.path(0);
        exceptTerritories = words(constraint.path("rightOperand"));
        return prohibition.path("action").asText().equals("distribute")
                && constraints.size() == 1
                && constraint.path("leftOperand").asText().equals("spatial")
                && constraint.path("operator").asText().equals("isAnyOf")
                && areCountries(exceptTerritories);
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static boolean areCountries(List<String> words) {
        return !words.isEmpty() && words.size() <= MOST && words.stream().allMatch(word -> word.matches("[A-Z]{2}"));
    }

    /** Rights in words, within limits. What is somebody else's has to be asked for anyway. */
    static Rights within(
            @Nullable Rights limits, @Nullable String holder, @Nullable String line, @Nullable String terms) {
        Rights all = Objects.requireNonNullElse(limits, Rights.NONE);
        boolean asksAnyway = holder != null && "ask".equals(all.syndication());
        return new Rights(
                holder,
                line,
                terms,
                asksAnyway ? null : all.syndication(),
                all.channels(),
                all.territories(),
                all.exceptTerritories(),
                all.expiresAt(),
                all.ai());
    }
}
