/** Readers: who comments. Those who sign in elsewhere, by the tokens of that, and guests. */
@NullMarked
package press.dateline.reader;

import org.jspecify.annotations.NullMarked;
