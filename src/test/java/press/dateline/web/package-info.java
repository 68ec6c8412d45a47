/** Tests of shared HTTP. */
@NullMarked
package press.dateline.web;

import org.jspecify.annotations.NullMarked;
