package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Walks lists. */
public final class Pages {

    private Pages() {}

    /** What a member of all items is, from a list's address to its end; each page must announce the next one. */
    public static List<String> walk(String address, String member) {
        return walk(Api::anonymous, address, member);
    }

    /** The same for a caller, of a process of its own for instance. */
    public static List<String> walk(Supplier<RequestSpecification> caller, String address, String member) {
        List<String> values = new ArrayList<>();
        @Nullable String next = address;
        while (next != null) {
            Response page = caller.get().urlEncodingEnabled(false).get(next);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            values.addAll(page.jsonPath().getList("items." + member, String.class));
            String absolute = page.jsonPath().getString("next");
            assertThat(page.header("Link")).isEqualTo(absolute == null ? null : "<" + absolute + ">; rel=\"next\"");
            next = absolute == null ? null : path(absolute);
        }
        return values;
    }

    /** An absolute address without its host, which tests reach elsewhere. */
    public static String path(String absolute) {
        return absolute.replaceFirst("^https?://[^/]+", "");
    }
}
