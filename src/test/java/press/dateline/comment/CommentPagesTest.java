package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.post;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CommentPagesTest {

    private static final Instant START = Instant.parse("2017-05-02T18:00:00Z");

    @Inject
    CommentDesk desk;

    @Test
    void pagesShowEverythingOnceAtTheSameCost() {
        UUID article =
                UUID.fromString(Stories.publish("Leaders meet").jsonPath().getString("id"));
        List<CommentDesk.Given> given = new ArrayList<>();
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            UUID id = Ids.next();
            // Two of each time, so that the id has to decide.
            given.add(given(id, article, null, "approved", START.plusSeconds(i / 2)));
            newestFirst.addFirst(id.toString());
        }
        given.add(given(Ids.next(), article, null, "pending", START));
        UUID busy = given.getFirst().id();
        IntStream.range(0, 103)
                .forEach(i -> given.add(given(Ids.next(), article, busy, "approved", START.plusSeconds(i))));
        UUID orphan = Ids.next();
        given.add(given(orphan, article, Ids.next(), "approved", START));
        CommentDesk.Stored stored = store(given.reversed());
        assertThat(stored.created()).hasSize(111);
        assertThat(stored.orphans()).containsExactly(orphan);
        assertThat(store(given).known()).hasSize(111);

        assertThat(walk("/v1/articles/leaders-meet/comments?limit=2")).containsExactlyElementsOf(newestFirst);
        Response all = discussion("leaders-meet");
        assertThat(all.jsonPath().getList("items[6].replies")).hasSize(3);
        assertThat(all.jsonPath().getBoolean("items[6].moreReplies")).isTrue();
        assertThat(walk("/v1/comments/" + busy + "/replies?limit=50"))
                .hasSize(103)
                .doesNotHaveDuplicates();
        assertThat(walkAs(Discussions::moderator, "/v1/moderation/comments?state=approved&limit=50"))
                .hasSize(110)
                .doesNotHaveDuplicates();
        assertStatements("/v1/articles/leaders-meet/comments?limit=1", 3);
        assertStatements("/v1/articles/leaders-meet/comments?limit=100", 3);
        assertStatements("/v1/comments/" + busy, 4);
        assertStatements("/v1/comments/" + busy + "/replies", 3);
    }

    @Test
    void closedAndOffDiscussionsTakeNothing() {
        Stories.publish("Closed", ", \"discussion\": {\"state\": \"closed\"}");
        Response off = Stories.publish("Silent", ", \"discussion\": {\"state\": \"off\"}");
        Response refused = post("closed", comment("Ann"));
        assertProblem(refused, 409, "wrong-state");
        assertThat(refused.jsonPath().getString("discussion")).isEqualTo("closed");
        assertProblem(post("silent", comment("Ann")), 409, "wrong-state");

        UUID old = Ids.next();
        store(List.of(given(old, UUID.fromString(off.jsonPath().getString("id")), null, "approved", START)));
        assertThat(discussion("silent").jsonPath().getList("items")).isEmpty();
        assertProblem(Api.anonymous().get("/v1/comments/" + old), 404, "not-found");
    }

    private static List<String> walk(String address) {
        return walkAs(Api::anonymous, address);
    }

    private static List<String> walkAs(Supplier<RequestSpecification> caller, String first) {
        List<String> ids = new ArrayList<>();
        String address = first;
        while (address != null) {
            Response page = caller.get().get(address);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            ids.addAll(page.jsonPath().getList("items.id"));
            String next = page.jsonPath().getString("next");
            address = next == null ? null : next.replaceFirst("^https?://[^/]+", "");
        }
        return ids;
    }

    @Transactional
    CommentDesk.Stored store(List<CommentDesk.Given> comments) {
        return desk.store(comments);
    }

    private static CommentDesk.Given given(UUID id, UUID article, @Nullable UUID parent, String state, Instant at) {
        return new CommentDesk.Given(id, article, parent, "Ann", "Text.", state, at);
    }
}
