@NullMarked
package press.dateline.entitlement;

import org.jspecify.annotations.NullMarked;
