/** Tests of what leaves for other systems. */
@NullMarked
package press.dateline.syndication;

import org.jspecify.annotations.NullMarked;
