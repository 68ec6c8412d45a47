@NullMarked
package press.dateline.form;

import org.jspecify.annotations.NullMarked;
