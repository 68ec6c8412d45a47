/**
 * A published article in other forms than its JSON: JSON-LD, Markdown, plain text, IPTC ninjs and NewsML-G2, written from
 * the rendered document.
 */
@NullMarked
package press.dateline.form;

import org.jspecify.annotations.NullMarked;
