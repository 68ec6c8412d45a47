package press.dateline.article;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ExportedRows;
import press.dateline.change.LineExport;
import press.dateline.document.ArticleView.CorrectionView;
import press.dateline.document.Publishing;
import press.dateline.revision.Draft;
import press.dateline.revision.RevisionExport;
import press.dateline.revision.StoredRevision;

/**
 * Gives articles to Dateline's own NDJSON: a line says what the public revision says, as a draft, and beside it all
 * that {@link ArticleArchive} needs to make the same article of it.
 */
@ApplicationScoped
class ArticleExport implements LineExport {

    private static final int AT_ONCE = 50;

    private final Session session;
    private final Articles articles;
    private final RevisionExport revisions;
    private final Publishing publishing;
    private final ObjectMapper json;

    ArticleExport(
            Session session, Articles articles, RevisionExport revisions, Publishing publishing, ObjectMapper json) {
        this.session = session;
        this.articles = articles;
        this.revisions = revisions;
        this.publishing = publishing;
        this.json = json;
    }

    @Override
    public String word() {
        return "article";
    }

    @Override
    public void each(Consumer<ObjectNode> line) {
        ExportedRows.ids(session, "SELECT id FROM article ORDER BY id", AT_ONCE, ids -> lines(ids, line));
    }

    private void lines(List<UUID> ids, Consumer<ObjectNode> line) {
        Map<UUID, Article> rows = articles.list("id in ?1", ids).stream()
                .collect(Collectors.toMap(article -> article.id, Function.identity()));
        Map<UUID, List<StoredRevision>> kept = revisions.of(ids);
        Map<UUID, List<CorrectionView>> corrections = publishing.corrections(ids);
        Map<UUID, List<ArticleLife.Source>> sources = sources(ids);
        ids.forEach(id -> line.accept(line(
                Objects.requireNonNull(rows.get(id)),
                kept.getOrDefault(id, List.of()),
                corrections.getOrDefault(id, List.of()),
                sources.getOrDefault(id, List.of()))));
    }

    private ObjectNode line(
            Article article,
            List<StoredRevision> revisions,
            List<CorrectionView> corrections,
            List<ArticleLife.Source> sources) {
        int main = Objects.requireNonNullElse(article.publishedRevision, article.draftRevision);
        Draft content = revisions.stream()
                .filter(one -> one.number() == main)
                .map(StoredRevision::content)
                .findFirst()
                .orElseThrow();
        ArticleLife life = new ArticleLife(
                article.status,
                article.createdAt,
                article.modifiedAt,
                article.draftRevision,
                article.publishedRevision,
                withdrawal(article),
                article.killedAt,
                article.scheduledFor,
                article.embargoUntil,
                article.endsAt,
                sources,
                revisions.stream()
                        .map(one -> one.number() == main ? one.withoutContent() : one)
                        .toList());
        ObjectNode line = LineExport.line(json, word(), article.id, Objects.requireNonNull(content));
        line.put("slug", article.slug);
        if (article.publishedAt != null) {
            line.set("publishedAt", json.valueToTree(article.publishedAt));
        }
        if (!corrections.isEmpty()) {
            line.set("corrections", json.valueToTree(corrections));
        }
        line.set("life", json.valueToTree(life));
        return line;
    }

    private static ArticleLife.@Nullable Withdrawal withdrawal(Article article) {
        return article.withdrawalKind == null
                ? null
                : new ArticleLife.Withdrawal(
                        article.withdrawalKind,
                        article.withdrawalReason,
                        Objects.requireNonNullElse(article.withdrawnAt, article.modifiedAt),
                        article.withdrawnByImport ? Boolean.TRUE : null);
    }

    private Map<UUID, List<ArticleLife.Source>> sources(List<UUID> ids) {
        return session.createNativeQuery("""
                        SELECT article_id, value, version, version_at, encode(digest, 'hex'), source, published
                        FROM article_outside_id
                        WHERE article_id = ANY(cast(?1 as uuid[])) AND num_nonnulls(version, version_at, digest) > 0
                        ORDER BY article_id, value
                        """, Object[].class)
                .setParameter(1, ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0],
                        Collectors.mapping(
                                row -> new ArticleLife.Source(
                                        (String) row[1],
                                        (String) row[2],
                                        (Instant) row[3],
                                        (String) row[4],
                                        (String) row[5],
                                        (Boolean) row[6]),
                                Collectors.toList())));
    }
}
