package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;

/** Assertions on problems (RFC 9457): by type, never by text. */
public final class Problems {

    private Problems() {}

    /** Asserts that an answer is the problem with this status and slug; further assertions on what it names. */
    public static Response assertProblem(Response answer, int status, String slug) {
        assertThat(answer.statusCode()).as("status of %s", answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).as(answer.asString()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).endsWith("/docs/problems#" + slug);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
        return answer;
    }

    /** Asserts that the problem names this JSON Pointer. */
    public static void assertPointer(Response answer, String pointer) {
        assertThat(answer.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
    }

    /** Asserts that the problem names this parameter. */
    public static void assertParameter(Response answer, String parameter) {
        assertThat(answer.jsonPath().getList("errors.parameter", String.class)).contains(parameter);
    }
}
