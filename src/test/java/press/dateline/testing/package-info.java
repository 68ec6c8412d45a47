/** What tests share: the database, callers, builders, whole processes. */
@NullMarked
package press.dateline.testing;

import org.jspecify.annotations.NullMarked;
