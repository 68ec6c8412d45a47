package press.dateline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.dateline.web.CacheTags;

/** Answers rest packed; the bodies that are wanted most are at hand as they are. */
class PlainBodiesTest {

    private static final String TEXT = "The tram opens on Monday. ".repeat(400);

    private final PlainBodies bodies = new PlainBodies(3L * TEXT.length());

    @Test
    void aBodyIsWhatItWasBeforeItWasPacked() {
        CachedAnswer answer = answer(TEXT);
        assertThat(answer.isPacked()).isTrue();
        assertThat(answer.weight()).isLessThan(2_000);
        assertThat(answer.plainAlready()).isNull();
        assertThat(bodies.of(answer).body().toString()).isEqualTo(TEXT);
        assertThat(bodies.of(answer).length().toString()).isEqualTo(Integer.toString(TEXT.length()));
        assertThat(bodies.of(answer)).as("kept").isSameAs(answer.plainAlready());
    }

    @Test
    void aSmallBodyIsNotPacked() {
        CachedAnswer answer = answer("{}");
        assertThat(answer.isPacked()).isFalse();
        assertThat(bodies.of(answer).body().toString()).isEqualTo("{}");
        assertThat(bodies.bytes()).isZero();
    }

    @Test
    void theBoundHoldsAndTheMostWantedStay() {
        PlainBodies hundred = new PlainBodies(100L * TEXT.length());
        List<CachedAnswer> wanted = some(20);
        List<CachedAnswer> others = some(2_000);
        for (int i = 0; i < others.size(); i++) {
            hundred.of(others.get(i));
            hundred.of(wanted.get(i % wanted.size()));
            assertThat(hundred.bytes()).isLessThanOrEqualTo(100L * TEXT.length());
        }
        assertThat(wanted.stream().filter(answer -> answer.plainAlready() != null))
                .hasSizeGreaterThanOrEqualTo(18);
        assertThat(others.stream().filter(answer -> answer.plainAlready() != null))
                .hasSizeLessThanOrEqualTo(100);
        assertThat(hundred.of(others.getFirst()).body().toString()).isEqualTo(TEXT);
    }

    private static List<CachedAnswer> some(int count) {
        return IntStream.range(0, count).mapToObj(_ -> answer(TEXT)).toList();
    }

    @Test
    void whatIsForgottenIsDropped() {
        CachedAnswer answer = answer(TEXT);
        bodies.of(answer);
        bodies.forget(answer);
        assertThat(answer.plainAlready()).isNull();
        assertThat(bodies.bytes()).isZero();
    }

    private static CachedAnswer answer(String text) {
        return new CachedAnswer(
                new AnswerKey("/v1/articles/tram-opens", "", ""),
                text.getBytes(StandardCharsets.UTF_8),
                "hash",
                null,
                HttpHeaders.headers(),
                HttpHeaders.headers(),
                CacheTags.NONE,
                null);
    }
}
