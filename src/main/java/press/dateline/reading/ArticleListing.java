package press.dateline.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.RequestScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.CacheTags;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.Representation;

/** Answers lists of articles by joining rendered summaries as bytes. */
@RequestScoped
class ArticleListing {

    private static final int MOST_IDS = 100;

    private final PublicArticles articles;
    private final FilterReading reading;
    private final Paging paging;
    private final ObjectMapper json;

    ArticleListing(PublicArticles articles, FilterReading reading, Paging paging, ObjectMapper json) {
        this.articles = articles;
        this.reading = reading;
        this.paging = paging;
        this.json = json;
    }

    /**
     * The page that a filter asks for.
     *
     * @param alsoAll facets that every article must have, beside the filter's
     */
    Representation list(ArticleFilter filter, List<UUID> alsoAll) {
        if (filter.ids != null) {
            requireNoMore(alsoAll.isEmpty());
            return byIds(filter, filter.ids);
        }
        return list(filter, reading.read(filter, alsoAll));
    }

    /** The page that a filter asks for, of the articles that show an image. */
    Representation showing(UUID image, ArticleFilter filter) {
        requireNoMore(filter.ids == null);
        return list(filter, reading.read(filter, List.of()).showing(image));
    }

    private static void requireNoMore(boolean alone) {
        if (!alone) {
            throw ProblemException.parameter(
                    "ids", "goes with no other filter and no cursor, and with /v1/articles only.");
        }
    }

    private Representation list(ArticleFilter filter, FacetQuery query) {
        List<PublicArticles.Served> rows = articles.list(query, paging.afterTime(), filter.limit.value() + 1);
        boolean more = rows.size() > filter.limit.value();
        List<PublicArticles.Served> shown = more ? rows.subList(0, filter.limit.value()) : rows;
        String cursor = more
                ? paging.cursor(
                        List.of(shown.getLast().publishedAt(), shown.getLast().id()))
                : null;
        return page(shown, rows, query.tags(), cursor, null);
    }

    /** Quarkus gives an empty list where a parameter is absent. */
    private static boolean isAbsent(@Nullable List<String> values) {
        return values == null || values.isEmpty();
    }

    private Representation byIds(ArticleFilter filter, String text) {
        boolean alone = isAbsent(filter.section)
                && isAbsent(filter.tag)
                && isAbsent(filter.person)
                && isAbsent(filter.place)
                && isAbsent(filter.about)
                && isAbsent(filter.kind)
                && filter.from == null
                && filter.to == null
                && filter.cursor == null;
        requireNoMore(alone);
        List<String> wanted = Arrays.asList(text.split(",", -1));
        if (wanted.size() > MOST_IDS) {
            throw ProblemException.parameter("ids", "takes " + MOST_IDS + " ids at most, not " + wanted.size() + ".");
        }
        Map<String, PublicArticles.Served> found = new HashMap<>();
        PublicArticles.Named named = articles.summaries(wanted);
        for (PublicArticles.Served served : named.found()) {
            found.put(served.id().toString(), served);
            found.put(served.slug(), served);
        }
        List<PublicArticles.Served> items = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (String one : wanted) {
            String name = one.toLowerCase(Locale.ROOT);
            PublicArticles.Served served = found.get(name);
            if (served == null) {
                missing.add(new Missing(one, named.withdrawn().contains(name) ? "withdrawn" : "not-found"));
            } else {
                items.add(served);
            }
        }
        CacheTags mayCome = missing.isEmpty() ? CacheTags.NONE : CacheTags.NONE.and(CacheTags.ARTICLES);
        return page(items, items, mayCome, null, missing);
    }

    /**
     * A page.
     *
     * @param looked the articles that decided what stands on it
     * @param mayCome the tags of what may come to stand on it
     */
    private Representation page(
            List<PublicArticles.Served> items,
            List<PublicArticles.Served> looked,
            CacheTags mayCome,
            @Nullable String cursor,
            @Nullable List<Missing> missing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            out.write("{\"items\":[".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                out.write(items.get(i).body());
            }
            out.write(']');
            if (cursor != null) {
                member(out, "nextCursor", cursor);
                member(out, "next", paging.next(cursor));
            }
            if (missing != null) {
                member(out, "missing", missing);
            }
            out.write('}');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<CacheTags> tags =
                new ArrayList<>(looked.stream().map(PublicArticles.Served::tags).toList());
        tags.add(mayCome);
        Instant validUntil = looked.stream()
                .map(PublicArticles.Served::validUntil)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Representation(out.toByteArray(), "application/json", null, CacheTags.union(tags), validUntil);
    }

    private void member(ByteArrayOutputStream out, String name, Object value) throws IOException {
        out.write((",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
        out.write(json.writeValueAsBytes(value));
    }
}
