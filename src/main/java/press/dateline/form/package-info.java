/** A published article in other forms than its JSON: JSON-LD, Markdown and plain text, written from the rendered document. */
@NullMarked
package press.dateline.form;

import org.jspecify.annotations.NullMarked;
