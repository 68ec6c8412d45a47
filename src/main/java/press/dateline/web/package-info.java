/** Shared HTTP: problems, cursors, pages, conditional requests. Imports no feature. */
@NullMarked
package press.dateline.web;

import org.jspecify.annotations.NullMarked;
