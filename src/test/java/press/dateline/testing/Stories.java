package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;

/** Articles for tests that are about something else. */
public final class Stories {

    /** An image that may be made known. */
    public static final String IMAGE = """
            {"alt": "A tram", "credit": "Ann Example", "width": 1600, "height": 900, "renditions": [{"crop": "16x9", \
            "width": 1600, "height": 900, "mediaType": "image/jpeg", "url": "https://img.example.org/tram.jpg"}]}""";

    private Stories() {}

    /** A published article; its slug is made from the headline. */
    public static Response publish(String headline) {
        return publish(headline, "");
    }

    /**
     * A published article.
     *
     * @param more further members of its draft, as JSON, each with a comma before it
     */
    public static Response publish(String headline, String more) {
        Response draft = draft(headline, more);
        Response published =
                Api.editor().post("/v1/articles/" + draft.jsonPath().getString("id") + "/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        return published;
    }

    /** An article that nobody has published; in the section news, if its further members name none. */
    public static Response draft(String headline, String more) {
        String blocks =
                more.contains("\"blocks\"") ? "" : ", \"blocks\": [{\"type\": \"paragraph\", \"text\": \"Text.\"}]";
        String section = "";
        if (!more.contains("\"section\"")) {
            section();
            section = ", \"section\": \"news\"";
        }
        Response made = Api.editor()
                .body("{\"headline\": \"" + headline + "\"" + blocks + section + more + "}")
                .post("/v1/articles");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made;
    }

    /** The section {@code news}, which drafts can name. */
    public static void section() {
        Response news =
                Api.editor().body("{\"slug\": \"news\", \"name\": \"News\"}").post("/v1/sections");
        assertThat(news.statusCode()).as(news.asString()).isIn(201, 409);
    }

    /** Takes a published article from the public. */
    public static void withdraw(String slug) {
        Response withdrawn = Api.editor().body("{\"kind\": \"kill\"}").post("/v1/articles/" + slug + "/withdraw");
        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
    }
}
