@NullMarked
package press.dateline.classifier;

import org.jspecify.annotations.NullMarked;
