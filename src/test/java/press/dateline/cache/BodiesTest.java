package press.dateline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.dateline.web.CacheTags;

/** Answers rest packed; the bodies that are wanted most are at hand as they are. */
class BodiesTest {

    private static final String TEXT = "The tram opens on Monday. ".repeat(400);

    private final Bodies bodies = new Bodies(30L * TEXT.length());

    @Test
    void aBodyIsWhatItWasBeforeItWasPacked() {
        CachedAnswer answer = answer(TEXT);
        assertThat(answer.weight()).isLessThan(2_000);
        assertThat(answer.body(Encoding.IDENTITY)).isNull();
        assertThat(bodies.of(answer, Encoding.IDENTITY).bytes().toString()).isEqualTo(TEXT);
        assertThat(bodies.of(answer, Encoding.IDENTITY).length().toString()).isEqualTo(Integer.toString(TEXT.length()));
        assertThat(bodies.of(answer, Encoding.IDENTITY)).as("kept").isSameAs(answer.body(Encoding.IDENTITY));
    }

    @Test
    void aSmallBodyIsNotPacked() {
        CachedAnswer answer = answer("{}");
        assertThat(answer.body(Encoding.IDENTITY)).isNotNull();
        assertThat(bodies.of(answer, Encoding.IDENTITY).bytes().toString()).isEqualTo("{}");
        assertThat(bodies.bytes()).isZero();
    }

    @Test
    void theBoundHoldsAndTheMostWantedStay() {
        Bodies hundred = new Bodies(100L * TEXT.length());
        List<CachedAnswer> wanted = some(20);
        List<CachedAnswer> others = some(2_000);
        for (int i = 0; i < others.size(); i++) {
            hundred.of(others.get(i), Encoding.IDENTITY);
            hundred.of(wanted.get(i % wanted.size()), Encoding.IDENTITY);
            assertThat(hundred.bytes()).isLessThanOrEqualTo(100L * TEXT.length());
        }
        assertThat(wanted.stream().filter(answer -> answer.body(Encoding.IDENTITY) != null))
                .hasSizeGreaterThanOrEqualTo(18);
        assertThat(others.stream().filter(answer -> answer.body(Encoding.IDENTITY) != null))
                .hasSizeLessThanOrEqualTo(100);
        assertThat(hundred.of(others.getFirst(), Encoding.IDENTITY).bytes().toString())
                .isEqualTo(TEXT);
    }

    private static List<CachedAnswer> some(int count) {
        return IntStream.range(0, count).mapToObj(_ -> answer(TEXT)).toList();
    }

    @Test
    void whatIsForgottenIsDroppedInAllCodings() {
        CachedAnswer answer = answer(TEXT);
        List<Encoding> codings = List.of(Encoding.IDENTITY, Encoding.GZIP, Encoding.ZSTD);
        for (Encoding encoding : codings) {
            assertThat(bodies.of(answer, encoding)).isSameAs(bodies.of(answer, encoding));
        }
        bodies.forget(answer);
        assertThat(codings).allMatch(encoding -> answer.body(encoding) == null);
        assertThat(bodies.bytes()).isZero();
    }

    @Test
    void whatIsDroppedIsThatBodyAndNoOtherLikeIt() {
        CachedAnswer answer = answer(TEXT);
        Body first = answer.make(Encoding.IDENTITY);
        Body second = answer.make(Encoding.IDENTITY);
        answer.hold(second);
        answer.drop(first);
        assertThat(answer.body(Encoding.IDENTITY)).isSameAs(second);
        answer.drop(second);
        assertThat(answer.body(Encoding.IDENTITY)).isNull();
    }

    private static CachedAnswer answer(String text) {
        return new CachedAnswer(
                new AnswerKey("/v1/articles/tram-opens", "", ""),
                null,
                text.getBytes(StandardCharsets.UTF_8),
                "hash",
                null,
                HttpHeaders.headers(),
                HttpHeaders.headers(),
                CacheTags.NONE,
                List.of(),
                null);
    }
}
