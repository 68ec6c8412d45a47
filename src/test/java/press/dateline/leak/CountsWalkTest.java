package press.dateline.leak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Contract.Operation;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.SignedPartner;

/** Numbers tell no more than lists: whoever counts, what is counted is what is listed, of each list of articles. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CountsWalkTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "limit=100&view=full&count=exact&facets=section,tag,person,place,year";

    private static final List<String> FILTERS = List.of(
            "",
            "&section=sport",
            "&section=-sport",
            "&tag=politics",
            "&person=ann-example",
            "&about=ann-example",
            "&place=sochi",
            "&q=" + Secret.DRAFT.clue(),
            "&q=" + Secret.EMBARGOED.clue(),
            "&q=" + Secret.KILLED.clue(),
            "&q=" + Secret.OUTSIDE.clue(),
            "&q=" + Secret.OPEN.clue(),
            "&follow=section:sport,person:ann-example",
            "&from=2017-01-01");

    /** How many articles each caller sees: open, outside and fresh ones; those under embargo. */
    private static Map<String, Integer> callers() {
        Map<String, Integer> callers = new TreeMap<>();
        callers.put("", 3);
        callers.put(Api.key("content:read"), 3);
        callers.put(Api.key("content:read", "content:embargo"), 4);
        callers.put(
                SignedPartner.sign("world", "{\"include\": {\"sections\": [\"world\"]}}")
                        .key(),
                2);
        callers.put(
                SignedPartner.sign("late", "{\"include\": {\"sections\": [\"world\"]}, \"delayMinutes\": 45}")
                        .key(),
                1);
        callers.put(SignedPartner.sign("unsigned").key(), 0);
        return callers;
    }

    @Test
    void whatIsCountedIsWhatIsListed() {
        SecretPublication publication = new SecretPublication();
        List<String> lists = new Routes(publication)
                .reads().stream()
                        .filter(operation -> operation.in("query").stream()
                                .anyMatch(parameter -> parameter.name().equals("facets")))
                        .map(Operation::path)
                        .toList();
        assertThat(lists).contains("/v1/articles", "/v1/people/{id}/articles");
        Map<String, Integer> callers = callers();
        Api.anonymous().get("/v1/site").then().statusCode(200);
        callers.forEach((key, sees) -> {
            for (String list : lists) {
                for (String name : publication.names.getOrDefault(list.split("/", -1)[2], List.of())) {
                    for (String filter : FILTERS) {
                        assertCounted(list.replace("{id}", name) + "?" + ALL + filter, key);
                    }
                }
            }
            assertThat(get("/v1/articles?" + ALL, key).at("/count/value").intValue())
                    .as(key)
                    .isEqualTo(sees);
        });
    }

    /** By Jackson: each look into a JsonPath compiles a program, which is too slow for some ten thousand answers. */
    private static JsonNode get(String address, String key) {
        HttpResponse<String> answer = Walk.get(address, key.isEmpty() ? Map.of() : Map.of("X-Api-Key", key));
        // A partner does not get each image, and of one that it does not get there is no list.
        assertThat(answer.statusCode()).as("%s: %s", address, answer.body()).isIn(200, 404, 410);
        try {
            return JSON.readTree(answer.statusCode() == 200 ? answer.body() : "{}");
        } catch (JsonProcessingException e) {
            throw new AssertionError(address, e);
        }
    }

    private static void assertCounted(String address, String key) {
        JsonNode page = get(address, key);
        if (!page.has("items")) {
            return;
        }
        assertThat(page.at("/count/value").intValue())
                .as(address)
                .isEqualTo(page.path("items").size());
        assertThat(page.at("/count/exact").booleanValue()).as(address).isTrue();
        for (Map.Entry<String, String> facet : Map.of(
                        "section", "section",
                        "tag", "tags",
                        "person", "people",
                        "place", "places")
                .entrySet()) {
            Map<String, Long> listed = new TreeMap<>();
            for (JsonNode item : page.path("items")) {
                JsonNode has = item.path(facet.getValue());
                for (JsonNode one : has.isObject() ? List.of(has) : has) {
                    listed.merge(one.path("slug").asText(), 1L, Long::sum);
                }
            }
            Map<String, Long> counted = new TreeMap<>();
            JsonNode values = page.path("facets").path(facet.getKey());
            assertThat(values.isArray()).as("%s: %s", address, facet.getKey()).isTrue();
            values.forEach(one ->
                    counted.put(one.path("slug").asText(), one.path("count").asLong()));
            assertThat(counted).as("%s: %s", address, facet.getKey()).isEqualTo(listed);
        }
    }
}
