package press.dateline.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.incoming.FeedCategory;
import press.dateline.incoming.FeedEntry;
import press.dateline.incoming.FeedPerson;
import press.dateline.revision.Rights;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;
import press.dateline.web.Urls;

/** Reads the lines that {@link FeedUpload} makes of a feed's items. */
final class FeedItemReader {

    private static final int LONGEST_ID = 500;
    private static final int LONGEST_HEADLINE = 500;
    private static final int LONGEST_STANDFIRST = 2_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_TAGS = 100;
    private static final int MOST_AUTHORS = 50;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*");
    private static final Pattern WEB = Pattern.compile(Urls.WEB);

    /** An id that is nobody else's: one that begins with a scheme. */
    private static final Pattern GLOBAL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

    /** Between the names of several people, whom no rule tells from one person and where that works. */
    private static final Pattern SEVERAL = Pattern.compile("[,;/&|]|\\s(?:and|und|et|y)\\s");

    /** Where software has cut the beginning of a text to show it as a summary. */
    private static final Pattern CUT = Pattern.compile("\\s*(?:\\[(?:…|\\.\\.\\.)\\]|…|\\.\\.\\.)$");

    private final JsonNode feed;
    private final FeedEntry entry;
    private final Losses losses = new Losses();

    private FeedItemReader(JsonNode feed, FeedEntry entry) {
        this.feed = feed;
        this.entry = entry;
    }

    /**
     * Reads a line.
     *
     * @throws ProblemException where there is nothing to show
     */
    static FeedItem read(JsonNode line, ObjectMapper json) {
        ObjectNode item = line.path("item").deepCopy();
        item.put("line", 0);
        try {
            FeedEntry entry = json.treeToValue(item, FeedEntry.class);
            return new FeedItemReader(line.path("feed"), entry).read();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A line of a feed is not as it was written", e);
        }
    }

    private FeedItem read() {
        FeedBody body = FeedBody.of(entry, losses);
        String headline = cut(FeedTexts.line(entry.title()), LONGEST_HEADLINE, "the title");
        String standfirst = standfirst(body);
        if (!entry.withdrawn()
                && headline == null
                && standfirst == null
                && body.blocks().isEmpty()) {
            throw Members.fault("", "has nothing to show: no title, no text, no summary.");
        }
        String title = headline;
        if (headline == null && !entry.withdrawn()) {
            headline = MadeHeadline.of(body.blocks(), standfirst);
            losses.add("", headline == null ? MadeHeadline.NONE : MadeHeadline.NOTE);
        }
        if (!entry.whole()) {
            losses.add("", "the file ends within this item: what there was of it is kept");
        }
        String page = entry.page();
        String address = page != null && WEB.matcher(page).matches() ? page : null;
        Instant first = entry.published() == null ? entry.updated() : entry.published();
        Instant last = entry.updated() == null ? entry.published() : entry.updated();
        List<FeedPerson> authors = entry.authors().isEmpty() ? feedAuthors() : entry.authors();
        ImportedItem item = new ImportedItem(
                identity(title),
                null,
                last,
                entry.withdrawn() ? PublishingStatus.CANCELED : PublishingStatus.USABLE,
                body.blocks().isEmpty() ? "brief" : "news",
                language(),
                headline,
                null,
                standfirst,
                byline(authors),
                null,
                null,
                null,
                null,
                null,
                first,
                first != null && last != null && last.isAfter(first) ? last : null,
                rights(),
                List.of(),
                List.of(),
                List.of(),
                tags(),
                List.of(),
                body.pictures().images(body.lead()),
                ImportedDetails.by(names(authors)),
                losses.list());
        return new FeedItem(item, body.blocks(), body.pictures(), address);
    }

    /**
     * What the item is known by: its own id, else its page, else what it says. An id that is no URI is the feed's alone.
     */
    private String identity(@Nullable String title) {
        String id = entry.id();
        String page = entry.page();
        String known = id != null && GLOBAL.matcher(id).matches()
                ? id
                : id != null ? whose() + "#" + id : page != null ? page : whose() + "#" + title + entry.published();
        return known.length() <= LONGEST_ID
                ? known
                : "urn:uuid:" + UUID.nameUUIDFromBytes(known.getBytes(StandardCharsets.UTF_8));
    }

    private String whose() {
        String id = text("id");
        String page = text("page");
        return id != null ? id : page != null ? page : "feed:";
    }

    private @Nullable String text(String name) {
        String text = feed.path(name).asText("");
        return text.isEmpty() ? null : text;
    }

    private List<FeedPerson> feedAuthors() {
        List<FeedPerson> authors = new ArrayList<>();
        for (JsonNode one : feed.path("authors")) {
            authors.add(new FeedPerson(one.path("name").asText(null), null, null));
        }
        return authors;
    }

    /** A summary that is only the beginning of the text is none. */
    private @Nullable String standfirst(FeedBody body) {
        String summary = body.isSummary() ? null : FeedTexts.line(entry.summary());
        if (summary == null) {
            return null;
        }
        String start = CUT.matcher(summary).replaceFirst("");
        if (start.length() < summary.length() && body.text().startsWith(start)) {
            return null;
        }
        return cut(summary, LONGEST_STANDFIRST, "the summary");
    }

    private @Nullable String cut(@Nullable String text, int longest, String what) {
        if (text == null || text.length() <= longest) {
            return text;
        }
        losses.add("", what + " is cut to " + longest + " characters");
        return Texts.beginning(text, longest).stripTrailing();
    }

    private String language() {
        String language = entry.language() == null ? text("language") : entry.language();
        if (language == null) {
            return "en";
        }
        String tag = language.strip().replace('_', '-');
        if (tag.length() <= 35 && LANGUAGE.matcher(tag).matches()) {
            return tag;
        }
        losses.add("", "the language '" + Texts.excerpt(tag) + "' is no language tag (BCP 47): taken for English");
        return "en";
    }

    private @Nullable String byline(List<FeedPerson> authors) {
        List<String> names = authors.stream()
                .map(one -> FeedTexts.line(one.name()))
                .filter(Objects::nonNull)
                .toList();
        return names.isEmpty() ? null : cut(String.join(", ", names), LONGEST_HEADLINE, "the byline");
    }

    /** Those that are surely one person each; the byline has all. */
    private static List<ImportedDetails.Author> names(List<FeedPerson> authors) {
        return authors.stream()
                .map(one -> FeedTexts.line(one.name()))
                .filter(name -> name != null && isOne(name))
                .distinct()
                .limit(MOST_AUTHORS)
                .map(name -> new ImportedName(Objects.requireNonNull(name), null, false))
                .map(name -> new ImportedDetails.Author(name, null))
                .toList();
    }

    private static boolean isOne(String name) {
        return name.length() <= LONGEST_NAME
                && !SEVERAL.matcher(name).find()
                && name.indexOf('@') < 0
                && !Texts.fold(name).isEmpty();
    }

    private List<ImportedName> tags() {
        return entry.categories().stream()
                .flatMap(category -> Stream.ofNullable(name(category)))
                .filter(name ->
                        name.length() <= LONGEST_NAME && !Texts.fold(name).isEmpty())
                .distinct()
                .limit(MOST_TAGS)
                .map(name -> new ImportedName(name, null, true))
                .toList();
    }

    private static @Nullable String name(FeedCategory category) {
        return FeedTexts.line(category.label() == null ? category.term() : category.label());
    }

    private @Nullable Rights rights() {
        String notice = FeedTexts.line(entry.rights() == null ? text("rights") : entry.rights());
        if (notice == null) {
            return null;
        }
        boolean isLine = notice.length() <= LONGEST_HEADLINE;
        return new Rights(
                null,
                isLine ? notice : null,
                isLine ? null : cut(notice, LONGEST_STANDFIRST, "the notice of rights"),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }
}
