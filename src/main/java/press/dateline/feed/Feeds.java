package press.dateline.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.change.AuditTrail;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/** The feeds that have names, as they are stored. Each change is a row of the log, which is told to nobody outside. */
@ApplicationScoped
class Feeds {

    private static final String COLUMNS =
            "SELECT f.id, f.name, f.title, f.description, cast(f.filter AS text) AS filter,"
                    + " f.revision, f.created_at, f.modified_at FROM feed f ";

    private final Session session;
    private final ChangeLog log;
    private final AuditTrail trail;
    private final Clock clock;
    private final ObjectMapper json;
    private final ObjectReader filters;

    Feeds(Session session, ChangeLog log, AuditTrail trail, Clock clock, ObjectMapper json) {
        this.session = session;
        this.log = log;
        this.trail = trail;
        this.clock = clock;
        this.json = json;
        // A newer release may have added some.
        this.filters = json.readerFor(SavedFilter.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** All of them; one statement. */
    List<Feed> all() {
        return rows(session.createNativeQuery(COLUMNS, Object[].class).getResultStream());
    }

    /** By their names; one statement. */
    List<Feed> byName(int rows, String after) {
        return rows(session.createNativeQuery(
                        COLUMNS + "WHERE f.name COLLATE \"C\" > :after ORDER BY f.name COLLATE \"C\"", Object[].class)
                .setParameter("after", after)
                .setMaxResults(rows)
                .getResultStream());
    }

    /**
     * The feed with this name; one statement.
     *
     * @throws ProblemException 404 where there is none
     */
    Feed require(String name) {
        return find(name).orElseThrow(() -> ProblemException.notFound("feed", name));
    }

    /** The same; empty where there is none. */
    Optional<Feed> find(String name) {
        return find(name, "");
    }

    /** The same, which nobody deletes until the transaction ends; empty where there is none. */
    Optional<Feed> findHeld(String name) {
        return find(name, " FOR SHARE");
    }

    /** The same, which nobody else changes until the transaction ends. */
    Feed requireLocked(String name) {
        Feed feed = find(name, " FOR UPDATE").orElseThrow(() -> ProblemException.notFound("feed", name));
        trail.about(feed.id());
        return feed;
    }

    private Optional<Feed> find(String name, String lock) {
        return rows(session.createNativeQuery(COLUMNS + "WHERE f.name = :name" + lock, Object[].class)
                        .setParameter("name", name)
                        .getResultStream())
                .stream()
                .findFirst();
    }

    /** A name made from a title that no feed has; one statement. */
    String freeName(String title) {
        String made = Texts.slug(title);
        String name = made.isEmpty() ? "feed" : made;
        Set<String> taken = new HashSet<>(session.createNativeQuery(
                        "SELECT name FROM feed WHERE name = :name OR name LIKE :name || '-%'", String.class)
                .setParameter("name", name)
                .getResultList());
        taken.add(Feed.ALL);
        return Stream.concat(Stream.of(name), IntStream.iterate(2, n -> n + 1).mapToObj(n -> name + "-" + n))
                .filter(one -> !taken.contains(one))
                .findFirst()
                .orElseThrow();
    }

    /** Makes a feed; the database refuses a name that another one has. */
    Feed add(String name, FeedChanges contents, @Nullable UUID actor) {
        Instant now = Times.now(clock);
        Feed feed =
                new Feed(Ids.next(), name, contents.title(), contents.description(), contents.wanted(), 1, now, now);
        session.createNativeMutationQuery("""
            INSERT INTO feed (id, name, title, description, filter, revision, created_at, modified_at)
            VALUES (:id, :name, :title, cast(:description AS text), cast(:filter AS jsonb), 1, :now, :now)
            """)
                .setParameter("id", feed.id())
                .setParameter("name", name)
                .setParameter("title", feed.title())
                .setParameter("description", feed.description())
                .setParameter("filter", written(feed.filter()))
                .setParameter("now", now)
                .executeUpdate();
        changed(feed, ChangeKind.PUBLISHED, actor);
        return feed;
    }

    /** Changes a feed; where all is as it was, nothing happens. */
    Feed change(Feed feed, FeedChanges wanted, @Nullable UUID actor) {
        Feed changed = new Feed(
                feed.id(),
                feed.name(),
                wanted.title(),
                wanted.description(),
                wanted.wanted(),
                feed.revision() + 1,
                feed.createdAt(),
                Times.now(clock));
        if (FeedChanges.of(changed).equals(FeedChanges.of(feed))) {
            return feed;
        }
        session.createNativeMutationQuery("""
            UPDATE feed SET title = :title, description = cast(:description AS text),
                filter = cast(:filter AS jsonb), revision = :revision, modified_at = :now
            WHERE id = :id
            """)
                .setParameter("id", changed.id())
                .setParameter("title", changed.title())
                .setParameter("description", changed.description())
                .setParameter("filter", written(changed.filter()))
                .setParameter("revision", changed.revision())
                .setParameter("now", changed.modifiedAt())
                .executeUpdate();
        changed(changed, ChangeKind.UPDATED, actor);
        return changed;
    }

    void delete(Feed feed, @Nullable UUID actor) {
        session.createNativeMutationQuery("DELETE FROM feed WHERE id = :id")
                .setParameter("id", feed.id())
                .executeUpdate();
        changed(feed, ChangeKind.DELETED, actor);
    }

    private void changed(Feed feed, ChangeKind kind, @Nullable UUID actor) {
        log.append(new Change(ChangeType.SETTINGS, feed.id(), kind, feed.revision(), null, actor));
    }

    private List<Feed> rows(Stream<Object[]> rows) {
        return rows.map(row -> new Feed(
                        (UUID) row[0],
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        filter((String) row[4]),
                        (Integer) row[5],
                        (Instant) row[6],
                        (Instant) row[7]))
                .toList();
    }

    private SavedFilter filter(String text) {
        try {
            return filters.readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a feed's filter cannot be read: " + text, e);
        }
    }

    private String written(SavedFilter filter) {
        try {
            return json.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a feed's filter can be written", e);
        }
    }
}
