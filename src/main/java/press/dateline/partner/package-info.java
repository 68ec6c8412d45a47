/** Partners: who gets content under a contract. Their keys are in {@code access}. */
@NullMarked
package press.dateline.partner;

import org.jspecify.annotations.NullMarked;
