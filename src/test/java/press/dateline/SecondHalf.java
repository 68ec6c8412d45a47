package press.dateline;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests that {@link FirstHalf} has not. */
@Suite
@SelectPackages("press.dateline")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns(FirstHalf.CLASSES)
final class SecondHalf {

    private SecondHalf() {}
}
