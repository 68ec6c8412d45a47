package press.dateline.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Contract;
import press.dateline.testing.Contract.Operation;
import press.dateline.testing.Contract.Parameter;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

/**
 * No route shows a draft, what is scheduled, under embargo or withdrawn, or a pending comment, to those who may not
 * preview, have no embargo scope, and do not moderate.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class LeakTest {

    private static final String SECRET = "zyxwvut";

    /** What names a part of the article in the path: the newest revision, and its first block. */
    private static final Map<String, String> PARTS = Map.of("number", "2", "blockId", "b1");

    private static final List<String> QUERIES =
            List.of("person", "place", "section", "tag", "about", "article", "ids", "id", "url", "parent", "name", "q");

    @Test
    void noRouteShowsWhatIsNotPublic() {
        made("people", "{\"name\": \"Ann Example\"}");
        made("places", "{\"name\": \"Sochi\", \"kind\": \"city\"}");
        made("sections", "{\"name\": \"World\"}");
        made("tags", "{\"name\": \"Politics\", \"type\": \"topic\"}");
        String shown =
                ", \"section\": \"world\", \"tags\": [\"politics\"], \"people\": [{\"person\": \"ann-example\"}],"
                        + " \"places\": [{\"place\": \"sochi\"}], \"quotes\": [{\"text\": \"" + SECRET
                        + "\", \"speaker\": {\"person\": \"ann-example\"}}], \"standfirst\": \"" + SECRET + "\"";
        Response draft = Stories.draft(SECRET + " draft", shown);
        Stories.publish("Open", "");
        Response newer = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"standfirst\": \"" + SECRET + "\", \"blocks\": [{\"type\": \"paragraph\", \"id\": \"b1\","
                        + " \"text\": \"" + SECRET + "\"}], \"save\": {\"note\": \"" + SECRET + "\"}}")
                .patch("/v1/articles/open/draft");
        assertThat(newer.statusCode()).as(newer.asString()).isEqualTo(200);
        Response withdrawn = Stories.publish(SECRET + " killed", shown);
        Stories.withdraw(SECRET + "-killed");
        Response embargoed =
                Stories.publish(SECRET + " embargoed", shown + ", \"embargoUntil\": \"2999-01-01T00:00:00Z\"");
        Response scheduled = Stories.draft(SECRET + " scheduled", shown);
        Api.editor()
                .body("{\"at\": \"2999-01-01T00:00:00Z\"}")
                .post("/v1/articles/" + SECRET + "-scheduled/schedule")
                .then()
                .statusCode(200);
        Response comment = Api.anonymous()
                .contentType("application/json")
                .body("{\"displayName\": \"" + SECRET + "\", \"text\": \"" + SECRET + "\", \"email\": \"" + SECRET
                        + "@example.org\"}")
                .post("/v1/articles/open/comments");
        assertThat(comment.statusCode()).as(comment.asString()).isEqualTo(201);
        List<String> names = List.of(
                draft.jsonPath().getString("id"),
                SECRET + "-draft",
                withdrawn.jsonPath().getString("id"),
                SECRET + "-killed",
                embargoed.jsonPath().getString("id"),
                SECRET + "-embargoed",
                scheduled.jsonPath().getString("id"),
                SECRET + "-scheduled",
                comment.jsonPath().getString("id"),
                "open",
                "ann-example",
                "sochi",
                "world",
                "politics");
        List<String> addresses = Contract.read().operations().stream()
                .filter(Operation::isRead)
                .flatMap(operation -> addresses(operation, names).stream())
                .toList();
        assertThat(addresses).hasSizeGreaterThan(100);
        for (String key : List.of("", Api.key("content:read"))) {
            for (String address : addresses) {
                HttpResponse<String> answer = get(address, key);
                String asked = address.replace("%20", " ");
                String told = answer.body() + answer.headers().map();
                for (String kind : List.of("-draft", "-killed", "-embargoed", "-scheduled")) {
                    told = told.replace(SECRET + kind, asked.contains(SECRET + kind) ? "" : SECRET);
                }
                assertThat(told).as("%s: %s", answer.statusCode(), address).doesNotContain(SECRET);
                assertThat(answer.statusCode()).as(address).isLessThan(500);
            }
        }
    }

    @Test
    void noRouteShowsAPartnerWhatIsNotAgreedOn() {
        made("people", "{\"name\": \"Ann Example\"}");
        made("sections", "{\"name\": \"World\"}");
        made("sections", "{\"name\": \"Sport\"}");
        made("tags", "{\"name\": \"Politics\", \"type\": \"topic\"}");
        String shown = ", \"tags\": [\"politics\"], \"people\": [{\"person\": \"ann-example\", \"rel\": \"about\"}],"
                + " \"standfirst\": \"" + SECRET + "\", \"rights\": {\"creditLine\": \"" + SECRET + "\"}";
        Response hidden = Stories.publish(SECRET + " draft", ", \"section\": \"sport\"" + shown);
        Stories.publish(SECRET + " killed", ", \"section\": \"sport\"" + shown);
        Stories.withdraw(SECRET + "-killed");
        Stories.publish("Open", ", \"section\": \"world\"");
        Response comment = Api.administrator()
                .body("{\"displayName\": \"" + SECRET + "\", \"text\": \"" + SECRET + "\"}")
                .post("/v1/articles/" + SECRET + "-draft/comments");
        assertThat(comment.statusCode()).as(comment.asString()).isEqualTo(201);
        Api.administrator()
                .post("/v1/comments/" + comment.jsonPath().getString("id") + "/approve")
                .then()
                .statusCode(200);
        SignedPartner partner = SignedPartner.sign("partner", "{\"include\": {\"sections\": [\"world\"]}}");
        List<String> names = List.of(
                hidden.jsonPath().getString("id"),
                SECRET + "-draft",
                SECRET + "-killed",
                comment.jsonPath().getString("id"),
                "open",
                "ann-example",
                "sport",
                "politics");
        for (int times = 0; times < 2; times++) { // cache cold and warm
            for (Operation operation : Contract.read().operations()) {
                if (!operation.isRead()) {
                    continue;
                }
                for (String address : addresses(operation, names)) {
                    HttpResponse<String> answer = get(address, partner.key());
                    String told = answer.body() + answer.headers().map();
                    for (String kind : List.of("-draft", "-killed")) {
                        told = told.replace(SECRET + kind, address.contains(SECRET + kind) ? "" : SECRET);
                    }
                    assertThat(told).as("%s: %s", answer.statusCode(), address).doesNotContain(SECRET);
                    assertThat(answer.statusCode()).as(address).isLessThan(500);
                }
            }
        }
    }

    @Test
    void aDraftAnswersLikeWhatDoesNotExist() {
        Response draft = Stories.draft(SECRET + " draft", "");
        answersLikeNothing(List.of(draft.jsonPath().getString("id"), SECRET + "-draft"));
    }

    @Test
    void whatIsUnderEmbargoAnswersLikeWhatDoesNotExist() {
        Response embargoed = Stories.publish(SECRET + " draft", ", \"embargoUntil\": \"2999-01-01T00:00:00Z\"");
        answersLikeNothing(List.of(embargoed.jsonPath().getString("id"), SECRET + "-draft"));
        Stories.withdraw(SECRET + "-draft");
        answersLikeNothing(List.of(embargoed.jsonPath().getString("id"), SECRET + "-draft"));
    }

    private static void answersLikeNothing(List<String> secret) {
        List<String> nothing = List.of(Ids.next().toString(), "qwertyuiop");
        String reader = Api.key("content:read", "content:write");
        for (Operation operation : Contract.read().operations()) {
            boolean reads = operation.isRead() || operation.isStream();
            if (!reads || !operation.path().startsWith("/v1/articles")) {
                continue;
            }
            List<String> real = addresses(operation, secret);
            List<String> other = addresses(operation, nothing);
            assertThat(real).hasSameSizeAs(other);
            for (int i = 0; i < real.size(); i++) {
                for (String key : List.of("", reader)) {
                    HttpResponse<String> one = get(real.get(i), key);
                    HttpResponse<String> two = get(other.get(i), key);
                    assertThat(one.statusCode()).as(real.get(i)).isEqualTo(two.statusCode());
                    assertThat(withoutNames(one, secret)).as(real.get(i)).isEqualTo(withoutNames(two, nothing));
                }
            }
        }
    }

    private static String withoutNames(HttpResponse<String> answer, List<String> names) {
        String text = answer.body()
                + answer.headers().allValues("Cache-Control")
                + answer.headers().allValues("WWW-Authenticate");
        for (String name : names) {
            text = text.replace(name, "…");
        }
        return text;
    }

    private static HttpResponse<String> get(String address, String key) {
        return Walk.get(address, key.isEmpty() ? Map.of() : Map.of("X-Api-Key", key));
    }

    private static void made(String collection, String body) {
        Response answer = Api.editor().body(body).post("/v1/" + collection);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    /** The operation with each name in its path, and in each parameter that takes a name. */
    private static List<String> addresses(Operation operation, List<String> names) {
        List<String> addresses = new ArrayList<>();
        if (operation.in("path").isEmpty()) {
            addresses.add(operation.path());
        }
        for (String name : names) {
            String path = operation.path();
            for (Parameter parameter : operation.in("path")) {
                path = path.replace("{" + parameter.name() + "}", PARTS.getOrDefault(parameter.name(), name));
            }
            if (!operation.in("path").isEmpty()) {
                addresses.add(path);
            }
            if (operation.id().equals("getChanges")) {
                for (String range : List.of("from=1", "from=2", "from=1&to=1", "from=1&to=2", "from=2&to=2")) {
                    addresses.add(path + "?" + range);
                }
            }
            for (Parameter parameter : operation.in("query")) {
                if (QUERIES.contains(parameter.name())) {
                    String value = parameter.name().equals("url") ? "https://www.example.org/world/" + name : name;
                    addresses.add(path + "?" + parameter.name() + "=" + value);
                }
            }
        }
        return addresses;
    }
}
