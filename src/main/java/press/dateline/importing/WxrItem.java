package press.dateline.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

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

    private final XMLStreamReader xml;
    private final ObjectMapper json;
    private final WxrSite site;
    private final String place;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> meta = new HashMap<>();
    private final List<String> oldSlugs = new ArrayList<>();
    private final Map<String, String> categories = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final WxrComments comments;
    private String format = "";

    WxrItem(XMLStreamReader xml, ObjectMapper json, WxrSite site, int number) {
        this.xml = xml;
        this.json = json;
        this.site = site;
        this.place = "item " + number + ", line " + xml.getLocation().getLineNumber();
        this.comments = new WxrComments(json, place, site.base());
    }

    /** Reads to the item's end, and gives its lines. */
    void read(Consumer<WxrReader.Line> lines) throws XMLStreamException {
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                child(lines);
            }
        }
        String type = texts.getOrDefault("post_type", "post");
        switch (type) {
            case "post", "page" -> lines.accept(new WxrReader.Line(WxrReader.POSTS, post(type, lines)));
            case "attachment" -> lines.accept(new WxrReader.Line(WxrReader.ATTACHMENTS, attachment()));
            default -> lines.accept(new WxrReader.Line(WxrReader.POSTS, other(type)));
        }
        comments.flush(type, texts.getOrDefault("status", ""), key(), lines);
    }

    private void child(Consumer<WxrReader.Line> lines) throws XMLStreamException {
        String name = xml.getLocalName();
        String namespace = xml.getNamespaceURI();
        boolean wordPress = WxrText.isWordPress(namespace);
        if (name.equals("category") && !wordPress) {
            category();
        } else if (name.equals("postmeta") && wordPress) {
            Map<String, String> field = WxrText.children(xml, LONGEST_META);
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
        } else {
            texts.putIfAbsent(name, WxrText.of(xml, WxrText.SHORT));
        }
    }

    private void category() throws XMLStreamException {
        String domain = attribute("domain");
        String given = attribute("nicename");
        String name = WxrText.of(xml, WxrText.SHORT);
        String slug = WxrSite.slug(given.isEmpty() ? name : given);
        if (slug.isEmpty() || categories.size() + tags.size() > 1_000) {
            return;
        }
        switch (domain) {
            case "", "category" -> categories.putIfAbsent(slug, name);
            case "post_tag", "tag" -> tags.putIfAbsent(slug, name);
            case "post_format" -> format = slug.replaceFirst("^post-format-", "");
            default -> {}
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
        line.put("section", section == null ? "" : section);
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
                .put("description", text("content").length() > LONGEST_META ? "" : text("content"))
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
