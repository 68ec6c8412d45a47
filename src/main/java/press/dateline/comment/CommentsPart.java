package press.dateline.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import press.dateline.reading.ArticlePart;
import press.dateline.web.CacheTags;
import press.dateline.web.Limit;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.PublicUrl;

/** The first page of an article's discussion, as {@code /v1/articles/{id}/comments} answers it. */
@ApplicationScoped
class CommentsPart implements ArticlePart {

    private static final Limit LIMIT = Limit.fromString(Limit.DEFAULT);

    private final Comments comments;
    private final Paging paging;
    private final PublicUrl publicUrl;
    private final ObjectMapper json;

    CommentsPart(Comments comments, Paging paging, PublicUrl publicUrl, ObjectMapper json) {
        this.comments = comments;
        this.paging = paging;
        this.publicUrl = publicUrl;
        this.json = json;
    }

    @Override
    public String name() {
        return "comments";
    }

    @Override
    public Optional<Map<UUID, Added>> of(Collection<Asked> articles) {
        Map<UUID, List<Comments.Shown>> shown = comments.firstThreads(
                articles.stream().map(Asked::id).toList(), LIMIT.value() + 1, RepliesShown.USUAL.value() + 1);
        Map<UUID, Added> pages = new HashMap<>();
        for (Asked article : articles) {
            pages.put(
                    article.id(),
                    new Added(
                            written(page(
                                    "/v1/articles/" + article.slug() + "/comments",
                                    threads(shown.getOrDefault(article.id(), List.of())))),
                            CacheTags.NONE,
                            null));
        }
        return Optional.of(pages);
    }

    /** Comments are not in the change log. */
    @Override
    public boolean isKept() {
        return false;
    }

    /** Comments in the order of the discussion, each thread by itself. */
    private static List<List<Comments.Shown>> threads(List<Comments.Shown> shown) {
        Map<UUID, List<Comments.Shown>> threads = new LinkedHashMap<>();
        shown.forEach(comment ->
                threads.computeIfAbsent(comment.root(), _ -> new ArrayList<>()).add(comment));
        return List.copyOf(threads.values());
    }

    private Page<ThreadView> page(String path, List<List<Comments.Shown>> threads) {
        long pinned = threads.stream()
                .filter(thread -> thread.getFirst().marks().pinned())
                .count();
        List<List<Comments.Shown>> here =
                threads.stream().limit(pinned + LIMIT.value()).toList();
        Paging.Onward onward = null;
        if (threads.size() > here.size()) {
            Comments.Shown last = here.getLast().getFirst();
            onward = paging.onward(path, Map.of(), List.of(last.createdAt(), last.id()));
        }
        return new Page<>(
                here.stream().map(this::view).toList(),
                onward == null ? null : onward.nextCursor(),
                onward == null ? null : onward.next());
    }

    private ThreadView view(List<Comments.Shown> thread) {
        Comments.Shown first = thread.getFirst();
        List<Comments.Reply> replies = thread.stream()
                .skip(1)
                .map(reply -> new Comments.Reply(
                        reply.id(),
                        reply.root(),
                        Objects.requireNonNull(reply.parent()),
                        reply.displayName(),
                        reply.badges(),
                        reply.reactions(),
                        reply.text(),
                        reply.createdAt(),
                        reply.marks().featured(),
                        reply.editedAt(),
                        reply.isDeleted()))
                .toList();
        return ThreadView.of(
                first.id(),
                first.displayName(),
                first.badges(),
                first.reactions(),
                first.text(),
                first.anchor(),
                first.createdAt(),
                first.marks(),
                first.editedAt(),
                first.isDeleted(),
                replies,
                first.replies(),
                RepliesShown.USUAL,
                paging,
                publicUrl);
    }

    private byte[] written(Page<ThreadView> page) {
        try {
            return json.writeValueAsBytes(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a page can be written", e);
        }
    }
}
