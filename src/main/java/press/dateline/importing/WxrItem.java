package press.dateline.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Texts;

/** One item of a WordPress export: a post, a page, an attachment, or something that is no content. */
final class WxrItem {

    /** The most characters of a body; one more tells that it is longer. */
    static final int LONGEST_BODY = 2_000_000;

    private static final int LONGEST_META = 200_000;
    private static final Set<String> ARTICLES = Set.of("post", "page");

    /** What is read of an item's own fields; the last ones are those of plugins that name who took a picture. */
    private static final Set<String> META = Set.of(
            "_thumbnail_id",
            "_wp_attachment_image_alt",
            "_wp_attachment_metadata",
            "_wp_old_slug",
            "_yoast_wpseo_primary_category",
            "rank_math_primary_category",
            "_media_credit",
            "_navis_media_credit",
            "_wp_attachment_credit",
            "credit",
            "photo_credit",
            "image_credit");

    /** What is read of an item beside its texts, terms, comments and own fields. */
    private static final Set<String> MEMBERS = Set.of(
            "title",
            "link",
            "pubDate",
            "creator",
            "guid",
            "attachment_url",
            "post_id",
            "post_date",
            "post_date_gmt",
            "post_modified_gmt",
            "post_name",
            "post_type",
            "post_password",
            "status",
            "comment_status",
            "is_sticky");

    private static final Set<String> FIELD = Set.of("meta_key", "meta_value");
    private static final int MOST_TERMS = 1_000;
    private static final int MOST_AUTHORS = 50;
    private static final int LONGEST_NAME = 1_000;

    /** How Co-Authors Plus calls an author, before the login. */
    private static final String CO_AUTHOR = "cap-";

    private final XMLStreamReader xml;
    private final ObjectMapper json;
    private final WxrSite site;
    private final String place;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> meta = new HashMap<>();
    private final List<String> oldSlugs = new ArrayList<>();
    private final Map<String, String> categories = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<String, String> authors = new LinkedHashMap<>();
    private final Map<String, Set<String>> otherTerms = new LinkedHashMap<>();
    private final WxrComments comments;
    private String format = "";
    private int surplus;

    WxrItem(XMLStreamReader xml, ObjectMapper json, WxrSite site, int number) {
        this.xml = xml;
        this.json = json;
        this.site = site;
        this.place = "item " + number + ", line " + xml.getLocation().getLineNumber();
        this.comments = new WxrComments(json, place, site.base());
    }

    /** Reads on, and gives what lines there are then; false when the item has ended. */
    boolean read(Consumer<WxrReader.Line> lines) throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            child(lines);
        }
        if (event != XMLStreamConstants.END_ELEMENT) {
            return true;
        }
        String type = texts.getOrDefault("post_type", "post");
        switch (type) {
            case "post", "page" -> lines.accept(new WxrReader.Line(WxrReader.POSTS, post(type, lines)));
            case "attachment" -> lines.accept(new WxrReader.Line(WxrReader.ATTACHMENTS, attachment()));
            default -> lines.accept(new WxrReader.Line(WxrReader.POSTS, other(type)));
        }
        comments.flush(type, texts.getOrDefault("status", ""), key(), lines);
        return false;
    }

    private void child(Consumer<WxrReader.Line> lines) throws XMLStreamException {
        String name = xml.getLocalName();
        String namespace = xml.getNamespaceURI();
        boolean wordPress = WxrText.isWordPress(namespace);
        if (name.equals("category") && !wordPress) {
            category();
        } else if (name.equals("postmeta") && wordPress) {
            Map<String, String> field = WxrText.children(xml, FIELD, LONGEST_META);
            String key = field.getOrDefault("meta_key", "");
            if (key.equals("_wp_old_slug") && oldSlugs.size() < 20) {
                oldSlugs.add(field.getOrDefault("meta_value", ""));
            } else if (META.contains(key)) {
                meta.putIfAbsent(key, field.getOrDefault("meta_value", ""));
            }
        } else if (name.equals("comment") && wordPress) {
            comments.add(xml);
            if (comments.isFull() && texts.containsKey("post_id")) {
                comments.flush(texts.getOrDefault("post_type", "post"), texts.getOrDefault("status", ""), key(), lines);
            }
        } else if (name.equals("encoded")) {
            boolean excerpt = namespace != null && namespace.contains("/excerpt");
            texts.putIfAbsent(excerpt ? "excerpt" : "content", WxrText.of(xml, excerpt ? 50_000 : LONGEST_BODY + 1));
        } else if (MEMBERS.contains(name) && !texts.containsKey(name)) {
            texts.put(name, WxrText.of(xml, WxrText.SHORT));
        } else {
            WxrText.skip(xml);
        }
    }

    private void category() throws XMLStreamException {
        String domain = attribute("domain");
        String given = attribute("nicename");
        String name = WxrText.of(xml, LONGEST_NAME);
        String key = WxrSite.key(given.isEmpty() ? name : given);
        if (key.isEmpty() || key.length() > LONGEST_NAME) {
            return;
        }
        if (categories.size() + tags.size() + otherTerms.size() >= MOST_TERMS) {
            surplus++;
            return;
        }
        switch (domain) {
            case "", "category" -> categories.putIfAbsent(key, name);
            case "post_tag", "tag" -> tags.putIfAbsent(key, name);
            case "post_format" -> format = key.replaceFirst("^post-format-", "");
            case "author" -> author(key.startsWith(CO_AUTHOR) ? key.substring(CO_AUTHOR.length()) : key, name);
            default -> {
                Set<String> names = otherTerms.computeIfAbsent(Texts.excerpt(domain), _ -> new LinkedHashSet<>());
                if (names.size() < MOST_AUTHORS) {
                    names.add(Texts.excerpt(name));
                }
            }
        }
    }

    /** An author of a post of several (Co-Authors Plus): the term's name is the login, or what a guest is called. */
    private void author(String login, String name) {
        String known = site.isAuthor(name) ? name : login;
        if (authors.size() < MOST_AUTHORS) {
            authors.putIfAbsent(known, site.isAuthor(known) ? site.author(known) : name);
        }
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** What the item is known by: some sites have items of one guid, and numbers are those of a site only. */
    private String key() {
        String guid = text("guid");
        String key = (guid.isEmpty() ? site.base() : guid) + "#" + text("post_id");
        return key.length() <= 500 ? key : site.base() + "#" + text("post_id");
    }

    private String text(String name) {
        return texts.getOrDefault(name, "");
    }

    private ObjectNode line(String kind) {
        return json.createObjectNode()
                .put("kind", kind)
                .put("place", place)
                .put("base", site.base())
                .put("title", text("title"));
    }

    private ObjectNode post(String type, Consumer<WxrReader.Line> lines) {
        ObjectNode line = line("post");
        line.put("type", type)
                .put("key", key())
                .put("id", text("post_id"))
                .put("link", text("link"))
                .put("guid", text("guid"))
                .put("login", text("creator"))
                .put("author", site.author(text("creator")))
                .put("language", site.language())
                .put("content", text("content"))
                .put("excerpt", text("excerpt"))
                .put("status", text("status"))
                .put("slug", WxrSite.slug(text("post_name")))
                .put("comments", text("comment_status"))
                .put("password", !text("post_password").isEmpty())
                .put("sticky", text("is_sticky").equals("1"))
                .put("format", format)
                .put("thumbnail", meta.getOrDefault("_thumbnail_id", ""));
        time(line, "at", WxrDates.first(text("post_date_gmt"), text("pubDate"), text("post_date")));
        time(line, "modified", WxrDates.sql(text("post_modified_gmt")));
        oldSlugs.forEach(line.putArray("oldSlugs")::add);
        if (!authors.isEmpty()) {
            ArrayNode all = line.putArray("authors");
            authors.forEach((login, name) -> all.addObject().put("login", login).put("name", name));
        }
        terms(line, lines);
        return line;
    }

    private static void time(ObjectNode line, String name, @Nullable Instant at) {
        if (at != null) {
            line.put(name, at.toString());
        }
    }

    /** The post's section; its other categories beside those above the section are tags, so that nothing is lost. */
    private void terms(ObjectNode line, Consumer<WxrReader.Line> lines) {
        List<ObjectNode> met = new ArrayList<>();
        categories.forEach((slug, name) -> site.meet(json, slug, name, met));
        met.forEach(one -> lines.accept(new WxrReader.Line(WxrReader.FIRST, one)));
        String section = section();
        Set<String> covered = new HashSet<>(section == null ? List.of() : site.path(section));
        ArrayNode all = line.putArray("tags");
        categories.forEach((slug, name) -> {
            if (!covered.contains(slug) && !site.isDefault(slug)) {
                all.addObject().put("slug", slug).put("name", name);
            }
        });
        tags.forEach((slug, name) -> all.addObject().put("slug", slug).put("name", name));
        line.put("section", section == null ? "" : site.slugOf(section));
        List<String> lost = new ArrayList<>();
        otherTerms.forEach((taxonomy, names) -> lost.add(
                "of the taxonomy " + taxonomy + ", which is none of what Dateline keeps: " + String.join(", ", names)));
        if (surplus > 0) {
            lost.add("of its categories and tags those beyond the first " + MOST_TERMS + " are left out: " + surplus);
        }
        if (!lost.isEmpty()) {
            lost.forEach(line.putArray("lost")::add);
        }
    }

    /** The category that the post calls its first one; else the first of those below which it names no other. */
    private @Nullable String section() {
        String primary = site.byId(meta.getOrDefault(
                "_yoast_wpseo_primary_category", meta.getOrDefault("rank_math_primary_category", "")));
        if (primary != null && categories.containsKey(primary) && site.isSection(primary)) {
            return primary;
        }
        Set<String> above = new HashSet<>();
        categories.keySet().forEach(slug -> {
            List<String> path = site.path(slug);
            above.addAll(path.subList(0, path.size() - 1));
        });
        return categories.keySet().stream()
                .filter(slug -> site.isSection(slug) && !above.contains(slug))
                .findFirst()
                .orElse(null);
    }

    private ObjectNode attachment() {
        ObjectNode line = line("attachment");
        line.put("id", text("post_id"))
                .put("url", text("attachment_url").isEmpty() ? text("guid") : text("attachment_url"))
                .put("caption", text("excerpt"))
                .put("description", Texts.beginning(text("content"), LONGEST_META))
                .put("alt", meta.getOrDefault("_wp_attachment_image_alt", ""))
                .put("metadata", meta.getOrDefault("_wp_attachment_metadata", ""));
        List.of(
                        "_media_credit",
                        "_navis_media_credit",
                        "_wp_attachment_credit",
                        "credit",
                        "photo_credit",
                        "image_credit")
                .stream()
                .filter(name -> !meta.getOrDefault(name, "").isBlank())
                .findFirst()
                .ifPresent(name -> line.put("credit", meta.get(name)));
        return line;
    }

    private ObjectNode other(String type) {
        return line("other").put("type", type).put("note", type + " is no post, page or attachment");
    }

    /** Whether items of a type become articles. */
    static boolean isArticle(String type) {
        return ARTICLES.contains(type);
    }
}
