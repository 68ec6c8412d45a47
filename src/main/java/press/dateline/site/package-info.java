/** The publication, its sections and its tags. */
@NullMarked
package press.dateline.site;

import org.jspecify.annotations.NullMarked;
