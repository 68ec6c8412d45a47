/** What readers get: articles rendered once, at publication, and renewed when a card changes. */
@NullMarked
package press.dateline.document;

import org.jspecify.annotations.NullMarked;
