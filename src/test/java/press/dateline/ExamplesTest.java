package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;

/** The examples of the contract are requests that work, and answers that come. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ExamplesTest {

    private static final Path FOLDER = Path.of("openapi", "examples");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void eachExampleIsTakenAndAnsweredAsItSays() throws IOException {
        create("createSection", "/v1/sections");
        create("createTag", "/v1/tags");
        create("createPlace", "/v1/places");
        create("createImage", "/v1/images");
        create("createPerson", "/v1/people");
        String article = create("createArticle", "/v1/articles").jsonPath().getString("slug");
        Api.editor().post("/v1/articles/" + article + "/publish").then().statusCode(200);
        create("createPartner", "/v1/partners");
        create("createKey", "/v1/keys");
        create("createComment", "/v1/articles/" + article + "/comments");

        Response changed = Api.editor()
                .header("If-Match", "\"1\"")
                .body(Files.readString(FOLDER.resolve("updateSection.request.json")))
                .patch("/v1/sections/world");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        sameShape("updateSection.200", changed);

        Response problem = Api.anonymous().get("/v1/sections?limit=0");
        assertThat(problem.statusCode()).isEqualTo(400);
        sameShape("problem", problem);
    }

    private static Response create(String operation, String address) throws IOException {
        Response made = Api.administrator()
                .body(Files.readString(FOLDER.resolve(operation + ".request.json")))
                .post(address);
        assertThat(made.statusCode()).as("%s: %s", operation, made.asString()).isEqualTo(201);
        sameShape(operation + ".201", made);
        return made;
    }

    /** Compares an answer with its example; a renewal of the contract writes one that is not there. */
    private static void sameShape(String example, Response answer) throws IOException {
        Path file = FOLDER.resolve(example + ".json");
        if (Files.notExists(file) && "renew".equals(System.getProperty("contract"))) {
            Files.writeString(
                    file,
                    answer.jsonPath().prettify().replaceAll("http://localhost:[0-9]+", "https://api.example.org")
                            + "\n");
        }
        assertThat(members(JSON.readTree(answer.asString())))
                .as("%s.json is not like %s", example, answer.asString())
                .isEqualTo(members(JSON.readTree(Files.readString(file))));
    }

    /** The names of all members, each with those that it stands in. */
    private static Set<String> members(JsonNode whole) {
        Set<String> names = new TreeSet<>();
        collect(whole, "", names);
        return names;
    }

    private static void collect(JsonNode node, String at, Set<String> names) {
        node.properties().forEach(member -> {
            names.add(at + "/" + member.getKey());
            collect(member.getValue(), at + "/" + member.getKey(), names);
        });
        if (node.isArray()) {
            node.forEach(item -> collect(item, at + "/*", names));
        }
    }
}
