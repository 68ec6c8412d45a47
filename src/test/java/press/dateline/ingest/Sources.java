package press.dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.Rows;

/** Feed sources, as tests make them. */
final class Sources {

    private Sources() {}

    static Response post(String name, String url, String more) {
        return Api.editor()
                .body("{\"name\": \"%s\", \"url\": \"%s\"%s}".formatted(name, url, more))
                .post("/v1/feed-sources");
    }

    /** Makes a source, and answers its id. */
    static String made(String name, String url) {
        return made(name, url, "");
    }

    static String made(String name, String url, String more) {
        Response made = post(name, url, more);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    static JsonPath get(String id) {
        Response source = Api.editor().get("/v1/feed-sources/" + id);
        assertThat(source.statusCode()).as(source.asString()).isEqualTo(200);
        return source.jsonPath();
    }

    /** Waits until a source has been fetched, and all that it brought is imported. */
    static JsonPath awaitFetched(String id) {
        return awaitFetchedAfter(id, null);
    }

    /** Has a source fetched once more, and waits likewise. */
    static JsonPath fetchedAgain(String id) {
        String before = get(id).getString("lastFetchAt");
        Response accepted = Api.editor().post("/v1/feed-sources/" + id + "/fetch");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return awaitFetchedAfter(id, before);
    }

    /** Waits until a source has been fetched at another time than this, and all that it brought is imported. */
    static JsonPath awaitFetchedAfter(String id, @Nullable String before) {
        Await.until("it was fetched", () -> !Objects.equals(get(id).getString("lastFetchAt"), before));
        Await.until(
                "it was imported",
                () -> Rows.of("SELECT id FROM import_job WHERE state IN ('waiting', 'running')")
                        .isEmpty());
        return get(id);
    }

    /** What became of the items of a source's imports, the oldest first: created, updated, unchanged. */
    static List<String> imports(String id) {
        return Rows.of(
                "SELECT state, created, updated, unchanged FROM import_job WHERE source_id = '" + id + "' ORDER BY id");
    }
}
