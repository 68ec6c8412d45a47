package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport;
import press.dateline.article.ArticleImport.Outcome;
import press.dateline.article.DiscussionImport;
import press.dateline.web.Ids;
import press.dateline.web.Texts;

/** Stores the comments of a WordPress site: with their times, states and threads, by guests who have nothing but a name. */
@ApplicationScoped
class WxrDiscussion {

    private static final int LONGEST_NAME = 80;
    private static final String NOBODY = "Anonymous";

    private final DiscussionImport discussions;
    private final ArticleImport articles;

    WxrDiscussion(DiscussionImport discussions, ArticleImport articles) {
        this.discussions = discussions;
        this.articles = articles;
    }

    /** A comment that was read; its article is known by the key. */
    record Read(
            String place,
            String post,
            UUID id,
            @Nullable UUID parent,
            String name,
            String text,
            String state,
            @Nullable Instant at,
            List<String> notes) {}

    /** Reads a comment. */
    static Read read(JsonNode line) {
        List<String> notes = new ArrayList<>();
        for (String member : List.of("note", "cut")) {
            if (line.has(member)) {
                notes.add(line.path(member).asText());
            }
        }
        String text = WxrCommentText.of(line.path("text").asText());
        return new Read(
                line.path("place").asText(),
                line.path("post").asText(),
                Ids.parse(line.path("id").asText()).orElseThrow(),
                Ids.parse(line.path("parent").asText()).orElse(null),
                name(WxrPost.plain(line.path("author").asText())),
                Texts.isStorable(text) ? text : text.replaceAll("[\\x00\\p{Cs}]", "\uFFFD"),
                state(line.path("state").asText(), notes),
                line.has("at") ? Instant.parse(line.path("at").asText()) : null,
                notes);
    }

    private static String name(String given) {
        String name = given.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]", "")
                .strip();
        name = name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 2).replaceAll("\\p{Cs}$", "") + "…";
        return name.matches("(?s).*[\\p{L}\\p{N}\\p{P}\\p{S}].*") ? name : NOBODY;
    }

    private static String state(String there, List<String> notes) {
        return switch (there) {
            case "1", "approve", "approved" -> "approved";
            case "0", "hold", "" -> "pending";
            default -> {
                notes.add("it is rejected: it was '" + Texts.excerpt(there) + "'");
                yield "rejected";
            }
        };
    }

    /** Stores comments. */
    List<ItemStore.Result> store(List<Read> comments) {
        Map<String, UUID> posts = articles.byOutsideIds(
                comments.stream().map(Read::post).distinct().toList());
        Map<UUID, DiscussionImport.Said> given = new HashMap<>();
        for (Read one : comments) {
            UUID article = posts.get(one.post());
            if (article != null && !one.text().isEmpty() && one.at() != null) {
                given.putIfAbsent(
                        one.id(),
                        new DiscussionImport.Said(
                                one.id(), article, one.parent(), one.name(), one.text(), one.state(), one.at()));
            }
        }
        DiscussionImport.Taken taken = discussions.take(given.values());
        List<ItemStore.Result> results = new ArrayList<>();
        for (Read one : comments) {
            String fault = fault(one, posts, taken);
            results.add(
                    fault == null
                            ? ItemStore.Result.of(
                                    taken.created().contains(one.id()) ? Outcome.CREATED : Outcome.UNCHANGED,
                                    new ItemStore.Told(one.place(), "comment", one.id(), one.name(), one.notes()))
                            : ItemStore.Result.rejected(one.place() + ": " + fault));
        }
        return results;
    }

    private static @Nullable String fault(Read one, Map<String, UUID> posts, DiscussionImport.Taken taken) {
        if (!posts.containsKey(one.post())) {
            return "the post that it is on was not imported.";
        }
        if (one.text().isEmpty() || one.at() == null) {
            return one.at() == null ? "it has no time." : "it has no text.";
        }
        return taken.orphans().contains(one.id()) ? "what it answers was not imported." : null;
    }
}
