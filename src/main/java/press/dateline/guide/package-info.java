/** Documents for people, as pages that need no script: guides and the catalogue of problems, below {@code /docs}. */
@NullMarked
package press.dateline.guide;

import org.jspecify.annotations.NullMarked;
