package press.dateline.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport;
import press.dateline.block.Block;
import press.dateline.person.OutsidePerson;
import press.dateline.revision.Draft;
import press.dateline.revision.Ref;
import press.dateline.web.Texts;

/** Stores posts and pages as articles: published ones as such, all others as drafts. A few statements a batch. */
@ApplicationScoped
class WxrPosts {

    private static final int LONGEST_BYLINE = 500;

    private final ArticleImport articles;
    private final WxrCards cards;
    private final WxrPictures pictures;
    private final Clock clock;

    WxrPosts(ArticleImport articles, WxrCards cards, WxrPictures pictures, Clock clock) {
        this.articles = articles;
        this.cards = cards;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** What posts refer to. */
    private record Things(
            Map<String, UUID> people, Map<String, UUID> tags, Map<String, UUID> sections, Map<String, UUID> images) {}

    List<ItemStore.Result> store(List<WxrPost> posts, @Nullable UUID actor) {
        Things things = things(posts, actor);
        List<List<String>> notes = new ArrayList<>();
        List<ArticleImport.Item> items = new ArrayList<>();
        for (WxrPost post : posts) {
            List<String> told = new ArrayList<>(post.notes());
            items.add(item(post, things, told));
            notes.add(told);
        }
        List<ArticleImport.Done> outcomes = articles.store(items, actor);
        Map<String, UUID> ids =
                articles.byOutsideIds(posts.stream().map(WxrPost::key).toList());
        List<ItemStore.Result> results = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            WxrPost post = posts.get(i);
            results.add(result(post, outcomes.get(i), ids.get(post.key()), notes.get(i)));
        }
        return results;
    }

    private ItemStore.Result result(WxrPost post, ArticleImport.Done done, @Nullable UUID id, List<String> notes) {
        String why = hindrance(post);
        if (post.isTrash() && done.outcome() != ArticleImport.Outcome.WITHDRAWN) {
            return ItemStore.Result.skipped(new ItemStore.Told(
                    post.place(),
                    post.line().path("type").asText(),
                    null,
                    post.headline(),
                    Stream.concat(Stream.of(String.valueOf(why)), done.notes().stream())
                            .toList()));
        }
        if (why != null) {
            boolean isDraft = done.notes().isEmpty() && done.outcome() != ArticleImport.Outcome.UNCHANGED;
            notes.add(isDraft ? "it is a draft here: " + why : why);
        }
        notes.addAll(done.notes());
        return ItemStore.Result.of(
                done.outcome(), new ItemStore.Told(post.place(), "article", id, post.headline(), notes));
    }

    private Things things(List<WxrPost> posts, @Nullable UUID actor) {
        Map<String, OutsidePerson> authors = new LinkedHashMap<>();
        Map<String, String> tags = new LinkedHashMap<>();
        Map<String, WxrPicture> wanted = new LinkedHashMap<>();
        for (WxrPost post : posts) {
            String base = post.line().path("base").asText();
            authors(post)
                    .forEach((login, name) ->
                            authors.putIfAbsent(WxrKeys.author(base, login), WxrCards.person(base, login, name, "")));
            tags.putAll(post.tags());
            post.body()
                    .pictures()
                    .values()
                    .forEach(one -> wanted.putIfAbsent(one.keys().getFirst(), one));
            String thumbnail = thumbnail(post);
            if (!thumbnail.isEmpty()) {
                wanted.putIfAbsent(
                        thumbnail, new WxrPicture(List.of(thumbnail), null, null, null, null, null, null, List.of()));
            }
        }
        return new Things(
                cards.people(authors, actor).ids(),
                cards.tags(tags, actor).ids(),
                cards.sections(posts.stream()
                        .map(post -> post.line().path("section").asText())
                        .filter(slug -> !slug.isEmpty())
                        .collect(Collectors.toSet())),
                pictures.images(wanted.values(), actor));
    }

    /** Who wrote a post, by their logins: those whom a plugin names, else who made it. */
    private static Map<String, String> authors(WxrPost post) {
        Map<String, String> authors = new LinkedHashMap<>();
        post.line()
                .path("authors")
                .forEach(one ->
                        authors.put(one.path("login").asText(), one.path("name").asText()));
        if (authors.isEmpty()) {
            authors.put(
                    post.line().path("login").asText(),
                    post.line().path("author").asText());
        }
        authors.replaceAll((login, name) -> WxrPost.name(name, login));
        authors.values().removeIf(String::isEmpty);
        return authors;
    }

    private static String thumbnail(WxrPost post) {
        String id = post.line().path("thumbnail").asText();
        return id.matches("[1-9][0-9]{0,18}")
                ? WxrKeys.attachment(post.line().path("base").asText(), id)
                : "";
    }

    /** Why a post is no published article here; null where it is one. */
    private @Nullable String hindrance(WxrPost post) {
        if (post.scheduled()) {
            return "it was scheduled for " + post.at();
        }
        if (post.why() != null) {
            return post.why();
        }
        if (post.at() != null && post.at().isAfter(clock.instant())) {
            return "it was to be published at " + post.at();
        }
        return post.headline() == null ? "it has neither a title nor a text" : null;
    }

    private ArticleImport.Item item(WxrPost post, Things things, List<String> notes) {
        String why = hindrance(post);
        if (post.line().path("sticky").asBoolean()) {
            notes.add("it stood above the others (sticky): pin it on a front");
        }
        List<String> missing = new ArrayList<>();
        Draft draft = draft(post, things, why, missing);
        missing.forEach(key -> notes.add(
                key.equals(thumbnail(post))
                        ? "its featured image is not in the file: " + key
                                + ": import this file again after the one that has it"
                        : "a picture is left out: there is no attachment of this number: " + key));
        return new ArticleImport.Item(
                draft,
                WxrUpload.NAME,
                post.key(),
                null,
                post.modified(),
                missing.isEmpty() ? post.digest() : digest(post, missing),
                post.at(),
                post.isTrash() ? "unpublish" : null,
                List.of(),
                why != null,
                post.addresses());
    }

    /** The same post is another one once there is what it lacked. */
    private static byte[] digest(WxrPost post, List<String> missing) {
        MessageDigest digest = WxrKeys.sha256();
        digest.update(post.digest());
        return digest.digest(String.join("\n", missing).getBytes(StandardCharsets.UTF_8));
    }

    private static Draft draft(WxrPost post, Things things, @Nullable String why, List<String> missing) {
        Map<UUID, UUID> images = new HashMap<>();
        post.body().pictures().forEach((standIn, picture) -> {
            UUID id = things.images().get(picture.keys().getFirst());
            if (id == null) {
                missing.add(picture.keys().getFirst());
            } else {
                images.put(standIn, id);
            }
        });
        List<Block> blocks = PlacedImages.in(post.body().blocks(), images::get);
        UUID lead = things.images().get(thumbnail(post));
        if (lead == null && !thumbnail(post).isEmpty()) {
            missing.add(thumbnail(post));
        }
        String base = post.line().path("base").asText();
        Map<String, String> authors = authors(post);
        UUID section = things.sections().get(post.line().path("section").asText());
        String type = post.line().path("type").asText();
        String slug = post.line().path("slug").asText();
        return new Draft(
                null,
                null,
                null,
                slug.isEmpty() ? null : slug,
                post.kind(),
                post.line().path("language").asText("en"),
                post.headline(),
                null,
                post.standfirst(),
                null,
                null,
                byline(authors.values()),
                authors.keySet().stream()
                        .map(login -> things.people().get(WxrKeys.author(base, login)))
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(id -> new Draft.Author(Ref.to(id), null))
                        .toList(),
                null,
                section == null ? null : Ref.to(section),
                post.tags().keySet().stream()
                        .map(things.tags()::get)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(Ref::to)
                        .toList(),
                null,
                "free",
                lead,
                blocks,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                new Draft.Discussion(post.line().path("comments").asText().equals("closed") ? "closed" : "open", null),
                null,
                why == null ? null : "Imported from WordPress as a draft: " + why + ".",
                true,
                List.of(post.key()),
                List.of(new Draft.AltId(
                        "wordpress", type + " " + post.line().path("id").asText())),
                null,
                null);
    }

    private static @Nullable String byline(Collection<String> names) {
        String byline = String.join(", ", names);
        return byline.isEmpty() ? null : Texts.beginning(byline, LONGEST_BYLINE);
    }
}
