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

    /** The most categories, tags and authors that are known by their slug and login; further ones are what posts say. */
    private static final int MOST_KNOWN = 50_000;

    private static final String DEFAULT = "uncategorized";
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*");

    private final Map<String, String> members = new HashMap<>();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, String> authors = new HashMap<>();
    private final Set<String> sections = new HashSet<>();
    private final List<Map<String, String>> waiting = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private int terms;
    private int termsTold;

    /**
     * A category.
     *
     * @param id its number there
     * @param parent the slug of the one that it lies within; empty at the top
     */
    record Category(String slug, String name, String parent, String description, String id) {}

    void set(String member, String value) {
        members.putIfAbsent(member, value);
    }

    /** Takes a category, tag, author or other term, by its children's texts. */
    void add(String element, Map<String, String> texts) {
        terms++;
        if (terms > MOST_KNOWN) {
            return;
        }
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
        String slug = slug(texts.getOrDefault("category_nicename", ""));
        if (!slug.isEmpty()) {
            categories.putIfAbsent(
                    slug,
                    new Category(
                            slug,
                            texts.getOrDefault("cat_name", slug),
                            slug(texts.getOrDefault("category_parent", "")),
                            texts.getOrDefault("category_description", ""),
                            texts.getOrDefault("term_id", "")));
        }
    }

    /** A slug there as one here: WordPress keeps letters beyond ASCII percent-encoded. */
    static String slug(String there) {
        return Texts.slug(WxrDates.decoded(there));
    }

    /** Lines for authors, sections and tags that came since this was last asked, parents first. */
    void lines(ObjectMapper json, List<ObjectNode> lines) {
        if (termsTold == terms) {
            return;
        }
        termsTold = terms;
        List<Category> byDepth = categories.values().stream()
                .filter(category -> !category.slug().equals(DEFAULT) && told.add(category.slug()))
                .sorted(Comparator.comparingInt(
                        category -> path(category.slug()).size()))
                .toList();
        for (Category category : byDepth) {
            if (sections.size() < MOST_SECTIONS) {
                sections.add(category.slug());
                lines.add(line(json, "section", category.slug(), category.name())
                        .put("parent", sections.contains(category.parent()) ? category.parent() : "")
                        .put("description", category.description()));
            } else {
                lines.add(line(json, "tag", category.slug(), category.name()));
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
            lines.add(line(json, "tag", texts.getOrDefault("tag_slug", ""), texts.getOrDefault("tag_name", "")));
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
        String base = members.getOrDefault("base_blog_url", "");
        base = base.isEmpty() ? members.getOrDefault("link", "") : base;
        base = base.isEmpty() ? members.getOrDefault("base_site_url", "") : base;
        return base.replaceAll("/+$", "");
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

    boolean isDefault(String category) {
        return category.equals(DEFAULT);
    }

    /** Takes a category that an item names and the head does not, as exports of posts alone have none. */
    void meet(ObjectMapper json, String slug, String name, List<ObjectNode> lines) {
        if (!categories.containsKey(slug)
                && !isDefault(slug)
                && sections.size() < MOST_SECTIONS
                && sections.add(slug)) {
            lines.add(line(json, "section", slug, name).put("parent", "").put("description", ""));
        }
    }

    /** Whether a category is a section here. */
    boolean isSection(String category) {
        return sections.contains(category);
    }

    /** A category with those that it lies within, the outermost first; itself where it is not known. */
    List<String> path(String slug) {
        List<String> path = new ArrayList<>();
        String at = slug;
        while (!at.isEmpty() && !path.contains(at)) {
            path.addFirst(at);
            @Nullable Category category = categories.get(at);
            at = category == null ? "" : category.parent();
        }
        return path;
    }

    /** The slug of the category with this number. */
    @Nullable
    String byId(String id) {
        return categories.values().stream()
                .filter(category -> !id.isEmpty() && category.id().equals(id))
                .map(Category::slug)
                .findFirst()
                .orElse(null);
    }
}
