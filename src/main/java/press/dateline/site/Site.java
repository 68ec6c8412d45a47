package press.dateline.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Card;

/** The publication: one row, made by the migration. */
@Entity
class Site extends Card {

    String name = "";

    @Nullable
    String tagline;

    String language = "en";

    @Column(name = "time_zone")
    String timeZone = "UTC";

    @Column(name = "web_url")
    String webUrl = "";

    @Column(name = "article_pattern")
    String articlePattern = "";

    @Column(name = "section_pattern")
    String sectionPattern = "";

    @Column(name = "tag_pattern")
    String tagPattern = "";

    @Column(name = "person_pattern")
    String personPattern = "";

    @Column(name = "place_pattern")
    String placePattern = "";

    @Column(name = "preview_pattern")
    String previewPattern = "";

    @Column(name = "corrections_policy")
    @Nullable
    String correctionsPolicy;

    @Column(name = "comments_policy")
    @Nullable
    String commentsPolicy;

    @Column(name = "ai_policy")
    @Nullable
    String aiPolicy;

    @Column(name = "comments_identity")
    String commentsIdentity = "both";

    @Column(name = "comments_prompt")
    String commentsPrompt = "";

    @Column(name = "comments_moderation")
    String commentsModeration = CommentSettings.PRE;

    @Column(name = "comments_most_links")
    int commentsMostLinks = LinkRules.USUAL.most();

    @Column(name = "comments_link_domains")
    List<String> commentsLinkDomains = LinkRules.USUAL.domains();

    @Column(name = "comments_spam_queue_above")
    @Nullable
    Double commentsSpamQueueAbove = SpamRules.USUAL.queueAbove();

    @Column(name = "comments_spam_reject_above")
    @Nullable
    Double commentsSpamRejectAbove = SpamRules.USUAL.rejectAbove();

    @Column(name = "comments_new_reader_approved")
    int commentsNewReaderApproved = NewReaderRules.USUAL.approved();

    @Column(name = "comments_record_rejected_share")
    @Nullable
    Double commentsRecordRejectedShare = RecordRules.USUAL.rejectedShare();

    @Column(name = "comments_record_at_least")
    int commentsRecordAtLeast = RecordRules.USUAL.atLeast();

    @Column(name = "comments_slow_mode_minutes")
    int commentsSlowModeMinutes = SlowMode.OFF.minutes();

    @Column(name = "comments_depth")
    @Nullable
    Integer commentsDepth;

    @Column(name = "comments_edit_minutes")
    int commentsEditMinutes = CommentSettings.USUAL_EDIT;

    @Column(name = "comments_erasure")
    String commentsErasure = CommentSettings.REMOVE;

    @Column(name = "comments_reactions")
    List<String> commentsReactions = CommentSettings.USUAL_REACTIONS;

    @Column(name = "comments_reserved_names")
    List<String> commentsReservedNames = List.of();

    @Column(name = "comments_mode")
    @Nullable
    String commentsMode;

    @Column(name = "comments_message")
    @Nullable
    String commentsMessage;

    @Column(name = "comments_auto_close_days")
    @Nullable
    Integer commentsAutoCloseDays;

    @Column(name = "comments_opening_hours")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    List<OpeningHours> commentsOpeningHours;

    @Column(name = "logo_image_id")
    @Nullable
    UUID logoImageId;

    @Override
    public @Nullable String slug() {
        return null;
    }
}
