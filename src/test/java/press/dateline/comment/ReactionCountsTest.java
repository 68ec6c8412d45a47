package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.reject;
import static press.dateline.comment.Reacting.address;
import static press.dateline.comment.Reacting.configure;
import static press.dateline.comment.Reacting.fold;
import static press.dateline.reader.IdentityProvider.bearer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.reader.IdentityProvider;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** Counts of reactions are those of the rows; and the order that follows from them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ReactionCountsTest {

    private static final String MOST_LIKED = "/v1/articles/leaders-meet/comments?sort=most-liked";

    /** Stored counts that differ from the rows that they count. */
    private static final String WRONG = """
            SELECT coalesce(n.comment_id, r.comment_id), coalesce(n.name, r.name), n.reactions, r.reactions
            FROM comment_reaction_count n FULL JOIN (
                SELECT comment_id, name, count(*) AS reactions FROM comment_reaction GROUP BY comment_id, name) r
                ON r.comment_id = n.comment_id AND r.name = n.name
            WHERE coalesce(n.reactions, 0) <> coalesce(r.reactions, 0)
            """;

    /** Threads whose likes differ from the rows of a reaction. */
    private static final String WRONG_LIKES = """
            SELECT t.root_id, t.likes FROM comment_thread t
            WHERE t.likes <> (SELECT count(*) FROM comment_reaction r WHERE r.comment_id = t.root_id AND r.name = '%s')
            """;

    private IdentityProvider provider;

    @BeforeEach
    void start() {
        provider = IdentityProvider.start();
        Stories.publish("Leaders meet");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void countsAreThoseOfTheRowsWhoeverReactsMeanwhile() throws Exception {
        configure("[\"like\", \"love\"]").then().statusCode(200);
        List<String> comments = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
            String root = approve(post("leaders-meet", comment("Ann")));
            comments.add(root);
            comments.add(approve(
                    post("leaders-meet", "{\"displayName\": \"Bob\", \"text\": \"b\", \"parent\": \"" + root + "\"}")));
        }
        List<String> readers = IntStream.range(0, 3)
                .mapToObj(i -> provider.token("u" + i, "U"))
                .toList();
        atOnce(6, writer -> {
            Random random = new Random(writer);
            for (int i = 0; i < 80; i++) {
                String address =
                        address(comments.get(random.nextInt(comments.size())), random.nextBoolean() ? "like" : "love");
                // Two writers for each reader, so that the same one comes twice at once.
                String token = readers.get(writer % readers.size());
                int status = random.nextInt(5) < 3
                        ? bearer(token).put(address).statusCode()
                        : bearer(token).delete(address).statusCode();
                assertThat(status).isEqualTo(204);
            }
        });
        fold();
        assertThat(Rows.of(WRONG)).isEmpty();
        assertThat(Rows.of(WRONG_LIKES.formatted("like"))).isEmpty();
        assertThat(Rows.of("SELECT count(*) > 0 FROM comment_thread WHERE likes > 0"))
                .containsExactly("t");
    }

    @Test
    void twoAtOnceAreOne() throws Exception {
        String root = approve(post("leaders-meet", comment("Ann")));
        String token = provider.token("u1", "U");
        atOnce(
                8,
                _ -> assertThat(bearer(token).put(address(root, "like")).statusCode())
                        .isEqualTo(204));
        fold();
        assertThat(Rows.of("SELECT name FROM comment_reaction")).containsExactly("like");
        assertThat(Rows.of("SELECT reactions FROM comment_reaction_count")).containsExactly("1");
        assertThat(Rows.of("SELECT count(*) FROM reader WHERE subject = 'u1'")).containsExactly("1");
    }

    @Test
    void erasedReactionsAreNotCounted() {
        String root = approve(post("leaders-meet", comment("Ann")));
        for (String reader : List.of("u1", "u2")) {
            Reacting.react(provider.reader(reader, "U"), root, "like");
        }
        Rows.change("DELETE FROM comment_reaction r USING reader p WHERE p.id = r.reader_id AND p.subject = 'u1'");
        fold();
        assertThat(Rows.of("SELECT reactions FROM comment_reaction_count")).containsExactly("1");
        assertThat(Rows.of("SELECT likes FROM comment_thread")).containsExactly("1");
    }

    @Test
    void mostLikedComesFirstAndPagesShowEverythingOnce() {
        configure("[\"love\", \"like\"]").then().statusCode(200);
        List<String> oldest = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            oldest.add(approve(post("leaders-meet", comment("Ann"))));
        }
        // Two of each time, so that the id has to decide.
        for (int i = 0; i < 7; i++) {
            Rows.change("UPDATE comment SET created_at = timestamptz '2017-05-02 18:00Z' + " + i / 2
                    + " * interval '1s' WHERE id = '" + oldest.get(i) + "'");
        }
        Discussions.fold();
        Rows.change("UPDATE comment_thread t SET created_at = c.created_at FROM comment c WHERE c.id = t.root_id");
        int[] likes = {0, 2, 1, 2, 0, 5, 1};
        for (int i = 0; i < likes.length; i++) {
            liked(oldest.get(i), "like", likes[i]);
        }
        liked(oldest.getFirst(), "love", 4);
        fold();
        List<String> most =
                IntStream.of(5, 3, 1, 6, 2, 4, 0).mapToObj(oldest::get).toList();
        assertThat(Pages.walk(MOST_LIKED, "id")).isEqualTo(most);
        assertThat(Pages.walk(MOST_LIKED + "&limit=2", "id")).isEqualTo(most);
        assertThat(Api.anonymous().get(MOST_LIKED).jsonPath().getMap("items[0].reactions"))
                .isEqualTo(Map.of("like", 5));
        reject(most.getFirst(), "{}");
        assertThat(Pages.walk(MOST_LIKED + "&limit=2", "id"))
                .as("at once, before it is counted")
                .isEqualTo(most.subList(1, most.size()));

        configure("[\"clap\", \"love\"]").then().statusCode(200);
        recounted("clap");
        assertThat(Pages.walk(MOST_LIKED + "&limit=2", "id").getFirst())
                .as("nobody claps")
                .isEqualTo(oldest.getLast());
        configure("[\"love\", \"clap\"]").then().statusCode(200);
        recounted("love");
        assertThat(Pages.walk(MOST_LIKED + "&limit=2", "id").getFirst()).isEqualTo(oldest.getFirst());
        configure("[\"clap\", \"like\"]").then().statusCode(200);
        recounted("like");
        assertThat(Pages.walk(MOST_LIKED + "&limit=2", "id")).isEqualTo(most.subList(1, most.size()));
    }

    private static void recounted(String name) {
        Await.until(
                "likes are those of " + name,
                () -> Rows.of("SELECT name FROM comment_liked").equals(List.of(name)));
        assertThat(Rows.of(WRONG_LIKES.formatted(name))).isEmpty();
    }

    @Test
    void aLikeIsNotLostWhereTheThreadIsNotCountedYet() {
        String root = approve(post("leaders-meet", comment("Ann")));
        Discussions.fold();
        Rows.change("DELETE FROM comment_thread");
        Rows.change("DELETE FROM comment_count");
        liked(root, "like", 2);
        fold();
        assertThat(Rows.of("SELECT shown, likes FROM comment_thread")).containsExactly("0 2");
        Rows.change("INSERT INTO comment_delta (root_id, shown, replies) VALUES ('" + root + "', 1, 0)");
        fold();
        assertThat(Rows.of("SELECT shown, likes FROM comment_thread")).containsExactly("1 2");
        assertThat(Rows.of("SELECT comments FROM comment_count")).containsExactly("1");
    }

    /** New readers react to a comment. */
    private static void liked(String comment, String name, int readers) {
        Rows.change("""
                WITH r AS (
                    INSERT INTO reader (id, kind, created_at)
                    SELECT gen_random_uuid(), 'guest', now() FROM generate_series(1, %d) RETURNING id)
                INSERT INTO comment_reaction (comment_id, name, reader_id, article_id, at)
                SELECT c.id, '%s', r.id, c.article_id, now() FROM r, comment c WHERE c.id = '%s'
                """.formatted(readers, name, comment));
    }

    private interface Work {

        void of(int writer);
    }

    private static void atOnce(int writers, Work work) throws InterruptedException {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int i = 0; i < writers; i++) {
                int writer = i;
                all.add(threads.submit(() -> work.of(writer)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
