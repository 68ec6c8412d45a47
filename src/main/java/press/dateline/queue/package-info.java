/** What moderators work with: what readers report, the queue, claims, decisions and their log, figures. */
@NullMarked
package press.dateline.queue;

import org.jspecify.annotations.NullMarked;
