/** What moderators lay on readers: warnings, muting, suspensions, bans, modes of their own. */
@NullMarked
package press.dateline.sanction;

import org.jspecify.annotations.NullMarked;
