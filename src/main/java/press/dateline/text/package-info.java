/**
 * Text as it is searched: how articles in each language are cut into terms, what people's queries mean, how matches
 * are ranked, shown and spelled right. Pure functions over Lucene: nothing here knows of requests, tables or files.
 */
@NullMarked
package press.dateline.text;

import org.jspecify.annotations.NullMarked;
