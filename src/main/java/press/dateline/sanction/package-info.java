/** What moderators lay on readers: warnings, muting, suspensions, bans. */
@NullMarked
package press.dateline.sanction;

import org.jspecify.annotations.NullMarked;
