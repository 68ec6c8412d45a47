/** Tests of the site, its sections and tags. */
@NullMarked
package press.dateline.site;

import org.jspecify.annotations.NullMarked;
