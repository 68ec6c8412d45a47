package press.dateline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.CommentLookup;
import press.dateline.reader.ReaderView;
import press.dateline.reading.ArticleCard;
import press.dateline.web.Limit;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.PublicUrl;
import press.dateline.web.Times;

/** The comments that wait for a moderator. */
@ApplicationScoped
class Queue {

    private static final String ROWS = """
            SELECT c.id, c.created_at, coalesce(x.reports, 0) AS reports,
                p.id AS parent, p.display_name AS parent_name, p.text AS parent_text, p.state AS parent_state,
                t.id AS root, t.display_name AS root_name, t.text AS root_text, t.state AS root_state,
                r.headline, s.id AS section, s.slug, s.name, k.key, k.moderator, k.until,
                e.at AS appealed, e.text AS appeal
            FROM %s
            JOIN article a ON a.id = c.article_id
            JOIN revision r ON r.article_id = a.id AND r.number = coalesce(a.published_revision, a.draft_revision)
            LEFT JOIN section s ON s.id = r.section_id
            LEFT JOIN comment p ON p.id = c.parent_id
            LEFT JOIN comment t ON t.id = c.root_id AND t.id <> p.id
            LEFT JOIN comment_appeal e ON e.comment_id = c.id AND e.settled_by IS NULL AND c.state = 'rejected'
            LEFT JOIN comment_claim k ON k.comment_id = c.id AND k.until > :at
            WHERE %s
            """;

    private final Session session;
    private final CommentLookup comments;
    private final Reports reports;
    private final Records records;
    private final Paging paging;
    private final PublicUrl publicUrl;
    private final Clock clock;

    Queue(
            Session session,
            CommentLookup comments,
            Reports reports,
            Records records,
            Paging paging,
            PublicUrl publicUrl,
            Clock clock) {
        this.session = session;
        this.comments = comments;
        this.reports = reports;
        this.records = records;
        this.paging = paging;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** What a comment is shown with in the queue, and where it stands there. */
    private record Row(
            UUID id,
            Instant createdAt,
            int reports,
            QueueItemView.@Nullable QuotedView answers,
            QueueItemView.@Nullable QuotedView root,
            @Nullable String headline,
            QueueItemView.@Nullable SectionView section,
            @Nullable ClaimView claim,
            QueueItemView.@Nullable AppealedView appeal) {

        List<?> sortKeys(String sort) {
            return sort.equals(QueueQuery.MOST_REPORTED) ? List.of(reports, createdAt, id) : List.of(createdAt, id);
        }
    }

    /** A page of the queue; eight statements. */
    Page<QueueItemView> page(QueueQuery query, Limit limit) {
        Map<String, Object> parameters = query.parameters();
        String where = query.where() + query.after(paging, parameters);
        parameters.put("rows", limit.value() + 1);
        List<Row> rows =
                rows(ROWS.formatted(query.from(), where) + " ORDER BY " + query.orderBy() + " LIMIT :rows", parameters);
        Map<UUID, QueueItemView> items = items(rows);
        return paging.page(
                rows, limit, row -> Objects.requireNonNull(items.get(row.id)), row -> row.sortKeys(query.sort()));
    }

    /** These comments, in this order; eight statements. */
    List<QueueItemView> items(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("ids", ids);
        Map<UUID, QueueItemView> items = items(rows(
                ROWS.formatted("comment c LEFT JOIN comment_reported x ON x.comment_id = c.id", "c.id IN (:ids)"),
                parameters));
        return ids.stream().map(id -> Objects.requireNonNull(items.get(id))).toList();
    }

    private List<Row> rows(String sql, Map<String, Object> parameters) {
        parameters.put("at", Times.now(clock));
        var query = session.createNativeQuery(sql, Object[].class);
        parameters.forEach((name, value) -> {
            if (value instanceof Collection<?> several) {
                query.setParameterList(name, several);
            } else {
                query.setParameter(name, value);
            }
        });
        return query.getResultStream().map(Queue::row).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Row row(Object[] row) {
        return new Row(
                (UUID) row[0],
                (Instant) row[1],
                (Integer) row[2],
                quoted(row, 3),
                quoted(row, 7),
                (String) row[11],
                row[12] == null
                        ? null
                        : new QueueItemView.SectionView((UUID) row[12], (String) row[13], (String) row[14]),
                Claims.view((UUID) row[15], (String) row[16], (Instant) row[17]),
                row[18] == null ? null : new QueueItemView.AppealedView((Instant) row[18], (String) row[19]));
    }

    private static QueueItemView.@Nullable QuotedView quoted(Object[] row, int at) {
        return row[at] == null
                ? null
                : new QueueItemView.QuotedView(
                        (UUID) row[at], (String) row[at + 1], (String) row[at + 2], (String) row[at + 3]);
    }

    private Map<UUID, QueueItemView> items(List<Row> rows) {
        List<UUID> ids = rows.stream().map(Row::id).toList();
        Map<UUID, CommentLookup.Seen> seen = comments.forModerators(ids);
        Map<UUID, ReportsView> reported = reports.of(ids);
        Map<UUID, ReaderRecordView> known = records.of(seen.values().stream()
                .flatMap(one -> Stream.ofNullable(one.comment().reader()))
                .map(ReaderView::id)
                .collect(Collectors.toSet()));
        Map<UUID, QueueItemView> items = new HashMap<>();
        for (Row row : rows) {
            CommentLookup.Seen found = Objects.requireNonNull(seen.get(row.id));
            ReaderView reader = found.comment().reader();
            items.put(
                    row.id,
                    new QueueItemView(
                            found.comment(),
                            reader == null ? null : known.get(reader.id()),
                            row.answers,
                            row.root,
                            article(found.article(), row),
                            reported.get(row.id),
                            row.appeal,
                            row.claim));
        }
        return items;
    }

    private QueueItemView.ArticleCardView article(ArticleCard card, Row row) {
        return new QueueItemView.ArticleCardView(
                card.id(),
                card.slug(),
                card.isPublished() ? row.headline : null,
                row.section,
                publicUrl.to("/v1/articles/" + card.slug()));
    }
}
