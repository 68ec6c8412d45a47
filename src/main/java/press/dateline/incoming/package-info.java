/** Reads what other systems write: RSS, Atom, JSON Feed and NewsML-G2, as far as each can be read. */
@NullMarked
package press.dateline.incoming;

import org.jspecify.annotations.NullMarked;
