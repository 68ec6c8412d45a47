package press.dateline.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import press.dateline.change.CardMove;
import press.dateline.change.CardReferences;
import press.dateline.change.Change;
import press.dateline.change.ChangeLog;

/** What is listed under people and places is listed under the one that stays at once; documents follow by the queue. */
@ApplicationScoped
class FacetReferences implements CardReferences {

    /** A person or place is listed under these; Facets says how. */
    private static final List<Function<UUID, UUID>> DERIVED =
            List.of(Function.identity(), Facets::about, Facets::author);

    private final Session session;
    private final ChangeLog log;

    FacetReferences(Session session, ChangeLog log) {
        this.session = session;
        this.log = log;
    }

    @Override
    public void move(CardMove move) {
        List<UUID> articles = session.createNativeQuery("""
                        WITH pair (gone, stays) AS (
                            SELECT * FROM unnest(CAST(:gone AS uuid[]), CAST(:stays AS uuid[]))
                        ), gone AS (
                            DELETE FROM facet f USING pair p WHERE f.facet_id = p.gone
                            RETURNING f.facet_id, f.published_at, f.article_id, p.stays
                        ), added AS (
                            INSERT INTO facet (facet_id, published_at, article_id)
                            SELECT stays, published_at, article_id FROM gone ON CONFLICT DO NOTHING
                            RETURNING facet_id, published_at, article_id
                        ), remembered AS (
                            INSERT INTO card_merge_move (merge_id, table_name, before, removed)
                            SELECT :merge, 'facet', to_jsonb(g) - 'stays', true FROM gone g
                            UNION ALL SELECT :merge, 'facet', to_jsonb(a), false FROM added a
                        )
                        SELECT DISTINCT article_id FROM gone
                        """, UUID.class)
                .setParameter("gone", ids(move.from()), String[].class)
                .setParameter("stays", ids(move.into()), String[].class)
                .setParameter("merge", move.merge())
                .getResultList();
        Change.relisted(articles).forEach(log::append);
    }

    private static String[] ids(UUID card) {
        return DERIVED.stream().map(derived -> derived.apply(card).toString()).toArray(String[]::new);
    }

    /** What has left the lists since is not put back. */
    @Override
    public void restore(CardMove move) {
        session.createNativeMutationQuery("""
                        DELETE FROM facet f USING card_merge_move m
                        WHERE m.merge_id = :merge AND m.table_name = 'facet' AND NOT m.removed
                            AND f.facet_id = CAST(m.before ->> 'facet_id' AS uuid)
                            AND f.published_at = CAST(m.before ->> 'published_at' AS timestamptz)
                            AND f.article_id = CAST(m.before ->> 'article_id' AS uuid)
                        """)
                .setParameter("merge", move.merge())
                .executeUpdate();
        session.createNativeMutationQuery("""
                        INSERT INTO facet (facet_id, published_at, article_id)
                        SELECT r.facet_id, a.published_at, a.id FROM card_merge_move m
                        CROSS JOIN LATERAL jsonb_populate_record(CAST(NULL AS facet), m.before) r
                        JOIN article a ON a.id = r.article_id AND a.published_at = r.published_at
                        WHERE m.merge_id = :merge AND m.table_name = 'facet' AND m.removed
                            AND EXISTS (SELECT 1 FROM document d WHERE d.article_id = a.id)
                        ON CONFLICT DO NOTHING
                        """)
                .setParameter("merge", move.merge())
                .executeUpdate();
        Change.relisted(session.createNativeQuery("""
                        SELECT DISTINCT CAST(before ->> 'article_id' AS uuid) FROM card_merge_move
                        WHERE merge_id = :merge AND table_name = 'facet'
                        """, UUID.class)
                        .setParameter("merge", move.merge())
                        .getResultList())
                .forEach(log::append);
    }
}
