/** PostgreSQL: the embedded server, the check of a given one, the settings of both. Imports no feature. */
@NullMarked
package press.dateline.database;

import org.jspecify.annotations.NullMarked;
