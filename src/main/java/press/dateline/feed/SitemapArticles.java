package press.dateline.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.site.SectionCard;
import press.dateline.site.SectionLookup;
import press.dateline.site.SiteCard;
import press.dateline.web.ArticleCopy;

/** Published articles as sitemaps tell them: where their pages are, and what they are called. */
@ApplicationScoped
class SitemapArticles {

    private final Session session;
    private final SectionLookup sections;

    SitemapArticles(Session session, SectionLookup sections) {
        this.session = session;
        this.sections = sections;
    }

    /**
     * An article's page.
     *
     * @param endsAt when it is published no longer; null: nothing is known of an end
     * @param copy what somebody has of it who was told its headline
     */
    record Listed(
            String url,
            String headline,
            String language,
            Instant publishedAt,
            Instant modifiedAt,
            @Nullable Instant endsAt,
            ArticleCopy copy) {}

    /** A stretch of time: from its first moment to before its last. */
    record Stretch(Instant from, Instant to) {}

    /** The articles that were first published in a stretch of time, the oldest first; two statements. */
    List<Listed> oldestFirst(Audience audience, SiteCard site, Stretch stretch, int skip, int most) {
        return read(audience, site, stretch, "", skip, most);
    }

    /** The same, the newest first. */
    List<Listed> newestFirst(Audience audience, SiteCard site, Stretch stretch, int most) {
        return read(audience, site, stretch, " DESC", 0, most);
    }

    private List<Listed> read(Audience audience, SiteCard site, Stretch stretch, String order, int skip, int most) {
        List<Object[]> rows = session.createNativeQuery("""
            SELECT a.slug, r.section_id, r.headline, r.language, a.published_at, a.modified_at, a.ends_at,
                a.id, r.number
            FROM article a
            JOIN revision r ON r.article_id = a.id AND r.number = a.published_revision
            WHERE a.status = 'published' AND a.published_at >= :from AND a.published_at < :to AND %s
            ORDER BY a.published_at%s, a.id%s
            """.formatted(audience.sees("a"), order, order), Object[].class)
                .setParameter(Audience.AT, audience.at())
                .setParameter("from", stretch.from())
                .setParameter("to", stretch.to())
                .setFirstResult(skip)
                .setMaxResults(most)
                .getResultList();
        Map<UUID, SectionCard> known = sections.byIds(
                rows.stream().map(row -> (UUID) row[1]).filter(Objects::nonNull).collect(Collectors.toSet()));
        return rows.stream().map(row -> listed(row, site, known)).toList();
    }

    private static Listed listed(Object[] row, SiteCard site, Map<UUID, SectionCard> known) {
        SectionCard section = row[1] == null ? null : known.get((UUID) row[1]);
        return new Listed(
                site.articleUrl(section == null ? null : String.join("/", section.path()), (String) row[0]),
                Objects.requireNonNullElse((String) row[2], ""),
                (String) row[3],
                (Instant) row[4],
                (Instant) row[5],
                (Instant) row[6],
                new ArticleCopy((UUID) row[7], (Integer) row[8], false));
    }
}
