package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;

/** Stores what a WordPress export holds; {@link WxrReader} has put it in order. */
@ApplicationScoped
class WxrStore implements ItemStore {

    private final WxrCards cards;
    private final WxrPictures pictures;
    private final WxrPosts posts;
    private final WxrDiscussion discussion;
    private final Session session;

    WxrStore(WxrCards cards, WxrPictures pictures, WxrPosts posts, WxrDiscussion discussion, Session session) {
        this.cards = cards;
        this.pictures = pictures;
        this.posts = posts;
        this.discussion = discussion;
        this.session = session;
    }

    @Override
    public String format() {
        return WxrUpload.NAME;
    }

    /** A line that was read. */
    private sealed interface Line {}

    private record Card(JsonNode json) implements Line {}

    private record Picture(WxrPictures.Attachment attachment) implements Line {}

    private record Post(WxrPost post) implements Line {}

    private record Comment(WxrDiscussion.Read comment) implements Line {}

    /** What becomes nothing. */
    private record Done(Result result) implements Line {}

    @Override
    public Prepared prepare(List<Item> items) {
        List<Line> lines = items.stream().map(item -> read(item.json())).toList();
        return actor -> store(lines, actor);
    }

    private static Line read(JsonNode line) {
        String place = line.path("place").asText();
        try {
            return switch (line.path("kind").asText()) {
                case "author", "tag", "section", "term" -> new Card(line);
                case "attachment" -> new Picture(WxrPictures.read(line));
                case "post" -> post(line);
                case "comment" -> new Comment(WxrDiscussion.read(line));
                case "broken" -> new Done(Result.rejected(line.path("reason").asText()));
                default ->
                    new Done(Result.skipped(new Told(
                            place,
                            line.path("type").asText("file"),
                            null,
                            WxrPost.plain(line.path("title").asText()),
                            List.of(line.path("note").asText()))));
            };
        } catch (ProblemException e) {
            return new Done(Result.rejected(place + ": " + e.detail()));
        }
    }

    private static Line post(JsonNode line) {
        byte[] digest = digest(line);
        if (line.path("status").asText().equals(WxrPost.TRASH)) {
            // Nothing of it is taken, but an article that it has become is taken back.
            ((ObjectNode) line)
                    .remove(List.of("content", "excerpt", "tags", "section", "login", "author", "thumbnail"));
        }
        return new Post(WxrPost.of(line, digest));
    }

    /** Of what the item says: where it stands in the file is no change. */
    private static byte[] digest(JsonNode line) {
        ObjectNode said = ((ObjectNode) line).deepCopy();
        said.remove("place");
        return WxrKeys.sha256().digest(said.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Lines of one kind that follow each other are stored together. */
    private List<Result> store(List<Line> lines, @Nullable UUID actor) {
        List<Result> results = new ArrayList<>();
        int from = 0;
        while (from < lines.size()) {
            int to = from + 1;
            while (to < lines.size()
                    && lines.get(to).getClass() == lines.get(from).getClass()) {
                to++;
            }
            List<Line> run = lines.subList(from, to);
            results.addAll(
                    switch (run.getFirst()) {
                        case Card _ -> each(run, Card.class, (all, by) -> cards.store(json(all), by), actor);
                        case Picture _ ->
                            each(
                                    run,
                                    Picture.class,
                                    (all, by) -> pictures.store(
                                            all.stream()
                                                    .map(Picture::attachment)
                                                    .toList(),
                                            by),
                                    actor);
                        case Post _ ->
                            each(
                                    run,
                                    Post.class,
                                    (all, by) -> posts.store(
                                            all.stream().map(Post::post).toList(), by),
                                    actor);
                        case Comment _ ->
                            each(
                                    run,
                                    Comment.class,
                                    (all, _) -> discussion.store(
                                            all.stream().map(Comment::comment).toList()),
                                    actor);
                        case Done _ ->
                            each(
                                    run,
                                    Done.class,
                                    (all, _) -> all.stream().map(Done::result).toList(),
                                    actor);
                    });
            session.flush();
            from = to;
        }
        return results;
    }

    private static List<JsonNode> json(List<Card> cards) {
        return cards.stream().map(Card::json).toList();
    }

    private static <L extends Line> List<Result> each(
            List<Line> run,
            Class<L> type,
            BiFunction<List<L>, @Nullable UUID, List<Result>> store,
            @Nullable UUID actor) {
        return store.apply(run.stream().map(type::cast).toList(), actor);
    }
}
