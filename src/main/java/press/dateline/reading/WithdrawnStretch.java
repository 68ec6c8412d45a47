package press.dateline.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.index.ArticleQuery;

/**
 * Finds what was withdrawn in a stretch of a list by what it was listed under then (the table
 * {@code withdrawn_listing}). Its words and images are gone, and when it was updated: of what is asked for by these,
 * nothing is found.
 */
final class WithdrawnStretch {

    /** How many articles are told of that were withdrawn lately: those withdrawn last. */
    private static final int MOST_LATELY = 100;

    private final ArticleQuery query;
    private final PublicArticles.Stretch stretch;
    private final List<String> within = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new TreeMap<>();

    WithdrawnStretch(ArticleQuery query, PublicArticles.Stretch stretch) {
        this.query = query;
        this.stretch = stretch;
        beyond("<", stretch.after());
        beyond(">", stretch.last());
        query.all().forEach(group -> conditions.add("w.facets && " + ids(group)));
        if (!query.none().isEmpty()) {
            conditions.add("NOT w.facets && " + ids(query.none()));
        }
        if (!query.exclude().isEmpty()) {
            conditions.add("w.article_id <> ALL(" + ids(query.exclude()) + ")");
        }
        query.spans().forEach(span -> {
            within(">=", span.from());
            within("<", span.to());
        });
        values.put("most", stretch.most());
        if (stretch.lately() != null) {
            values.put("lately", stretch.lately());
        }
    }

    /** A query of ids, to be put behind another one; empty where nothing can be found. */
    String sql() {
        if (query.changesWithUpdates()) {
            return "";
        }
        String all = " UNION (SELECT g.id FROM withdrawn_listing w JOIN article g ON g.id = w.article_id WHERE "
                + Standing.sql(query.audience(), "g") + " = 'WITHDRAWN'" + and(conditions);
        String placed = all + and(within) + " ORDER BY w.published_at DESC, w.article_id DESC LIMIT :most)";
        return stretch.lately() == null
                ? placed
                : placed + all + " AND g.withdrawn_at >= :lately ORDER BY g.withdrawn_at DESC, g.id DESC LIMIT "
                        + MOST_LATELY + ")";
    }

    private static String and(List<String> conditions) {
        return conditions.stream().map(" AND "::concat).collect(Collectors.joining());
    }

    /** Sets the parameters of {@link #sql}; {@link Audience#AT} is another one's to set. */
    void bind(NativeQuery<?> statement) {
        if (!query.changesWithUpdates()) {
            values.forEach((name, value) -> {
                if (value instanceof String[] ids) {
                    statement.setParameter(name, ids, String[].class);
                } else {
                    statement.setParameter(name, value);
                }
            });
        }
    }

    private void beyond(String relation, PagedArticles.@Nullable Position position) {
        if (position != null) {
            within.add("(w.published_at, w.article_id) " + relation + " (" + value(position.publishedAt()) + ", "
                    + value(position.id()) + ")");
        }
    }

    private void within(String relation, @Nullable Instant time) {
        if (time != null) {
            conditions.add("w.published_at " + relation + " " + value(time));
        }
    }

    private String ids(List<UUID> ids) {
        return "cast(" + value(ids.stream().map(UUID::toString).toArray(String[]::new)) + " AS uuid[])";
    }

    private String value(Object value) {
        String name = "withdrawn" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
