package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

/**
 * A post or page that was read, without the database.
 *
 * @param why why it is a draft here; null where it is published
 * @param scheduled whether it was to be published there at its time
 * @param tags names by key
 */
record WxrPost(
        JsonNode line,
        byte[] digest,
        @Nullable String headline,
        @Nullable String standfirst,
        String kind,
        WxrBody body,
        @Nullable String why,
        @Nullable Instant at,
        @Nullable Instant modified,
        boolean scheduled,
        Map<String, String> tags,
        List<String> addresses,
        List<String> notes) {

    /** The status of what was thrown away there. */
    static final String TRASH = "trash";

    private static final int LONGEST_HEADLINE = 500;
    private static final int LONGEST_STANDFIRST = 2_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_TAGS = 100;
    private static final int MOST_BLOCKS = 2_000;

    /**
     * Reads a post.
     *
     * @throws ProblemException where it cannot be taken
     */
    static WxrPost of(JsonNode line, byte[] digest) {
        String content = line.path("content").asText();
        if (content.length() > WxrItem.LONGEST_BODY) {
            throw ProblemException.body("", "its body is longer than " + WxrItem.LONGEST_BODY + " characters.");
        }
        String base = line.path("base").asText();
        List<String> notes = new ArrayList<>();
        WxrBody body = WxrBody.of(content, base);
        notes.addAll(body.notes());
        line.path("lost").forEach(one -> notes.add(one.asText()));
        if (body.blocks().size() > MOST_BLOCKS) {
            throw ProblemException.body(
                    "", "its body has " + body.blocks().size() + " blocks; " + MOST_BLOCKS + " are the most.");
        }
        String standfirst = cut(plain(line.path("excerpt").asText()), LONGEST_STANDFIRST, "excerpt", notes);
        String status = line.path("status").asText("publish");
        return new WxrPost(
                line,
                digest,
                headline(line, body, standfirst, notes),
                standfirst.isEmpty() ? null : standfirst,
                kind(line.path("format").asText(), body),
                body,
                why(status, line.path("password").asBoolean()),
                time(line, "at"),
                time(line, "modified"),
                status.equals("future"),
                tags(line, base, notes),
                addresses(line),
                notes);
    }

    private static @Nullable Instant time(JsonNode line, String name) {
        return line.has(name) ? Instant.parse(line.path(name).asText()) : null;
    }

    /** Text without its HTML, on one line. */
    static String plain(String html) {
        String text = html.indexOf('<') < 0 && html.indexOf('&') < 0
                ? html
                : Jsoup.parse(html).text();
        String line = text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
        return Texts.isStorable(line)
                ? line
                : new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    static String cut(String text, int longest, String what, List<String> notes) {
        if (text.length() <= longest) {
            return text;
        }
        notes.add("its " + what + " is cut: " + longest + " characters are the most");
        return Texts.beginning(text, longest - 1) + "…";
    }

    /** The title; of a post without one, how its text begins. */
    private static @Nullable String headline(JsonNode line, WxrBody body, String standfirst, List<String> notes) {
        String title = cut(plain(line.path("title").asText()), LONGEST_HEADLINE, "title", notes);
        if (!title.isEmpty()) {
            return title;
        }
        String made = MadeHeadline.of(body.blocks(), standfirst);
        if (made != null) {
            notes.add(MadeHeadline.NOTE);
        }
        return made;
    }

    private static String kind(String format, WxrBody body) {
        boolean empty = body.blocks().stream()
                .allMatch(block ->
                        block instanceof Block.Paragraph && block.text().isBlank());
        return empty ? "brief" : format.equals("gallery") || format.equals("video") ? format : "news";
    }

    private static @Nullable String why(String status, boolean password) {
        return switch (status) {
            case "publish" -> password ? "a password guarded it" : null;
            case "private" -> "it was private";
            case "pending" -> "it was pending review";
            case "future" -> "it was scheduled";
            case "draft", "auto-draft" -> "it was a draft";
            case TRASH -> "it is in the trash";
            default -> "it was of the status '" + Texts.excerpt(status) + "'";
        };
    }

    private static Map<String, String> tags(JsonNode line, String base, List<String> notes) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode tag : line.path("tags")) {
            String name = name(tag.path("name").asText(), tag.path("slug").asText());
            if (!name.isEmpty()) {
                tags.putIfAbsent(WxrKeys.tag(base, tag.path("slug").asText()), name);
            }
        }
        if (tags.size() > MOST_TAGS) {
            notes.add((tags.size() - MOST_TAGS) + " tags beyond the first " + MOST_TAGS + " are left out");
            List<String> surplus = tags.keySet().stream().skip(MOST_TAGS).toList();
            surplus.forEach(tags::remove);
        }
        return tags;
    }

    /** A name of a tag, section or person, in one line; what it is known by where it has none. */
    static String name(String given, String slug) {
        String name = plain(given);
        name = name.isEmpty() ? plain(slug) : name;
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    /** Where it was: its permalink, its guid, and its permalink with the slugs that it had before. */
    private static List<String> addresses(JsonNode line) {
        String link = line.path("link").asText();
        List<String> addresses = new ArrayList<>(List.of(link, line.path("guid").asText()));
        String slug = link.replaceFirst("/+$", "");
        for (JsonNode old : line.path("oldSlugs")) {
            if (slug.lastIndexOf('/') > "https://".length()) {
                addresses.add(slug.substring(0, slug.lastIndexOf('/') + 1) + old.asText());
            }
        }
        return addresses;
    }

    boolean isTrash() {
        return line.path("status").asText().equals(TRASH);
    }

    String key() {
        return line.path("key").asText();
    }

    String place() {
        return line.path("place").asText();
    }
}
