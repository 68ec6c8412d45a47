package press.dateline.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.SessionFactory;
import press.dateline.web.Ids;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;

/** Reads who holds what. */
@ApplicationScoped
class Holders {

    private static final String BY_SLUG = "a.slug = :name OR a.id ="
            + " (SELECT f.target_id FROM former_slug f WHERE f.type = 'article' AND f.slug = :name)";

    private static final String HOLDERS = """
            SELECT d.partner_id, coalesce(p.name, '') AS name, d.revision,
                   CASE WHEN d.whole THEN 'body' ELSE 'summary' END AS form, d.at
            FROM delivery d LEFT JOIN partner p ON p.id = d.partner_id
            WHERE d.article_id = :article
              AND (-d.revision, CASE WHEN d.whole THEN 'body' ELSE 'summary' END, d.partner_id) > (:number, :form, :id)
            ORDER BY d.revision DESC, 4, d.partner_id
            """;

    private final SessionFactory sessions;

    Holders(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * The holders of an article, whatever became of it: those of the newest revision first. Two statements.
     *
     * @throws ProblemException 404 where there is none with this id or slug
     */
    List<HolderView> of(String idOrSlug, Optional<Paging.After> after, int most) {
        try (var session = sessions.openStatelessSession()) {
            Optional<UUID> id = Ids.parse(idOrSlug);
            Object[] article = session.createNativeQuery(
                            "SELECT a.id, a.published_revision FROM article a WHERE "
                                    + (id.isPresent() ? "a.id = :name" : BY_SLUG),
                            Object[].class)
                    .addScalar("id", UUID.class)
                    .addScalar("published_revision", Integer.class)
                    .setParameter("name", id.<Object>map(one -> one).orElse(idOrSlug))
                    .getResultStream()
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("article", idOrSlug));
            return session
                    .createNativeQuery(HOLDERS, Object[].class)
                    .addScalar("partner_id", UUID.class)
                    .addScalar("name", String.class)
                    .addScalar("revision", Integer.class)
                    .addScalar("form", String.class)
                    .addScalar("at", Instant.class)
                    .setParameter("article", article[0])
                    .setParameter("number", after.map(one -> -one.number()).orElse(Integer.MIN_VALUE))
                    .setParameter("form", after.map(Paging.After::text).orElse(""))
                    .setParameter("id", after.map(Paging.After::id).orElse(Paging.FIRST_ID))
                    .setMaxResults(most)
                    .getResultList()
                    .stream()
                    .map(row -> new HolderView(
                            new HolderView.PartnerView((UUID) row[0], (String) row[1]),
                            (Integer) row[2],
                            (String) row[3],
                            (Instant) row[4],
                            row[2].equals(article[1])))
                    .toList();
        }
    }
}
