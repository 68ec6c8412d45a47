package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;
import press.dateline.database.BulkInsert;

/** Corrections that come with a newer version of an article from outside. */
@ApplicationScoped
class ImportedCorrections {

    private final Session session;

    ImportedCorrections(Session session) {
        this.session = session;
    }

    /** Rows for many corrections at once, each of a new article. */
    static BulkInsert rows() {
        return BulkInsert.into(
                "correction",
                "id uuid",
                "article_id uuid",
                "kind text",
                "text text",
                "at timestamptz",
                "revision integer",
                "block text");
    }

    /** Adds those that the article does not have yet, to its newest revision; its documents are to be rendered after. */
    void add(Article article, List<ArticleImport.Correction> corrections) {
        if (corrections.isEmpty()) {
            return;
        }
        session.flush();
        for (ArticleImport.Correction one : corrections) {
            session.createNativeMutationQuery("""
                            INSERT INTO correction (id, article_id, kind, text, at, revision, block)
                            SELECT :id, :article, :kind, :text, :at, :revision, :block
                            WHERE NOT EXISTS (
                                SELECT FROM correction
                                WHERE article_id = :article AND kind = :kind AND text = :text AND at = :at)
                            """)
                    .setParameter("id", one.id())
                    .setParameter("article", article.id)
                    .setParameter("kind", one.kind())
                    .setParameter("text", one.text())
                    .setParameter("at", one.at())
                    .setParameter("revision", article.draftRevision)
                    .setParameter("block", one.block(), String.class)
                    .executeUpdate();
        }
    }
}
