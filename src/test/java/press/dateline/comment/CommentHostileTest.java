package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.SafeHtml.assertSafe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

/** What attacks whoever shows it, as text of comments: it reads back as it was written, and its HTML is safe. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CommentHostileTest {

    private static final Instant START = Instant.parse("2017-05-02T18:00:00Z");

    @Inject
    CommentDesk desk;

    @Test
    void knownAttacksOnSanitizers() throws IOException {
        assertSafeAndKept(HostileTexts.attacks());
    }

    @Test
    void naughtyStringsInEveryPlaceOfMarkdown() throws IOException {
        List<String> naughty = HostileTexts.naughty();
        assertSafeAndKept(naughty);
        for (String text : naughty) {
            for (String place : List.of(
                    "[a](%s)",
                    "[a](<%s>)",
                    "[%s](https://example.org/%s)",
                    "<%s>",
                    "![%s](%s)",
                    "> %s\n- %s",
                    "*%s*",
                    "[%s]: %s\n\n[%s]",
                    "https://%s/",
                    "<a href=\"%s\">%s</a>",
                    "`%s`")) {
                assertSafe(CommentText.of(place.replace("%s", text)).html());
            }
        }
    }

    private void assertSafeAndKept(List<String> texts) {
        UUID article =
                UUID.fromString(Stories.publish("Leaders meet").jsonPath().getString("id"));
        List<CommentDesk.Given> given = texts.stream()
                .map(text -> new CommentDesk.Given(Ids.next(), article, null, "Ann", text, "approved", START))
                .toList();
        store(given);

        Map<String, String> shown = new HashMap<>();
        String address = "/v1/articles/leaders-meet/comments?limit=100";
        while (address != null) {
            JsonPath page = Api.anonymous().get(address).jsonPath();
            page.getList("items.html", String.class).forEach(SafeHtml::assertSafe);
            List<String> ids = page.getList("items.id");
            List<String> read = page.getList("items.text");
            for (int i = 0; i < ids.size(); i++) {
                shown.put(ids.get(i), read.get(i));
            }
            String next = page.getString("next");
            address = next == null ? null : next.replaceFirst("^https?://[^/]+", "");
        }
        assertThat(shown)
                .isEqualTo(given.stream()
                        .collect(Collectors.toMap(comment -> comment.id().toString(), CommentDesk.Given::text)));
    }

    @Transactional
    void store(List<CommentDesk.Given> comments) {
        desk.store(comments);
    }
}
