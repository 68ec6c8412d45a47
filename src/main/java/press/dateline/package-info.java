/** The program: its commands, and what they do before Quarkus starts. */
@NullMarked
package press.dateline;

import org.jspecify.annotations.NullMarked;
