package press.dateline.preview;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Token;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** The preview links. */
@ApplicationScoped
class PreviewLinks implements PanacheRepositoryBase<PreviewLink, UUID> {

    /** What every token begins with. */
    static final String PREFIX = "dlp_";

    /** How long a link that has ended is still listed. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Session session;

    PreviewLinks(Session session) {
        this.session = session;
    }

    /** Stores a link, and forgets those that ended long ago. */
    void add(PreviewLink link) {
        delete("expiresAt < ?1", link.madeAt.minus(KEPT));
        persist(link);
    }

    /** An article's, the newest first. */
    List<PreviewLink> of(UUID article, Optional<UUID> before, int rows) {
        return before.isPresent()
                ? find("articleId = ?1 and id < ?2 order by id desc", article, before.get())
                        .range(0, rows - 1)
                        .list()
                : find("articleId = ?1 order by id desc", article)
                        .range(0, rows - 1)
                        .list();
    }

    Optional<PreviewLink> of(UUID article, UUID id) {
        return find("articleId = ?1 and id = ?2", article, id).firstResultOptional();
    }

    /**
     * The article whose draft a token shows, locked until the transaction ends: nobody kills it meanwhile. One
     * statement.
     *
     * @throws ProblemException 403 where it shows none, or no more
     */
    UUID shownBy(String text, Instant now) {
        Object[] row = Token.parse(PREFIX, text)
                .flatMap(token -> session.createNativeQuery("""
                                SELECT l.article_id, l.expires_at, l.revoked_at, coalesce(k.revoked_at, p.ended_at), k.expires_at,
                                    a.killed_at >= l.made_at
                                FROM preview_link l JOIN article a ON a.id = l.article_id
                                LEFT JOIN api_key k ON k.id = l.made_by
                                LEFT JOIN partner p ON p.id = k.partner_id WHERE l.token_hash = ?1
                                FOR NO KEY UPDATE OF a
                                """, Object[].class)
                        .setParameter(1, token.hash(), byte[].class)
                        .getResultStream()
                        .findFirst())
                .orElseThrow(() -> refused("is not one that a preview link has: copy the link once more."));
        if (row[2] != null || row[3] != null) {
            throw refused("was revoked: ask for a new link.");
        }
        requireLater((Instant) row[1], now);
        requireLater((Instant) row[4], now);
        if (Boolean.TRUE.equals(row[5])) {
            throw refused("is of an article that was killed since: ask for a new link.");
        }
        return (UUID) row[0];
    }

    private static void requireLater(@Nullable Instant end, Instant now) {
        if (end != null && !end.isAfter(now)) {
            throw refused("expired at " + end + ": ask for a new link.");
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemType.INVALID_PREVIEW, "The token in Dateline-Preview " + why);
    }
}
