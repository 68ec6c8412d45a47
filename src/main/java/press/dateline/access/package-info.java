/** Who may call: API keys and their scopes. */
@NullMarked
package press.dateline.access;

import org.jspecify.annotations.NullMarked;
