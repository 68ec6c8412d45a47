/** Articles as feeds: saved filters with a name, and the forms in which feed readers and partners take them. */
@NullMarked
package press.dateline.feed;

import org.jspecify.annotations.NullMarked;
