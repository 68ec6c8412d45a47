/** Clients that others generate from the contract, and linters over it; with {@code -Pclients} only. */
@NullMarked
package press.dateline.clients;

import org.jspecify.annotations.NullMarked;
