/**
 * Published articles as callers read them: by id, in lists, and by the addresses of their pages. All of it is found in
 * rendered documents; nothing here knows how articles are written.
 */
@NullMarked
package press.dateline.reading;

import org.jspecify.annotations.NullMarked;
