package press.dateline.site;

import java.time.Duration;

/**
 * The rules that depend on who posts.
 *
 * @param newReader how many approved comments it takes to be no longer new; 0: nobody is new
 * @param slowMode how long a reader has to wait with the next comment on the same article; zero: not at all
 */
public record ReaderRules(int newReader, RecordRules record, Duration slowMode) {

    static ReaderRules of(Site site) {
        return new ReaderRules(
                site.commentsNewReaderApproved,
                new RecordRules(site.commentsRecordRejectedShare, site.commentsRecordAtLeast),
                Duration.ofMinutes(site.commentsSlowModeMinutes));
    }
}
