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
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Texts;

/**
 * What the head of a WordPress export tells: where the site was, who writes, and its categories, which become sections
 * with the hierarchy that they have. The site's default category becomes nothing; of very many those that lie deepest
 * are tags.
 */
final class WxrSite {

    /** What is read of the channel beside authors, categories and tags. */
    static final Set<String> MEMBERS = Set.of("link", "language", "base_site_url", "base_blog_url", "wxr_version");

    /** The most categories that become sections: publications have tens of them. */
    static final int MOST_SECTIONS = 300;

    /** What is read of an author, category, tag or other term. */
    static final Set<String> TERM = Set.of(
            "author_login",
            "author_display_name",
            "author_description",
            "category_nicename",
            "category_parent",
            "category_description",
            "cat_name",
            "tag_slug",
            "tag_name",
            "term_id",
            "term_taxonomy",
            "term_slug",
            "term_parent",
            "term_name");

    /** The most categories, tags and authors that are known by their slug and login; further ones are what posts say. */
    private static final int MOST_KNOWN = 50_000;

    /** The most characters of all that is known of them. */
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    /** How deep categories lie in each other; what lies deeper is at the top. */
    private static final int DEEPEST = 50;

    private static final int LONGEST_BASE = 500;

    private static final String DEFAULT = "uncategorized";
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*");

    private final Map<String, String> members = new HashMap<>();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, String> byNumber = new HashMap<>();
    private final Set<String> slugs = new HashSet<>();
    private final Map<String, String> authors = new HashMap<>();
    private final Set<String> sections = new HashSet<>();
    private final List<Map<String, String>> waiting = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private @Nullable String base;
    private int terms;
    private int termsTold;
    private int leftOut;
    private long characters;

    /**
     * A category.
     *
     * @param key what it is called there
     * @param slug what it is called here
     * @param parent the key of the one that it lies within; empty at the top
     */
    record Category(String key, String slug, String name, String parent, String description) {}

    void set(String member, String value) {
        members.putIfAbsent(member, value);
        base = null;
    }

    /** How many authors, categories and tags are not known, as there are too many. */
    int leftOut() {
        return leftOut;
    }

    /** Takes a category, tag, author or other term, by its children's texts. */
    void add(String element, Map<String, String> texts) {
        characters += texts.values().stream().mapToLong(String::length).sum();
        if (terms >= MOST_KNOWN || characters > MOST_CHARACTERS) {
            leftOut++;
            return;
        }
        terms++;
        switch (element) {
            case "category" -> category(texts);
            case "author" -> {
                String login = texts.getOrDefault("author_login", "");
                String shown = texts.getOrDefault("author_display_name", "");
                authors.putIfAbsent(login, shown.isBlank() ? login : shown);
                waiting.add(texts);
            }
            case "term" -> term(texts);
            default -> waiting.add(texts);
        }
    }

    /** Newer exports have categories and tags among other terms, too. */
    private void term(Map<String, String> texts) {
        String slug = texts.getOrDefault("term_slug", "");
        String name = texts.getOrDefault("term_name", "");
        switch (texts.getOrDefault("term_taxonomy", "")) {
            case "category" ->
                category(Map.of(
                        "category_nicename",
                        slug,
                        "cat_name",
                        name,
                        "category_parent",
                        texts.getOrDefault("term_parent", ""),
                        "term_id",
                        texts.getOrDefault("term_id", "")));
            case "post_tag" -> waiting.add(Map.of("tag_slug", slug, "tag_name", name));
            default -> waiting.add(texts);
        }
    }

    private void category(Map<String, String> texts) {
        String key = key(texts.getOrDefault("category_nicename", ""));
        if (!key.isEmpty() && !categories.containsKey(key)) {
            String id = texts.getOrDefault("term_id", "");
            add(new Category(
                    key,
                    freeSlug(key, id),
                    texts.getOrDefault("cat_name", key),
                    key(texts.getOrDefault("category_parent", "")),
                    texts.getOrDefault("category_description", "")));
            if (!id.isEmpty()) {
                byNumber.putIfAbsent(id, key);
            }
        }
    }

    private void add(Category category) {
        categories.put(category.key(), category);
    }

    /** A slug of a category's own: where its letters make none, or another's, it is made of its number. */
    private String freeSlug(String key, String id) {
        String slug = Texts.slug(key);
        if (!slug.isEmpty() && slugs.add(slug)) {
            return slug;
        }
        String numbered = "category-" + id;
        if (id.matches("[0-9]{1,19}") && slugs.add(numbered)) {
            return numbered;
        }
        String named = "category-" + WxrKeys.id(key).toString().substring(0, 8);
        slugs.add(named);
        return named;
    }

    /** What a term is known by, as WordPress calls it: letters beyond ASCII stand there percent-encoded. */
    static String key(String nicename) {
        return WxrDates.decoded(nicename).strip();
    }

    /** A slug there as one here; empty where it has no Latin letters. */
    static String slug(String there) {
        return Texts.slug(WxrDates.decoded(there));
    }

    /** Lines for authors, sections and tags that came since this was last asked, parents first. */
    void lines(ObjectMapper json, List<ObjectNode> lines) {
        if (termsTold == terms) {
            return;
        }
        termsTold = terms;
        Map<String, Integer> depths = new HashMap<>();
        categories.keySet().forEach(key -> depths.put(key, path(key).size()));
        List<Category> byDepth = categories.values().stream()
                .filter(category -> !isDefault(category.key()) && told.add(category.key()))
                .sorted(Comparator.comparing(category -> depths.getOrDefault(category.key(), 0)))
                .toList();
        for (Category category : byDepth) {
            if (sections.size() < MOST_SECTIONS) {
                sections.add(category.key());
                lines.add(line(json, "section", category.slug(), category.name())
                        .put("parent", sections.contains(category.parent()) ? slugOf(category.parent()) : "")
                        .put("description", category.description()));
            } else {
                lines.add(line(json, "tag", category.key(), category.name()));
            }
        }
        waiting.forEach(texts -> term(json, texts, lines));
        waiting.clear();
    }

    private void term(ObjectMapper json, Map<String, String> texts, List<ObjectNode> lines) {
        if (texts.containsKey("author_login")) {
            String login = texts.getOrDefault("author_login", "");
            lines.add(line(json, "author", login, authors.getOrDefault(login, login))
                    .put("description", texts.getOrDefault("author_description", "")));
        } else if (texts.containsKey("tag_slug")) {
            lines.add(line(json, "tag", key(texts.getOrDefault("tag_slug", "")), texts.getOrDefault("tag_name", "")));
        } else {
            lines.add(line(json, "term", texts.getOrDefault("term_slug", ""), texts.getOrDefault("term_name", ""))
                    .put("taxonomy", texts.getOrDefault("term_taxonomy", "")));
        }
    }

    private ObjectNode line(ObjectMapper json, String kind, String slug, String name) {
        return json.createObjectNode()
                .put("kind", kind)
                .put("place", "head")
                .put("base", base())
                .put("slug", slug)
                .put("name", name);
    }

    /** Where the site was; what its things are known by begins with it. */
    String base() {
        String known = base;
        if (known == null) {
            known = List.of("base_blog_url", "link", "base_site_url").stream()
                    .map(member -> members.getOrDefault(member, ""))
                    .filter(url -> !url.isEmpty())
                    .findFirst()
                    .orElse("");
            int end = Math.min(known.length(), LONGEST_BASE);
            while (end > 0 && known.charAt(end - 1) == '/') {
                end--;
            }
            known = known.substring(0, end);
            base = known;
        }
        return known;
    }

    /** The site's language (BCP 47); English where it says none. */
    String language() {
        String language = members.getOrDefault("language", "");
        return language.length() <= 35 && LANGUAGE.matcher(language).matches() ? language : "en";
    }

    /** The name of an author; the login where it is not told. */
    String author(String login) {
        return authors.getOrDefault(login, login);
    }

    /** Whether the head tells of an author. */
    boolean isAuthor(String login) {
        return authors.containsKey(login);
    }

    boolean isDefault(String category) {
        return category.equals(DEFAULT);
    }

    /** Takes a category that an item names and the head does not, as exports of posts alone have none. */
    void meet(ObjectMapper json, String key, String name, List<ObjectNode> lines) {
        if (!categories.containsKey(key) && !isDefault(key) && sections.size() < MOST_SECTIONS && sections.add(key)) {
            add(new Category(key, freeSlug(key, ""), name, "", ""));
            told.add(key);
            lines.add(line(json, "section", slugOf(key), name).put("parent", "").put("description", ""));
        }
    }

    /** Whether a category is a section here. */
    boolean isSection(String key) {
        return sections.contains(key);
    }

    /** What a category is called here; empty where it is not known. */
    String slugOf(String key) {
        @Nullable Category category = categories.get(key);
        return category == null ? "" : category.slug();
    }

    /** A category with those that it lies within, the outermost first; itself where it is not known. */
    List<String> path(String key) {
        Set<String> path = new LinkedHashSet<>();
        String at = key;
        while (!at.isEmpty() && path.size() < DEEPEST && path.add(at)) {
            @Nullable Category category = categories.get(at);
            at = category == null ? "" : category.parent();
        }
        return List.copyOf(path).reversed();
    }

    /** The category with this number. */
    @Nullable
    String byId(String id) {
        return byNumber.get(id);
    }
}
