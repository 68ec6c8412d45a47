package press.dateline.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.revision.Rights;

/**
 * Writes articles as items of IPTC ninjs. They are made in the terms of 3.1; those of 2.1 are the same in lower case,
 * but for what 2.1 has not. Roles and relations are those that the standard's own examples use, or ours where there are
 * none: see docs/api-design.md.
 */
final class Ninjs {

    /** The versions that are written. */
    enum Version {
        V3_1("3.1"),
        V2_1("2.1");

        private final String number;

        Version(String number) {
            this.number = number;
        }
    }

    /** Says that times, roles and relations are meant as docs/api-design.md says. */
    private static final String PROFILE = "dateline";

    private static final String PLAIN = "text/plain";
    private static final String HTML = "text/html";

    private final ObjectMapper json;
    private final Version version;

    Ninjs(ObjectMapper json, Version version) {
        this.json = json;
        this.version = version;
    }

    byte[] write(NewsObject story) {
        return bytes(item(story));
    }

    byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts can be written", e);
        }
    }

    /** An article. */
    Node item(NewsObject story) {
        ArticleView article = story.article();
        NinjsConcepts concepts = new NinjsConcepts(article);
        Rights rights = article.rights();
        Node item = start(story.uri())
                .with("type", "text")
                .with("representationType", story.isWhole() ? "full" : "partial")
                .with("profile", PROFILE)
                .with("version", story.version())
                .with("firstCreated", story.firstCreated().toString())
                .with("versionCreated", story.versionCreated().toString())
                .with("contentCreated", story.contentModified().toString())
                .with("embargoedUntil", text(article.embargoUntil()))
                .with("pubStatus", "usable")
                .with("urgency", article.urgency())
                .with("copyrightHolder", rights.holder())
                .with("usageTerms", usageTerms(rights.terms(), Policy.of(rights)))
                .with("rightsInfo", rightsInfo(story.uri(), rights.terms(), Policy.of(rights)))
                .with("edNote", story.correctionNote())
                .with("language", article.language())
                .with("title", article.headline())
                .with("slugline", article.slug())
                .with("by", story.byline())
                .with("located", located(article))
                .with("headlines", headlines(article))
                .with("descriptions", descriptions(article))
                .with("bodies", bodies(story))
                .with("genres", concepts.genres())
                .with("people", concepts.people())
                .with("organisations", concepts.organisations())
                .with("places", concepts.places())
                .with("subjects", concepts.subjects())
                .with("infoSources", concepts.authors())
                .with("renditions", page(article))
                .with("associations", new NinjsAssociations(this, story).all());
        return inVersion(item);
    }

    /** A story that may be used no longer, under the name by which it was known. */
    Node withdrawn(NewsEntry.Notice notice) {
        return inVersion(start(NewsObject.uri(notice.id()))
                .with("type", "text")
                .with("profile", PROFILE)
                .with("version", NewsObject.version(notice.withdrawnAt()))
                .with("firstCreated", notice.publishedAt().toString())
                .with("versionCreated", notice.withdrawnAt().toString())
                .with("pubStatus", "canceled")
                .with("edNote", notice.reason()));
    }

    private Node start(String uri) {
        return new Node()
                .with("uri", uri)
                .with(
                        "standard",
                        new Node()
                                .with("name", "ninjs")
                                .with("version", version.number)
                                .with(
                                        "schema",
                                        "http://www.iptc.org/std/ninjs/ninjs-schema_" + version.number + ".json#"));
    }

    /** Terms in words; an address of terms, where there are rules as well: both are not allowed in rightsInfo. */
    static @Nullable String usageTerms(@Nullable String terms, Policy policy) {
        return WebAddress.of(terms) == null || policy.restricts() ? terms : null;
    }

    /** The rules that limit what may be done, else the address of terms. */
    @Nullable
    Node rightsInfo(String target, @Nullable String terms, Policy policy) {
        if (policy.restricts()) {
            return new Node().with("langId", Policy.LANGUAGE).with("encodedRights", policy.json(target, json));
        }
        String link = WebAddress.of(terms);
        return link == null ? null : new Node().with("linkedRights", link);
    }

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable String located(ArticleView article) {
        return article.dateline() == null ? null : article.dateline().text();
    }

    private static List<Node> headlines(ArticleView article) {
        List<Node> headlines = new ArrayList<>();
        add(headlines, "main", PLAIN, article.headline());
        add(headlines, "short", PLAIN, article.shortHeadline());
        add(
                headlines,
                "seo",
                PLAIN,
                article.seo() == null ? null : article.seo().title());
        return headlines;
    }

    private static List<Node> descriptions(ArticleView article) {
        List<Node> descriptions = new ArrayList<>();
        add(descriptions, "summary", PLAIN, article.standfirst());
        add(
                descriptions,
                "seo",
                PLAIN,
                article.seo() == null ? null : article.seo().description());
        add(descriptions, "creditline", PLAIN, article.rights().creditLine());
        return descriptions;
    }

    private static List<Node> bodies(NewsObject story) {
        List<Node> bodies = new ArrayList<>();
        add(bodies, "main", HTML, BodyHtml.forOthers(story.article()).whole());
        bodies.forEach(body -> body.with("wordCount", story.article().wordCount()));
        return bodies;
    }

    /** A text in a role; nothing where there is none. */
    static void add(List<Node> texts, String role, String contentType, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            texts.add(new Node()
                    .with("role", role)
                    .with("contentType", contentType)
                    .with("value", value));
        }
    }

    private static List<Node> page(ArticleView article) {
        String address = WebAddress.of(article.webUrl());
        return address == null
                ? List.of()
                : List.of(new Node().with("name", "page").with("href", address).with("contentType", HTML));
    }

    private Node inVersion(Node item) {
        return version == Version.V3_1 ? item : inVersion2(item);
    }

    /** In lower case; geometry is written in GeoJSON's own. */
    private static Node inVersion2(Map<?, ?> members) {
        Node older = new Node();
        members.forEach((name, value) -> {
            String lower = name.toString().toLowerCase(Locale.ROOT);
            older.with(lower.equals("embargoeduntil") ? "embargoed" : lower, inVersion2(value));
        });
        return older;
    }

    private static Object inVersion2(Object value) {
        return switch (value) {
            case Map<?, ?> members -> inVersion2(members);
            case List<?> list -> list.stream().map(Ninjs::inVersion2).toList();
            default -> value;
        };
    }

    /** Whether 2.1 is written, which has no relations of associations and no points of interest. */
    boolean isOld() {
        return version == Version.V2_1;
    }
}
