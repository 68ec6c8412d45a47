/** What callers were given: counts by day and path, and which partner holds which article. */
@NullMarked
package press.dateline.usage;

import org.jspecify.annotations.NullMarked;
