package press.dateline.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.moderation.WordMatcherTest.matcher;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.site.RecordRules;

class PipelineTest {

    private static final UUID ARTICLE = new UUID(0, 1);
    private static final Rules PRE = rules(false, List.of());
    private static final Rules POST = rules(true, List.of());

    @Test
    void whereNoPhaseDecidesTheModeDoes() {
        assertThat(judge("Good.", PRE)).isEqualTo(new Verdict("pending", List.of()));
        assertThat(judge("Good.", POST)).isEqualTo(new Verdict("approved", List.of()));
    }

    @Test
    void theFirstRejectionEndsIt() {
        Phase never = (_, _) -> {
            throw new AssertionError("nobody asks this one");
        };
        Verdict verdict = new Pipeline(List.of(queue("a"), reject("b"), never)).judge(said("x"), POST);
        assertThat(verdict.state()).isEqualTo("rejected");
        assertThat(verdict.findings()).extracting(Finding::rule).containsExactly("a", "b");
        assertThat(verdict.reasonCode()).contains("b-reason");
        Phase accept = (_, _) -> new Answer(Answer.Decision.ACCEPT, null);
        assertThat(new Pipeline(List.of(accept, never)).judge(said("x"), PRE).state())
                .isEqualTo("approved");
        assertThat(new Pipeline(List.of(queue("a"), accept, never))
                        .judge(said("x"), POST)
                        .state())
                .isEqualTo("pending");
    }

    @Test
    void aQueueIsRememberedAndTheRestGoesOn() {
        Verdict verdict = new Pipeline(List.of(queue("a"), (_, _) -> Answer.NEXT, queue("b"))).judge(said("x"), POST);
        assertThat(verdict.state()).isEqualTo("pending");
        assertThat(verdict.findings()).extracting(Finding::rule).containsExactly("a", "b");
        assertThat(verdict.reasonCode()).isEmpty();
    }

    @Test
    void wordsAreFoundInTheTextAndTheName() {
        assertThat(judge("more $pam here", POST).findings())
                .containsExactly(new Finding(
                        "banned", 7, "reject", "banned-word", null, List.of(new Span("text", 5, 9, "spam"))));
        Verdict named = Pipeline.usual()
                .judge(new Submission(ARTICLE, null, "King of Spam", "Good.", Instant.EPOCH, null, null, null), POST);
        assertThat(named.findings().getFirst().spans()).containsExactly(new Span("displayName", 8, 12, "spam"));
        Verdict suspect = judge("a casino", POST);
        assertThat(suspect.state()).isEqualTo("pending");
        assertThat(suspect.findings())
                .containsExactly(new Finding(
                        "suspect", 3, "queue", "suspect-word", null, List.of(new Span("text", 2, 8, "casino"))));
        assertThat(judge("a casino with spam", POST).findings())
                .as("what is rejected is not looked at further")
                .extracting(Finding::rule)
                .containsExactly("banned");
    }

    @Test
    void theSameAgainIsRejected() {
        Verdict again = Pipeline.usual()
                .judge(new Submission(ARTICLE, null, "Ann", "Good.", Instant.EPOCH, new UUID(0, 2), null, null), PRE);
        assertThat(again.state()).isEqualTo("rejected");
        assertThat(again.reasonCode()).contains("repeated");
    }

    @Test
    void whatSaysTheSameHasTheSameKey() {
        byte[] key = written("Ann", "Buy my book, it is good!", null).repeatKey();
        assertThat(written("ANN", "Buy my book — it is gööd", null).repeatKey()).isEqualTo(key);
        assertThat(written("Ann", "Buy my book, it is good!", new UUID(0, 9)).repeatKey())
                .isEqualTo(key);
        assertThat(written("Bob", "Buy my book, it is good!", null).repeatKey()).isNotEqualTo(key);
        assertThat(written("Ann", "Buy my books, they are good!", null).repeatKey())
                .isNotEqualTo(key);
        assertThat(written("Ann", "Thanks!", new UUID(0, 9)).repeatKey())
                .as("short ones may be said to several")
                .isNotEqualTo(written("Ann", "Thanks!", new UUID(0, 8)).repeatKey());
        assertThat(written("Ann", "🐒", null).repeatKey())
                .isNotEqualTo(written("Ann", "👍", null).repeatKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no link, but e.g. this and/or 3.5",
                "https://a.example/x and www.b.example",
                "see https://www.site.example/a https://site.example/b http://news.site.example www.site.example/d",
                "mail me at ann@mail.example/home and it.Is/so"
            })
    void fewLinksAndThoseToTheSiteAreFine(String text) {
        assertThat(judge(text, POST).findings()).isEmpty();
    }

    @Test
    void manyLinksAndThoseElsewhereAreQueued() {
        Verdict many = judge("HTTPS://a.example www.b.example bit.ly/c", POST);
        assertThat(many.state()).isEqualTo("pending");
        assertThat(many.findings().getFirst().reason()).isEqualTo("link");
        assertThat(many.findings().getFirst().spans())
                .containsExactly(Span.ofText(0, 17), Span.ofText(18, 31), Span.ofText(32, 40));
        Rules allowed = rules(true, List.of("good.example"));
        assertThat(judge("https://good.example/ and [x](https://www.good.example:8080/x?y)", allowed)
                        .findings())
                .isEmpty();
        for (String elsewhere : List.of(
                "https://bad.example",
                "https://good.example@bad.example/",
                "https://good.example:x@bad.example/",
                "https://bad.example/good.example",
                "https://bad.example\\good.example",
                "https:\\\\bad.example",
                "https://verygood.example",
                "https://good.example.bad.example",
                "www.bad.example#good.example")) {
            assertThat(judge(elsewhere, allowed).state()).as(elsewhere).isEqualTo("pending");
        }
    }

    @Test
    void longTextsInCapitalsAreQueued() {
        String shouted = "THIS IS AN OUTRAGE AND NOBODY DOES ANYTHING AGAINST IT AT ALL";
        assertThat(judge(shouted, POST).findings().getFirst().rule()).isEqualTo("capitals");
        assertThat(judge("NATO AND THE EU", POST).findings()).isEmpty();
        assertThat(judge("The NATO and the EU have met in Brussels to talk about the USA.", POST)
                        .findings())
                .isEmpty();
        assertThat(judge("这是一个很长的评论".repeat(10), POST).findings()).isEmpty();
    }

    @Test
    void whatIsRepeatedAgainAndAgainIsQueued() {
        assertThat(judge("No" + "o".repeat(21) + "!", POST)
                        .findings()
                        .getFirst()
                        .spans())
                .containsExactly(Span.ofText(1, 23));
        assertThat(judge("Oh 🐒" + "🐒".repeat(20), POST).findings().getFirst().spans())
                .containsExactly(Span.ofText(3, 45));
        assertThat(judge("I say free, FREE, free! Fréé free free now", POST)
                        .findings()
                        .getFirst()
                        .spans())
                .containsExactly(Span.ofText(6, 38));
        assertThat(judge("a\n" + "-".repeat(60) + "\nb" + " ".repeat(60) + "no no no!!!", POST)
                        .findings())
                .isEmpty();
    }

    @Test
    void newReadersAreQueued() {
        assertThat(by(new Standing(2, 0, 0, false, null)).findings())
                .containsExactly(new Finding("new-reader", 1, "queue", "new-reader", null, List.of()));
        assertThat(by(new Standing(3, 0, 0, false, null)).state()).isEqualTo("approved");
        assertThat(by(new Standing(0, 0, 0, true, null)).state()).as("staff").isEqualTo("approved");
        assertThat(judge("Good.", POST).state()).as("nobody is known").isEqualTo("approved");
    }

    @Test
    void readersOfWhomManyWereRejectedLatelyAreQueued() {
        assertThat(by(new Standing(9, 4, 2, false, null)).findings())
                .containsExactly(new Finding("record", 1, "queue", "reader-record", null, List.of()));
        assertThat(by(new Standing(9, 3, 3, false, null)).state())
                .as("of too few")
                .isEqualTo("approved");
        assertThat(by(new Standing(9, 5, 2, false, null)).state())
                .as("less than half")
                .isEqualTo("approved");
        assertThat(by(new Standing(0, 9, 9, true, null)).state()).as("staff").isEqualTo("approved");
        assertThat(by(new Standing(0, 9, 9, false, null)).findings())
                .extracting(Finding::rule)
                .containsExactly("new-reader", "record");
    }

    @Test
    void whatMutedReadersSayIsRejectedAndTheyAreNotTold() {
        Verdict muted = by(MUTED);
        assertThat(muted.state()).isEqualTo("rejected");
        assertThat(muted.findings()).containsExactly(new Finding("sanction", 1, "reject", "muted", null, List.of()));
        assertThat(muted.reasonCode()).isEmpty();
        assertThat(muted.toldState()).isEqualTo("pending");
        Verdict held = Pipeline.usual().judge(said("a casino", MUTED), POST);
        assertThat(held.findings()).extracting(Finding::rule).containsExactly("suspect", "sanction");
        assertThat(held.toldState()).isEqualTo("pending");
        assertThat(judge("spam", POST).toldState()).isEqualTo("rejected");
    }

    @Test
    void mutedReadersAreToldOfOtherRejectionsLikeAnybody() {
        Verdict banned = Pipeline.usual().judge(said("a casino with spam", MUTED), POST);
        assertThat(banned.toldState()).isEqualTo("rejected");
        assertThat(banned.reasonCode()).contains("banned-word");
        Verdict again = Pipeline.usual()
                .judge(new Submission(ARTICLE, null, "Ann", "Good.", Instant.EPOCH, new UUID(0, 2), MUTED, null), PRE);
        assertThat(again.toldState()).isEqualTo("rejected");
        assertThat(again.reasonCode()).contains("repeated");
    }

    @Test
    void whatOneReaderSaysAgainHasTheSameKeyUnderAnyNameOnAnyArticle() {
        UUID ann = new UUID(0, 1);
        String text = "Buy my book, it is good!";
        byte[] key = written("Ann", text, null).repeatKeys(ann).ofReader();
        assertThat(new Written(new UUID(0, 3), new UUID(0, 9), "Bea", "Buy my BOOK it is good", Instant.EPOCH)
                        .repeatKeys(ann)
                        .ofReader())
                .isEqualTo(key);
        assertThat(written("Ann", text, null).repeatKeys(new UUID(0, 2)).ofReader())
                .isNotEqualTo(key);
        assertThat(written("Ann", "Buy my books, they are good!", null)
                        .repeatKeys(ann)
                        .ofReader())
                .isNotEqualTo(key);
        byte[] brief = written("Ann", "Thanks!", null).repeatKeys(ann).ofReader();
        assertThat(written("Bea", "thanks", null).repeatKeys(ann).ofReader()).isEqualTo(brief);
        assertThat(written("Ann", "Thanks!", new UUID(0, 9)).repeatKeys(ann).ofReader())
                .isNotEqualTo(brief);
        assertThat(new Written(new UUID(0, 3), null, "Ann", "Thanks!", Instant.EPOCH)
                        .repeatKeys(ann)
                        .ofReader())
                .isNotEqualTo(brief);
    }

    private static final Standing MUTED = new Standing(9, 0, 0, false, "mute");

    private static Verdict by(Standing reader) {
        return Pipeline.usual().judge(said("Good.", reader), POST);
    }

    private static Verdict judge(String text, Rules rules) {
        return Pipeline.usual().judge(said(text), rules);
    }

    private static Submission said(String text) {
        return new Submission(ARTICLE, null, "Ann", text, Instant.EPOCH, null, null, null);
    }

    private static Submission said(String text, Standing reader) {
        return new Submission(ARTICLE, null, "Ann", text, Instant.EPOCH, null, reader, null);
    }

    private static Written written(String name, String text, @Nullable UUID parent) {
        return new Written(ARTICLE, parent, name, text, Instant.EPOCH);
    }

    private static Rules rules(boolean postModerated, List<String> domains) {
        return rules(postModerated, domains, SpamInForce.NONE);
    }

    /** Those of a site that moderates afterwards and takes this for spam. */
    static Rules rules(SpamInForce spam) {
        return rules(true, List.of(), spam);
    }

    private static Rules rules(boolean postModerated, List<String> domains, SpamInForce spam) {
        return new Rules(
                postModerated,
                2,
                domains,
                "site.example",
                new CompiledList(7, matcher("spam")),
                new CompiledList(3, matcher("casino")),
                spam,
                3,
                new RecordRules(0.5, 4),
                false);
    }

    private static Phase queue(String rule) {
        return (_, _) -> Answer.queue(rule, 1, rule + "-reason", List.of());
    }

    private static Phase reject(String rule) {
        return (_, _) -> Answer.reject(rule, 1, rule + "-reason", List.of());
    }
}
