package press.dateline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeType;
import press.dateline.change.LogPosition;
import press.dateline.change.LoggedChange;
import press.dateline.testing.DatabaseResource;
import press.dateline.web.CacheTags;
import press.dateline.web.Ids;

/** What is loaded while the log goes on. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class AnswersTest {

    private final UUID shown = Ids.next();
    private final UUID facet = Ids.next();

    @Inject
    Answers answers;

    @Inject
    LogPosition position;

    @AfterEach
    void forgetTheseChanges() {
        answers.missed();
    }

    @Test
    void whatChangedWhileItWasLoadedIsNotRemembered() {
        for (UUID changed : List.of(shown, facet)) {
            Loading loading = answers.loading(key("/v1/articles/x"));
            assertThat(loading.take()).isTrue();
            long next = position.current() + 1;
            answers.follow(List.of(changed.equals(shown) ? change(next, shown) : entering(next)));
            loading.end(answer("/v1/articles/x"));
            assertThat(answers.get(key("/v1/articles/x"))).isNull();
        }
    }

    @Test
    void whatChangedBesideDoesNotMatter() {
        Loading loading = answers.loading(key("/v1/articles/y"));
        answers.follow(List.of(change(position.current() + 1, Ids.next())));
        loading.end(answer("/v1/articles/y"));
        assertThat(answers.get(key("/v1/articles/y"))).isNotNull();
        answers.follow(List.of(change(position.current() + 2, Ids.next())));
        assertThat(answers.get(key("/v1/articles/y"))).isNotNull();
        answers.follow(List.of(change(position.current() + 3, shown)));
        assertThat(answers.get(key("/v1/articles/y"))).isNull();
    }

    @Test
    void whatChangesBesideTheLogOutdatesToo() {
        Loading loading = answers.loading(key("/v1/articles/b"));
        answers.outdated(new Outdated(Set.of(CacheTags.shows(shown))));
        loading.end(answer("/v1/articles/b"));
        assertThat(answers.get(key("/v1/articles/b")))
                .as("changed while it was loaded")
                .isNull();
        Loading later = answers.loading(key("/v1/articles/b"));
        answers.outdated(new Outdated(Set.of(CacheTags.shows(Ids.next()))));
        later.end(answer("/v1/articles/b"));
        assertThat(answers.get(key("/v1/articles/b"))).isNotNull();
        answers.outdated(new Outdated(Set.of(CacheTags.lists(facet))));
        assertThat(answers.get(key("/v1/articles/b"))).isNull();
    }

    @Test
    void whatWasBegunBeforeEverythingWasForgottenIsNotRemembered() {
        Loading loading = answers.loading(key("/v1/articles/z"));
        answers.missed();
        loading.end(answer("/v1/articles/z"));
        assertThat(answers.get(key("/v1/articles/z"))).isNull();
    }

    @Test
    void thoseWhoWaitGetIt() {
        Loading loading = answers.loading(key("/v1/articles/w"));
        assertThat(loading.take()).isTrue();
        Loading second = answers.loading(key("/v1/articles/w"));
        assertThat(second.take()).isFalse();
        List<Object> got = new ArrayList<>();
        assertThat(second.await(got::add)).isTrue();
        CachedAnswer answer = answer("/v1/articles/w");
        loading.end(answer);
        assertThat(got).containsExactly(new Loading.Outcome(answer, false));
        assertThat(second.await(got::add)).as("too late").isFalse();
        assertThat(answers.loading(key("/v1/articles/w")).take()).as("anew").isTrue();
    }

    @Test
    void thoseWhoWaitLearnThatItIsOutdated() {
        Loading loading = answers.loading(key("/v1/articles/u"));
        List<Object> got = new ArrayList<>();
        assertThat(loading.await(got::add)).isTrue();
        answers.follow(List.of(change(position.current() + 1, shown)));
        loading.end(answer("/v1/articles/u"));
        Loading nothing = answers.loading(key("/v1/articles/u"));
        assertThat(nothing.await(got::add)).isTrue();
        nothing.end(null);
        assertThat(got).containsExactly(new Loading.Outcome(null, true), new Loading.Outcome(null, false));
    }

    @Test
    void aChangeOfTheSiteOutdatesAll() {
        answers.loading(key("/v1/articles/v")).end(answer("/v1/articles/v"));
        assertThat(answers.get(key("/v1/articles/v"))).isNotNull();
        answers.follow(List.of(new LoggedChange(
                position.current() + 1,
                ChangeType.SITE,
                Ids.next(),
                ChangeKind.UPDATED,
                1,
                null,
                null,
                null,
                CacheTags.NONE,
                List.of(),
                Instant.EPOCH,
                null)));
        assertThat(answers.get(key("/v1/articles/v"))).isNull();
    }

    private static AnswerKey key(String request) {
        return new AnswerKey(request, "", "");
    }

    private CachedAnswer answer(String request) {
        return new CachedAnswer(
                key(request),
                null,
                "{}".getBytes(StandardCharsets.US_ASCII),
                "hash",
                null,
                HttpHeaders.headers(),
                HttpHeaders.headers(),
                CacheTags.union(List.of(CacheTags.ofShown(List.of(shown)), CacheTags.ofLists(List.of(facet)))),
                List.of(),
                null);
    }

    private static LoggedChange change(long seq, UUID article) {
        return change(seq, article, CacheTags.NONE);
    }

    private LoggedChange entering(long seq) {
        return change(seq, Ids.next(), CacheTags.ofLists(List.of(facet)));
    }

    private static LoggedChange change(long seq, UUID article, CacheTags lists) {
        return new LoggedChange(
                seq,
                ChangeType.ARTICLE,
                article,
                ChangeKind.UPDATED,
                1,
                null,
                null,
                null,
                lists,
                List.of(),
                Instant.EPOCH,
                null);
    }
}
