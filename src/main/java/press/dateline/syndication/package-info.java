/** What leaves for other systems: the changes that they poll. */
@NullMarked
package press.dateline.syndication;

import org.jspecify.annotations.NullMarked;
