package press.dateline.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The comments of an item, answers after what they answer. Neither e-mail nor IP addresses, browsers or web sites of
 * commenters are taken. What links back (pingbacks, trackbacks) is no comment; what answers such a thing answers what
 * that answered.
 */
final class WxrComments {

    private static final int LONGEST = 70_000;

    /** How much is held back to be put in order. */
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private final ObjectMapper json;
    private final String place;
    private final String base;
    private final Map<String, Map<String, String>> waiting = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, String> passedOver = new HashMap<>();
    private int characters;

    WxrComments(ObjectMapper json, String place, String base) {
        this.json = json;
        this.place = place;
        this.base = base;
    }

    /** Reads the comment at hand. */
    void add(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> texts = WxrText.children(xml, LONGEST);
        for (String person : List.of("comment_author_email", "comment_author_IP", "comment_author_url")) {
            texts.remove(person);
        }
        waiting.putIfAbsent(texts.getOrDefault("comment_id", "none, " + waiting.size()), texts);
        characters += texts.values().stream().mapToInt(String::length).sum() + 200;
    }

    /** Whether so many are held back that they had better go. */
    boolean isFull() {
        return characters > MOST_CHARACTERS;
    }

    /** Gives the lines of those that are there, given what they are on. */
    void flush(String type, String status, String post, Consumer<WxrReader.Line> lines) {
        String hindrance = !WxrItem.isArticle(type)
                ? "it is on an item that is no article (" + type + ")"
                : status.equals("trash") ? "it is on a post in the trash" : "";
        waiting.forEach((id, texts) -> {
            if (!isComment(texts)) {
                passedOver.put(id, texts.getOrDefault("comment_parent", "0"));
            }
        });
        List<String> ids = new ArrayList<>(waiting.keySet());
        ids.sort(Comparator.comparingInt(this::depth));
        for (String id : ids) {
            Map<String, String> texts = waiting.get(id);
            if (texts != null) {
                lines.accept(new WxrReader.Line(
                        WxrReader.COMMENTS,
                        !isComment(texts) || !hindrance.isEmpty()
                                ? other(id, texts, hindrance)
                                : comment(id, texts, post)));
            }
        }
        told.addAll(waiting.keySet());
        waiting.clear();
        characters = 0;
    }

    private static String type(Map<String, String> texts) {
        String type = texts.getOrDefault("comment_type", "");
        return type.isEmpty() ? "comment" : type;
    }

    private static boolean isComment(Map<String, String> texts) {
        return type(texts).equals("comment");
    }

    private int depth(String id) {
        int depth = 0;
        @Nullable Map<String, String> at = waiting.get(id);
        while (at != null && depth <= waiting.size()) {
            depth++;
            at = waiting.get(at.getOrDefault("comment_parent", "0"));
        }
        return depth;
    }

    /** The comment that it answers; null at a thread's beginning, and where that is not in the file. */
    private @Nullable String parent(Map<String, String> texts) {
        String parent = texts.getOrDefault("comment_parent", "0");
        for (int i = 0; i < 100 && passedOver.containsKey(parent); i++) {
            parent = passedOver.getOrDefault(parent, "0");
        }
        return waiting.containsKey(parent) || told.contains(parent) ? parent : null;
    }

    private ObjectNode line(String kind, String id) {
        return json.createObjectNode().put("kind", kind).put("place", place + ", comment " + id);
    }

    private ObjectNode other(String id, Map<String, String> texts, String hindrance) {
        return line("other", id)
                .put("type", type(texts))
                .put("title", "")
                .put("note", hindrance.isEmpty() ? type(texts) + " is no comment of a reader" : hindrance);
    }

    private ObjectNode comment(String id, Map<String, String> texts, String post) {
        ObjectNode line = line("comment", id)
                .put("post", post)
                .put("id", id(id).toString())
                .put("author", texts.getOrDefault("comment_author", ""))
                .put("text", texts.getOrDefault("comment_content", ""))
                .put("state", texts.getOrDefault("comment_approved", ""));
        String asked = texts.getOrDefault("comment_parent", "0");
        String parent = parent(texts);
        // Answers in a circle are as deep as there are comments: nobody began.
        boolean circle = depth(id) > waiting.size();
        if (parent != null && !circle) {
            line.put("parent", id(parent).toString());
        } else if (circle || !asked.matches("0*")) {
            line.put("note", "what it answers is not there: it begins a thread");
        }
        var at = WxrDates.first(texts.get("comment_date_gmt"), null, texts.get("comment_date"));
        if (at != null) {
            line.put("at", at.toString());
        }
        return line;
    }

    /** The id here of a comment there; the same in each import. */
    private UUID id(String there) {
        return WxrKeys.id(base + "#comment-" + there);
    }
}
