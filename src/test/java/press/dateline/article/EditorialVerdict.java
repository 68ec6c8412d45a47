package press.dateline.article;

import java.util.ArrayList;
import java.util.List;

/** What the {@link EditorialJudge} counts, article by article. */
final class EditorialVerdict {

    int articles;

    /** Articles that lack something that was acknowledged. */
    int lost;

    /** Articles of which a part shows a step and another does not, or in another order. */
    int halfDone;

    /** Articles with more in them than was asked for: a schedule ran twice, or a request was done twice. */
    int doneTwice;

    /** Schedules that were due and did not run. */
    int forgotten;

    long schedulesRun;

    /** Requests without an answer that were done. */
    int foundDone;

    /** Numbers that the change log lacks. */
    int gaps;

    /** Answers to readers that do not fit what is stored. */
    int misread;

    /** What is wrong, in words. */
    final List<String> faults = new ArrayList<>();

    /** How much is wrong. */
    int wrong() {
        return lost + halfDone + doneTwice + forgotten + gaps + misread;
    }
}
