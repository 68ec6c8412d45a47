/** What partners and keys may use: plans, and who has which. What is left of them is the business of {@code quota}. */
@NullMarked
package press.dateline.plan;

import org.jspecify.annotations.NullMarked;
