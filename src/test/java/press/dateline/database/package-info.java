@NullMarked
package press.dateline.database;

import org.jspecify.annotations.NullMarked;
