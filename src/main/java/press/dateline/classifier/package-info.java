/** Learns from examples to tell two kinds apart, wanted and unwanted, and knows nothing of what they are. */
@NullMarked
package press.dateline.classifier;

import org.jspecify.annotations.NullMarked;
