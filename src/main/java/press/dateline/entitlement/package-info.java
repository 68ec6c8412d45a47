/** What partners get: entitlements, as they are agreed on. */
@NullMarked
package press.dateline.entitlement;

import org.jspecify.annotations.NullMarked;
