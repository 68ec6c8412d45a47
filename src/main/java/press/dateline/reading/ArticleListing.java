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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        return page(shown.stream().map(PublicArticles.Served::body).toList(), cursor, null);
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
        Map<String, byte[]> found = new HashMap<>();
        PublicArticles.Named named = articles.summaries(wanted);
        for (PublicArticles.Served served : named.found()) {
            found.put(served.id().toString(), served.body());
            found.put(served.slug(), served.body());
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

    private Representation page(List<byte[]> items, @Nullable String cursor, @Nullable List<Missing> missing) {
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
        return new Representation(out.toByteArray(), "application/json", null);
    }

    private void member(ByteArrayOutputStream out, String name, Object value) throws IOException {
        out.write((",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
        out.write(json.writeValueAsBytes(value));
    }
}
