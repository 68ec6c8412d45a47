package press.dateline.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.site.OpeningHours;
import press.dateline.web.Times;

/** What moderators have said of single articles' discussions. */
@ApplicationScoped
class ArticleDiscussions {

    private final Session session;
    private final ObjectMapper json;
    private final Clock clock;

    ArticleDiscussions(Session session, ObjectMapper json, Clock clock) {
        this.session = session;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Who has said something, and when.
     *
     * @param by a key
     * @param moderator which of those who share it
     */
    record Said(Instant at, @Nullable UUID by, @Nullable String moderator) {}

    /** Stores what a moderator says, for whatever was said before, and tells the comments' stream; one statement. */
    void say(UUID article, NewDiscussion wanted, @Nullable UUID key) {
        session.createNativeMutationQuery("""
                        WITH told AS (INSERT INTO comment_event (kind, article_id) VALUES ('counted', :article))
                        INSERT INTO article_discussion (
                            article_id, mode, message, auto_close_days, opening_hours, at, actor, moderator)
                        VALUES (:article, :mode, :message, :days, cast(:hours AS jsonb), :at, :key, :moderator)
                        ON CONFLICT (article_id) DO UPDATE SET
                            mode = excluded.mode, message = excluded.message, auto_close_days = excluded.auto_close_days,
                            opening_hours = excluded.opening_hours, at = excluded.at, actor = excluded.actor,
                            moderator = excluded.moderator
                        """)
                .setParameter("article", article)
                .setParameter("mode", wanted.mode(), String.class)
                .setParameter("message", wanted.message(), String.class)
                .setParameter("days", wanted.autoCloseDays(), Integer.class)
                .setParameter("hours", written(wanted.openingHours()), String.class)
                .setParameter("at", Times.now(clock), Instant.class)
                .setParameter("key", key, UUID.class)
                .setParameter("moderator", wanted.moderator(), String.class)
                .executeUpdate();
    }

    /** Who has said something of an article's discussion last; one statement. */
    Optional<Said> lastOf(UUID article) {
        return session.createNativeQuery(
                        "SELECT at, actor, moderator FROM article_discussion WHERE article_id = :article",
                        Object[].class)
                .setParameter("article", article)
                .uniqueResultOptional()
                .map(row -> new Said((Instant) row[0], (UUID) row[1], (String) row[2]));
    }

    private @Nullable String written(@Nullable List<OpeningHours> hours) {
        try {
            return hours == null ? null : json.writeValueAsString(hours);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("opening hours can be written", e);
        }
    }
}
