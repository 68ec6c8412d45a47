/** PostgreSQL: the embedded server when no URL is configured, and the secrets that instances share through it. */
@NullMarked
package press.dateline.database;

import org.jspecify.annotations.NullMarked;
