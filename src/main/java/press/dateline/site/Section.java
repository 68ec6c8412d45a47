package press.dateline.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Card;

/** A section of the publication; sections form a tree. */
@Entity
class Section extends Card {

    String slug = "";

    String name = "";

    @Nullable
    String description;

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    int position;

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

    /** What is said of its discussions. */
    DiscussionRules discussionRules() {
        return new DiscussionRules(commentsMode, commentsMessage, commentsAutoCloseDays, commentsOpeningHours);
    }

    void discuss(DiscussionRules rules) {
        commentsMode = rules.mode();
        commentsMessage = rules.message();
        commentsAutoCloseDays = rules.autoCloseDays();
        commentsOpeningHours = rules.openingHours();
    }

    @Override
    public String slug() {
        return slug;
    }
}
