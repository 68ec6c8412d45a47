package press.dateline.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport;
import press.dateline.block.Block;
import press.dateline.person.OutsidePerson;
import press.dateline.revision.Draft;
import press.dateline.revision.Ref;

/** Stores posts and pages as articles: published ones as such, all others as drafts. A few statements a batch. */
@ApplicationScoped
class WxrPosts {

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
        List<ArticleImport.Outcome> outcomes = articles.store(items, actor);
        Map<String, UUID> ids =
                articles.byOutsideIds(posts.stream().map(WxrPost::key).toList());
        List<ItemStore.Result> results = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            WxrPost post = posts.get(i);
            results.add(ItemStore.Result.of(
                    outcomes.get(i),
                    new ItemStore.Told(post.place(), "article", ids.get(post.key()), post.headline(), notes.get(i))));
        }
        return results;
    }

    private Things things(List<WxrPost> posts, @Nullable UUID actor) {
        Map<String, OutsidePerson> authors = new LinkedHashMap<>();
        Map<String, String> tags = new LinkedHashMap<>();
        Map<String, WxrPicture> wanted = new LinkedHashMap<>();
        for (WxrPost post : posts) {
            String login = post.line().path("login").asText();
            if (!WxrPost.name(post.line().path("author").asText(), login).isEmpty()) {
                authors.putIfAbsent(
                        author(post),
                        WxrCards.person(
                                post.line().path("base").asText(),
                                login,
                                post.line().path("author").asText(),
                                ""));
            }
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

    private static String author(WxrPost post) {
        return WxrKeys.author(
                post.line().path("base").asText(), post.line().path("login").asText());
    }

    private static String thumbnail(WxrPost post) {
        String id = post.line().path("thumbnail").asText();
        return id.matches("[1-9][0-9]{0,18}")
                ? WxrKeys.attachment(post.line().path("base").asText(), id)
                : "";
    }

    private ArticleImport.Item item(WxrPost post, Things things, List<String> notes) {
        String why = post.why();
        if (why == null && post.at() != null && post.at().isAfter(clock.instant())) {
            why = "it was to be published at " + post.at();
        } else if (why == null && post.headline() == null) {
            why = "it has neither a title nor a text";
        } else if (post.scheduled()) {
            why = "it was scheduled for " + post.at();
        }
        if (why != null) {
            notes.add("it is a draft here: " + why);
        }
        if (post.line().path("sticky").asBoolean()) {
            notes.add("it stood above the others (sticky): pin it on a front");
        }
        return new ArticleImport.Item(
                draft(post, things, why, notes),
                post.key(),
                null,
                post.modified(),
                post.digest(),
                post.at(),
                false,
                List.of(),
                why != null,
                post.addresses());
    }

    private static Draft draft(WxrPost post, Things things, @Nullable String why, List<String> notes) {
        Map<UUID, UUID> images = new HashMap<>();
        post.body().pictures().forEach((standIn, picture) -> {
            UUID id = things.images().get(picture.keys().getFirst());
            if (id == null) {
                notes.add("a picture is left out: there is no attachment of this number: "
                        + picture.keys().getFirst());
            } else {
                images.put(standIn, id);
            }
        });
        List<Block> blocks = PlacedImages.in(post.body().blocks(), images::get);
        UUID lead = things.images().get(thumbnail(post));
        if (lead == null && !thumbnail(post).isEmpty()) {
            notes.add("its featured image is not in the file: " + thumbnail(post));
        }
        UUID author = things.people().get(author(post));
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
                author == null ? null : WxrPost.name(post.line().path("author").asText(), ""),
                author == null ? List.of() : List.of(new Draft.Author(Ref.to(author), null)),
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
}
