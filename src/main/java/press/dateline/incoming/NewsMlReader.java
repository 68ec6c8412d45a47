package press.dateline.incoming;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * Reads IPTC NewsML-G2: a news item, or a message of news items and packages. A story is made into the members of ninjs
 * 3, which has the same model; pictures that it links to, or that a package puts beside it, become its associations.
 */
public final class NewsMlReader {

    /** Most characters of an item. */
    private static final int LONGEST_ITEM = 8 * 1024 * 1024;

    /** Most items of a message: it is read whole, as its pictures follow its stories. */
    private static final int MOST_ITEMS = 10_000;

    /** Most characters of all that is kept of them. */
    private static final long MOST_CHARACTERS = 64L * 1024 * 1024;

    private static final Set<String> ITEMS =
            Set.of("newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem");
    private static final Set<String> ROOTS = Set.of("newsmessage", "newsitem", "packageitem");

    private final List<Story> stories = new ArrayList<>();
    private final Map<String, ObjectNode> pictures = new LinkedHashMap<>();
    private final List<List<Set<String>>> packages = new ArrayList<>();
    private final List<Item> others = new ArrayList<>();
    private int number;
    private long characters;

    private NewsMlReader() {}

    /**
     * An item of a message.
     *
     * @param place where it stands, in words
     * @param ninjs the story; of what is no story, only its {@code uri}, if it has one
     * @param passedOver why it is no story; empty where it is one
     */
    public record Item(String place, ObjectNode ninjs, String passedOver) {}

    private record Story(String place, ObjectNode ninjs, Set<String> links) {}

    /**
     * The items of a document, in their order; what is no story comes last.
     *
     * @throws UnreadableFeedException where it is none of NewsML-G2
     */
    public static List<Item> read(InputStream document) throws IOException {
        NewsMlReader reader = new NewsMlReader();
        BufferedInputStream in = new BufferedInputStream(document, XmlDecoding.LOOK_AT);
        try (XmlItems items = new XmlItems(in, element -> ITEMS.contains(name(element)), LONGEST_ITEM)) {
            for (var item = items.next(); item.isPresent(); item = items.next()) {
                if (++reader.number > MOST_ITEMS) {
                    throw new UnreadableFeedException(
                            "The message has more than " + MOST_ITEMS + " items: cut it into several.");
                }
                reader.add(item.get());
                if (reader.characters > MOST_CHARACTERS) {
                    throw new UnreadableFeedException("The items of the message have more than "
                            + MOST_CHARACTERS / (1024 * 1024) + " million characters: cut it into several.");
                }
            }
            if (reader.number == 0
                    && items.root(element -> ROOTS.contains(name(element))).isEmpty()) {
                throw new UnreadableFeedException("This is no NewsML-G2 that can be read, as " + items.beginning()
                        + "; it begins with newsItem, newsMessage or packageItem.");
            }
        }
        return reader.items();
    }

    static String name(Element element) {
        return element.tag().localName().toLowerCase(Locale.ROOT);
    }

    private void add(Element element) {
        String place = "item " + number + ", line " + XmlItems.line(element);
        NewsItem item = new NewsItem(element);
        // What is kept of an item is not more than what was written of it.
        characters += Math.max(
                0, element.endSourceRange().endPos() - element.sourceRange().startPos());
        switch (name(element)) {
            case "newsitem" -> {
                switch (item.nature()) {
                    case "text" -> stories.add(new Story(place, item.story(), item.links()));
                    case "picture", "graphic" -> {
                        pictures.put(item.guid(), item.picture());
                        others.add(passedOver(place, item.guid(), ""));
                    }
                    default -> others.add(passedOver(place, item.guid(), "it is no text but " + item.nature()));
                }
            }
            case "packageitem" -> {
                packages.add(item.groups());
                others.add(passedOver(place, item.guid(), "a package: its pictures are with its stories"));
            }
            default ->
                others.add(passedOver(
                        place,
                        item.guid(),
                        "it is no news item but " + element.tag().localName()));
        }
    }

    private static Item passedOver(String place, String guid, String why) {
        ObjectNode ninjs = JsonNodeFactory.instance.objectNode();
        if (!guid.isEmpty()) {
            ninjs.put("uri", guid);
        }
        return new Item(place, ninjs, why);
    }

    /**
     * What packages put beside stories, by the stories. What stands in a package, or a group of one, with several
     * stories is no more one's than another's.
     */
    private Map<String, Set<String>> beside() {
        Set<String> guids = stories.stream()
                .map(story -> story.ninjs().path("uri").asText())
                .collect(Collectors.toSet());
        Map<String, Set<String>> beside = new HashMap<>();
        packages.forEach(groups -> groups.forEach(group -> {
            List<String> told = group.stream().filter(guids::contains).toList();
            if (told.size() == 1) {
                beside.computeIfAbsent(told.getFirst(), _ -> new LinkedHashSet<>())
                        .addAll(group);
            }
        }));
        return beside;
    }

    private List<Item> items() {
        Map<String, Set<String>> beside = beside();
        Set<String> shown = new HashSet<>();
        List<Item> items = new ArrayList<>();
        for (Story story : stories) {
            Set<String> wanted = new LinkedHashSet<>(story.links());
            String guid = story.ninjs().path("uri").asText();
            wanted.addAll(beside.getOrDefault(guid, Set.of()));
            ArrayNode associations = story.ninjs().withArray("associations");
            for (String one : wanted) {
                ObjectNode picture = pictures.get(one);
                if (picture != null) {
                    associations.add(picture.deepCopy());
                    shown.add(one);
                }
            }
            items.add(new Item(story.place(), story.ninjs(), ""));
        }
        for (Item other : others) {
            String guid = other.ninjs().path("uri").asText();
            if (!other.passedOver().isEmpty()) {
                items.add(other);
            } else if (!shown.contains(guid)) {
                items.add(new Item(other.place(), other.ninjs(), "a picture that no story shows"));
            }
        }
        return items;
    }
}
