/** Tests of feeds. */
@NullMarked
package press.dateline.feed;

import org.jspecify.annotations.NullMarked;
