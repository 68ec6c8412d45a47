package press.dateline.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.RequestScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.document.Document;
import press.dateline.web.Limit;
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
    private final Includes includes;
    private final ObjectMapper json;

    ArticleListing(
            PublicArticles articles, FilterReading reading, Paging paging, Includes includes, ObjectMapper json) {
        this.articles = articles;
        this.reading = reading;
        this.paging = paging;
        this.includes = includes;
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
        Document.Kind kind = Shape.of(filter.view, Document.Kind.SUMMARY);
        List<String> names = includes.names(filter.include, kind);
        List<PublicArticles.Served> rows = articles.list(query, paging.afterTime(), filter.limit.value() + 1, kind);
        boolean more = rows.size() > filter.limit.value();
        List<PublicArticles.Served> shown = more ? rows.subList(0, filter.limit.value()) : rows;
        String cursor = more ? paging.cursor(sortKeys(shown)) : null;
        return page(
                includes.added(shown, names),
                cursor == null ? null : new Paging.Onward(cursor, paging.next(cursor)),
                null);
    }

    /**
     * The first page of a list that stands within another answer.
     *
     * @param path where that list is
     * @param filters its parameters there
     * @param facet what its articles have
     */
    byte[] first(String path, Map<String, String> filters, UUID facet) {
        FacetQuery query = new FacetQuery(List.of(List.of(facet)), List.of(), null, null, null);
        int most = Integer.parseInt(Limit.DEFAULT);
        List<PublicArticles.Served> rows = articles.list(query, Optional.empty(), most + 1, Document.Kind.SUMMARY);
        List<PublicArticles.Served> shown = rows.stream().limit(most).toList();
        Paging.Onward onward = rows.size() > most ? paging.onward(path, filters, sortKeys(shown)) : null;
        return page(shown.stream().map(PublicArticles.Served::body).toList(), onward, null)
                .body();
    }

    private static List<?> sortKeys(List<PublicArticles.Served> shown) {
        return List.of(shown.getLast().publishedAt(), shown.getLast().id());
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
        Document.Kind kind = Shape.of(filter.view, Document.Kind.SUMMARY);
        List<String> names = includes.names(filter.include, kind);
        Map<String, byte[]> found = new HashMap<>();
        PublicArticles.Named named = articles.named(wanted, kind);
        List<byte[]> bodies = includes.added(named.found(), names);
        for (int i = 0; i < bodies.size(); i++) {
            found.put(named.found().get(i).id().toString(), bodies.get(i));
            found.put(named.found().get(i).slug(), bodies.get(i));
        }
        List<byte[]> items = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (String one : wanted) {
            String name = one.toLowerCase(Locale.ROOT);
            byte[] body = found.get(name);
            if (body == null) {
                missing.add(new Missing(one, named.withdrawn().contains(name) ? "withdrawn" : "not-found"));
            } else {
                items.add(body);
            }
        }
        return page(items, null, missing);
    }

    private Representation page(List<byte[]> items, Paging.@Nullable Onward onward, @Nullable List<Missing> missing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            out.write("{\"items\":[".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                out.write(items.get(i));
            }
            out.write(']');
            if (onward != null) {
                member(out, "nextCursor", onward.nextCursor());
                member(out, "next", onward.next());
            }
            if (missing != null) {
                member(out, "missing", missing);
            }
            out.write('}');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Representation(out.toByteArray(), "application/json", null);
    }

    private void member(ByteArrayOutputStream out, String name, Object value) throws IOException {
        out.write((",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
        out.write(json.writeValueAsBytes(value));
    }
}
