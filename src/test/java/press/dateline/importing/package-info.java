/** Tests of what comes in from outside, the demonstration content included. */
@NullMarked
package press.dateline.importing;

import org.jspecify.annotations.NullMarked;
