package press.dateline.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.classifier.Classifier;
import press.dateline.classifier.Example;
import press.dateline.classifier.Measure;
import press.dateline.classifier.Trained;
import press.dateline.moderation.SpamCorpus.Said;
import press.dateline.site.SpamRules;

class SpamPhaseTest {

    private static final Trained LEARNT = learnt(SpamCorpus.of(1, 200));
    private static final Classifier CLASSIFIER = LEARNT.classifier();
    private static final List<Said> NEW = SpamCorpus.of(2, 2000);

    @Test
    void twoHundredDecisionsAreEnough() {
        Measure measured = LEARNT.measures().get(3);
        assertThat(measured.threshold()).isEqualTo(0.9);
        assertThat(measured.precision()).isGreaterThan(0.97);
        assertThat(measured.recall()).isGreaterThan(0.7);
        assertThat(caught(false, 0.9)).as("what is no spam").isLessThan(0.02);
        assertThat(caught(true, 0.9)).as("what is").isGreaterThan(0.85);
    }

    @Test
    void disguisesAreSeenThrough() {
        long spam = NEW.stream().filter(Said::spam).count();
        long caught = NEW.stream()
                .filter(Said::spam)
                .filter(said -> score(SpamCorpus.disguised(said.text(), 5)) >= 0.9)
                .count();
        assertThat((double) caught / spam).isGreaterThan(0.6);
        assertThat(features("Cheap casino bonus")).isEqualTo(features("сheap   ÇASIN0 b-o-n-u-s"));
        assertThat(features("online pills")).isEqualTo(features("0nl1ne pi1ls"));
    }

    @Test
    void theSiteSaysFromWhichScoreOnSomethingIsDone() {
        String spam = "Earn $500 a day working from home, visit https://easy-cash1.example";
        double score = score(spam);
        assertThat(score).isBetween(0.95, 0.9999);
        assertThat(judge(spam, rules(0.9, null)).decision()).isEqualTo(Answer.Decision.QUEUE);
        assertThat(judge(spam, rules(0.9, 0.95)).decision()).isEqualTo(Answer.Decision.REJECT);
        assertThat(judge(spam, rules(null, 0.95)).decision()).isEqualTo(Answer.Decision.REJECT);
        assertThat(judge(spam, rules(null, 1.0))).isEqualTo(Answer.NEXT);
        assertThat(judge(spam, rules(null, null))).isEqualTo(Answer.NEXT);
        assertThat(judge(spam, SpamInForce.NONE)).isEqualTo(Answer.NEXT);
        assertThat(judge("I think the mayor is right about the trams.", rules(0.5, 0.5)))
                .isEqualTo(Answer.NEXT);
    }

    @Test
    void spansPointIntoWhatWasWritten() {
        String text = "🐒 Für alle: $lots and fr€€ sp1ns, ВЕST 0nline с\u200Basino bonus 50 at www.lucky1.example now";
        Answer answer = judge(text, rules(0.5, null));
        Finding finding = Objects.requireNonNull(answer.finding());
        assertThat(finding.rule()).isEqualTo("spam");
        assertThat(finding.reason()).isEqualTo("spam");
        assertThat(finding.version()).isEqualTo(4);
        assertThat(finding.score()).isBetween(0.5, 1.0);
        assertThat(finding.spans()).isNotEmpty().hasSizeLessThanOrEqualTo(10);
        int behind = 0;
        for (Span span : finding.spans()) {
            assertThat(span.in()).isEqualTo("text");
            assertThat(span.start()).isGreaterThanOrEqualTo(behind);
            assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(text.length());
            behind = span.end();
        }
        assertThat(finding.spans())
                .as("disguised words")
                .extracting(span -> text.substring(span.start(), span.end()))
                .contains("fr€€ sp1ns", "ВЕST 0nline с\u200Basino");
    }

    @Test
    void whatHasNothingThatSpeaksForSpamIsNone() {
        List<Said> rejected = IntStream.range(0, 300)
                .mapToObj(i -> new Said("Ann", "buy this now number " + i, i % 15 != 0))
                .toList();
        Classifier strict = learnt(rejected).classifier();
        SpamInForce rules = new SpamInForce(new SpamModel(1, strict), new SpamRules(0.5, 0.5));
        for (String text : List.of("🐒", "ዐዒዓ", "?!")) {
            assertThat(new SpamPhase().judge(said("🐒", text), PipelineTest.rules(rules)))
                    .isEqualTo(Answer.NEXT);
        }
    }

    @Test
    void theLongestTextsAreTaken() {
        assertThat(score("a".repeat(5000))).isBetween(0.0, 1.0);
        assertThat(score("我".repeat(5000))).isBetween(0.0, 1.0);
        assertThat(score("ab ".repeat(1666))).isBetween(0.0, 1.0);
        assertThat(score("")).isBetween(0.0, 1.0);
    }

    private static double caught(boolean spam, double threshold) {
        List<Said> kind = NEW.stream().filter(said -> said.spam() == spam).toList();
        return (double) kind.stream()
                        .filter(said -> score(said.text()) >= threshold)
                        .count()
                / kind.size();
    }

    private static Trained learnt(List<Said> decided) {
        return Trained.from(decided.stream()
                .map(said -> new Example(SpamFeatures.of("Ann", said.text()).distinct(), said.spam()))
                .toList());
    }

    private static int[] features(String text) {
        return SpamFeatures.of("Ann", text).distinct();
    }

    private static double score(String text) {
        return CLASSIFIER.probability(features(text));
    }

    private static SpamInForce rules(@Nullable Double queueAbove, @Nullable Double rejectAbove) {
        return new SpamInForce(new SpamModel(4, CLASSIFIER), new SpamRules(queueAbove, rejectAbove));
    }

    private static Answer judge(String text, SpamInForce spam) {
        return new SpamPhase().judge(said("Ann", text), PipelineTest.rules(spam));
    }

    private static Submission said(String name, String text) {
        return new Submission(new UUID(0, 1), null, name, text, Instant.EPOCH, null, null, null);
    }
}
