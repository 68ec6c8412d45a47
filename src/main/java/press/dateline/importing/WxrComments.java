package press.dateline.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** What is read of a comment. Nothing else of its author is. */
    private static final Set<String> MEMBERS = Set.of(
            "comment_id",
            "comment_parent",
            "comment_type",
            "comment_author",
            "comment_content",
            "comment_approved",
            "comment_date",
            "comment_date_gmt");

    /** How many comments are remembered of those that went, for what answers them. */
    private static final int MOST_TOLD = 500_000;

    private static final int LONGEST_ID = 20;
    private static final int CIRCLE = Integer.MAX_VALUE;

    /** How much is held back to be put in order. */
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private final ObjectMapper json;
    private final String place;
    private final String base;
    private final Map<String, Map<String, String>> waiting = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, String> passedOver = new HashMap<>();
    private int characters;
    private int number;

    WxrComments(ObjectMapper json, String place, String base) {
        this.json = json;
        this.place = place;
        this.base = base;
    }

    /** Reads the comment at hand. */
    void add(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> texts = WxrText.children(xml, MEMBERS, LONGEST);
        number++;
        String id = texts.getOrDefault("comment_id", "");
        waiting.putIfAbsent(id.isEmpty() || id.length() > LONGEST_ID ? "none, " + number : id, texts);
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
            if (!isComment(texts) && passedOver.size() < MOST_TOLD) {
                passedOver.put(id, texts.getOrDefault("comment_parent", "0"));
            }
        });
        List<String> ids = new ArrayList<>(waiting.keySet());
        Map<String, Integer> depths = depths();
        ids.sort(Comparator.comparing(id -> depths.getOrDefault(id, 0)));
        for (String id : ids) {
            Map<String, String> texts = waiting.get(id);
            if (texts != null) {
                lines.accept(new WxrReader.Line(
                        WxrReader.COMMENTS,
                        !isComment(texts) || !hindrance.isEmpty()
                                ? other(id, texts, hindrance)
                                : comment(id, texts, post, CIRCLE == depths.getOrDefault(id, 0))));
            }
        }
        waiting.keySet().stream().limit(MOST_TOLD - told.size()).forEach(told::add);
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

    /** How deep each stands in its thread, from 1; those that answer each other in a circle are deepest: nobody began. */
    private Map<String, Integer> depths() {
        Map<String, Integer> depths = new HashMap<>();
        for (String id : waiting.keySet()) {
            Set<String> path = new LinkedHashSet<>();
            String at = id;
            while (waiting.containsKey(at) && !depths.containsKey(at) && path.add(at)) {
                at = Objects.requireNonNull(waiting.get(at)).getOrDefault("comment_parent", "0");
            }
            int depth = path.contains(at) ? CIRCLE : depths.getOrDefault(at, 0);
            for (String one : List.copyOf(path).reversed()) {
                depth = depth == CIRCLE ? CIRCLE : depth + 1;
                depths.put(one, depth);
            }
        }
        return depths;
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

    private ObjectNode comment(String id, Map<String, String> texts, String post, boolean circle) {
        ObjectNode line = line("comment", id)
                .put("post", post)
                .put("id", id(id).toString())
                .put("author", texts.getOrDefault("comment_author", ""))
                .put("text", texts.getOrDefault("comment_content", ""))
                .put("state", texts.getOrDefault("comment_approved", ""));
        String asked = texts.getOrDefault("comment_parent", "0");
        String parent = parent(texts);
        if (parent != null && !circle) {
            line.put("parent", id(parent).toString());
        } else if (circle || !asked.matches("0*")) {
            line.put("note", "what it answers is not there: it begins a thread");
        }
        if (line.path("text").asText().length() == LONGEST) {
            line.put("cut", "its text is cut: " + LONGEST + " characters are the most");
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
