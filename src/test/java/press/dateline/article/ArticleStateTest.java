package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.article.ArticleState.Step;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Each step in each state. */
class ArticleStateTest {

    @ParameterizedTest
    @CsvSource({
        // state,     publish, schedule, unschedule, correct, withdraw, restore
        "DRAFT,       true,    true,     false,      false,   false,    false",
        "SCHEDULED,   true,    true,     true,       false,   true,     false",
        "PUBLISHED,   true,    true,     true,       true,    true,     false",
        "WITHDRAWN,   true,    false,    false,      false,   true,     true",
        "KILLED,      true,    false,    false,      false,   false,    true",
    })
    void eachStateAllowsItsSteps(
            ArticleState state,
            boolean publish,
            boolean schedule,
            boolean unschedule,
            boolean correct,
            boolean withdraw,
            boolean restore) {
        Map<Step, Boolean> expected = Map.of(
                Step.PUBLISH, publish,
                Step.SCHEDULE, schedule,
                Step.UNSCHEDULE, unschedule,
                Step.CORRECT, correct,
                Step.WITHDRAW, withdraw,
                Step.RESTORE, restore);
        for (Step step : Step.values()) {
            assertThat(state.allows(step)).as("%s in %s", step, state).isEqualTo(expected.get(step));
            if (state.allows(step)) {
                assertThat(state.allowed()).contains(step);
                assertThatCode(() -> state.require(step)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> state.require(step))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                problem -> assertThat(problem.type()).isEqualTo(ProblemType.WRONG_STATE));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "draft,,DRAFT",
        "scheduled,,SCHEDULED",
        "published,,PUBLISHED",
        "withdrawn,kill,KILLED",
        "withdrawn,withhold,WITHDRAWN",
        "withdrawn,unpublish,WITHDRAWN"
    })
    void whatIsStoredIsAState(String word, String withdrawalKind, ArticleState state) {
        assertThat(ArticleState.of(word, withdrawalKind)).isEqualTo(state);
        assertThat(state.word()).isEqualTo(word);
    }
}
