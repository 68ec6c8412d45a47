/** Tests of rendered documents. */
@NullMarked
package press.dateline.document;

import org.jspecify.annotations.NullMarked;
