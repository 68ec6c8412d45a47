/** Tests of blocks and spans. */
@NullMarked
package press.dateline.block;

import org.jspecify.annotations.NullMarked;
