package press.dateline;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of some packages, in a process of their own; the other one runs {@link SecondHalf}, which takes as long. */
@Suite(failIfNoTests = false)
@SelectPackages("press.dateline")
@IncludeClassNamePatterns(FirstHalf.CLASSES)
final class FirstHalf {

    static final String CLASSES = "press\\.dateline\\.(appeal|classifier|comment|exporting|feed|form|html|importing"
            + "|incoming|leak|mention|moderation|queue|reader|sanction|text)\\..*Test";

    private FirstHalf() {}
}
