/** Tests of fetching. */
@NullMarked
package press.dateline.fetch;

import org.jspecify.annotations.NullMarked;
