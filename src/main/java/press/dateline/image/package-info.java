/** Pictures: metadata and URLs. Dateline neither stores nor resizes them. */
@NullMarked
package press.dateline.image;

import org.jspecify.annotations.NullMarked;
