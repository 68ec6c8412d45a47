/** Tests of readers, and the identity provider that they sign in at. */
@NullMarked
package press.dateline.reader;

import org.jspecify.annotations.NullMarked;
