package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.database.Writes;
import press.dateline.moderation.Decisions;
import press.dateline.moderation.Judged;
import press.dateline.moderation.Moderation;
import press.dateline.moderation.Verdict;
import press.dateline.moderation.Written;
import press.dateline.moderation.WrittenBy;
import press.dateline.reader.Posters;
import press.dateline.reader.ReaderRoles;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.site.SiteCard;
import press.dateline.site.SiteLookup;
import press.dateline.web.Limit;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.PublicUrl;
import press.dateline.web.Times;

/** What readers see of a discussion, and what they and moderators do to it. */
@ApplicationScoped
class Discussion {

    private final Comments comments;
    private final Threads threads;
    private final ArticleLookup articles;
    private final SiteLookup site;
    private final Posters posters;
    private final Surroundings surroundings;
    private final ReservedNames names;
    private final Moderation moderation;
    private final Decisions decisions;
    private final Paging paging;
    private final PublicUrl publicUrl;
    private final Clock clock;

    Discussion(
            Comments comments,
            Threads threads,
            ArticleLookup articles,
            SiteLookup site,
            Posters posters,
            Surroundings surroundings,
            ReservedNames names,
            Moderation moderation,
            Decisions decisions,
            Paging paging,
            PublicUrl publicUrl,
            Clock clock) {
        this.comments = comments;
        this.threads = threads;
        this.articles = articles;
        this.site = site;
        this.posters = posters;
        this.surroundings = surroundings;
        this.names = names;
        this.moderation = moderation;
        this.decisions = decisions;
        this.paging = paging;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /**
     * A comment and its article.
     *
     * @param parent what it answers, as far as the caller may know of it
     * @param anchor the part of the article that it is about, where that was asked for
     * @param reactions how many readers have reacted to it, by reaction; none before they were asked for
     */
    record Shown(
            Comment comment,
            ArticleCard article,
            @Nullable UUID parent,
            @Nullable AnchorView anchor,
            Map<String, Integer> reactions) {

        Shown(Comment comment, ArticleCard article, @Nullable UUID parent) {
            this(comment, article, parent, null, Map.of());
        }

        Shown(Comment comment, ArticleCard article) {
            this(comment, article, comment.parentId);
        }

        Shown with(@Nullable AnchorView its) {
            return new Shown(comment, article, parent, its, reactions);
        }

        /** The same with its reactions, from those of several comments. */
        Shown with(Map<UUID, Map<String, Integer>> counted) {
            return new Shown(comment, article, parent, anchor, counted.getOrDefault(comment.id, Map.of()));
        }
    }

    /**
     * A comment that was just posted, and what the pipeline says of it.
     *
     * @param readerToken of a guest who is new
     */
    record Posted(Shown shown, Verdict verdict, @Nullable String readerToken) {

        /** Never the token. */
        @Override
        public String toString() {
            return "Posted[" + shown.comment().id + "]";
        }
    }

    /** A page of a discussion, and the article whose it is. */
    record Threaded(ArticleCard article, Page<ThreadView> page) {}

    /**
     * The threads of a public article, with their first answers, the pinned ones before the first page's others; three
     * statements at most.
     */
    Threaded threads(String article, ThreadFilter filter) {
        ThreadOrder order = ThreadOrder.of(filter.sort);
        ArticleCard card = articles.require(article);
        String block = block(filter, order);
        List<Threads.Counted> all = List.of();
        if (card.showsDiscussion()) {
            Paging.After after = order.after(paging);
            int most = filter.limit().value() + 1;
            all = block == null
                    ? threads.of(card.id(), order, after, filter.isFirst(), most)
                    : threads.about(block, card.id(), order, after, most);
        }
        int top = block == null
                ? (int) all.stream().filter(Threads.Counted::isPinned).count()
                : 0;
        List<Threads.Counted> pinned = all.subList(0, top);
        List<Threads.Counted> rows = all.subList(top, all.size());
        List<UUID> roots = Stream.concat(
                        pinned.stream(), rows.stream().limit(filter.limit().value()))
                .map(thread -> thread.first().id)
                .toList();
        Map<UUID, List<Comments.Reply>> replies =
                comments.replies(roots, Optional.empty(), filter.replies.value() + 1).stream()
                        .collect(Collectors.groupingBy(Comments.Reply::root));
        Function<Threads.Counted, ThreadView> view = thread -> {
            Comment first = thread.first();
            return ThreadView.of(
                    first.id,
                    first.displayName,
                    first.badges,
                    thread.reactions(),
                    first.text,
                    thread.anchor(),
                    first.createdAt,
                    Marks.of(first),
                    first.editedAt,
                    first.isDeleted(),
                    replies.getOrDefault(first.id, List.of()),
                    thread.replies(),
                    filter.replies,
                    paging,
                    publicUrl);
        };
        Page<ThreadView> others = paging.page(rows, filter.limit(), view, order::keys);
        return new Threaded(
                card,
                new Page<>(
                        Stream.concat(pinned.stream().map(view), others.items().stream())
                                .toList(),
                        others.nextCursor(),
                        others.next()));
    }

    /** Blocks come and go with edits, so one that is not there is no error: it has no threads. */
    private static @Nullable String block(ThreadFilter filter, ThreadOrder order) {
        String block = filter.block;
        if (block != null && !block.matches(NewAnchor.BLOCK)) {
            throw ProblemException.parameter("block", "takes the id of a block.");
        }
        if (block != null && order.isCounted()) {
            throw ProblemException.parameter("sort", "goes with block as newest or oldest only.");
        }
        return block;
    }

    /** The answers below a comment that is listed, oldest first; three statements, or four below a reply. */
    Page<ReplyView> replies(String id, Limit limit) {
        Shown shown = requireListed(id);
        return paging.page(
                comments.replies(List.of(shown.comment().id), paging.afterTime(), limit.value() + 1),
                limit,
                reply -> ReplyView.of(reply, publicUrl),
                Comments.Reply::keys);
    }

    /**
     * A comment that everybody may see; two statements, and a third where it answers a reply.
     *
     * @throws ProblemException 404 where it is not shown, and what its article answers where that is not public
     */
    Shown requireShown(String id) {
        return shown(comments.requireShown(id), id);
    }

    /**
     * A comment that everybody may see, or whose place in its thread is all that is left to see; as many statements.
     *
     * @throws ProblemException 404 where it is not listed, and what its article answers where that is not public
     */
    Shown requireListed(String id) {
        return shown(comments.requireListed(id), id);
    }

    private Shown shown(Comment comment, String id) {
        ArticleCard article = articleOf(comment);
        if (!ArticleLookup.requirePublished(article, article.id().toString()).showsDiscussion()) {
            throw Comments.missing(id);
        }
        UUID parent = comment.parentId;
        return new Shown(
                comment,
                article,
                parent == null || parent.equals(comment.rootId)
                        ? parent
                        : comments.listed(parent).map(other -> other.id).orElse(comment.rootId));
    }

    /** A comment in any state, for moderators; two statements. */
    Shown require(String id) {
        Comment comment = comments.require(id);
        return new Shown(comment, articleOf(comment));
    }

    /**
     * Takes what a reader posted; the pipeline decides what becomes of it. Five statements of a new guest, six of a reader
     * who is known.
     *
     * @throws ProblemException also 403 where the reader is suspended or banned, and 429 where it is too soon
     */
    Posted post(String article, NewComment wanted) {
        ArticleCard card = articles.require(article);
        card.discussion().requireOpen();
        if (card.embargoUntil() != null) {
            throw new ProblemException(
                            ProblemType.WRONG_STATE,
                            "The article is under embargo until " + card.embargoUntil()
                                    + ": comments are taken from then on.")
                    .with("embargoUntil", card.embargoUntil());
        }
        SiteCard publication = site.site();
        Writes writes = new Writes();
        Posters.Poster poster = posters.poster(publication, wanted.displayName(), wanted.email(), writes);
        Comment comment = new Comment();
        comment.articleId = card.id();
        NewAnchor about = wanted.parent() == null ? wanted.anchor() : null;
        if (about != null) {
            Anchors.requireWhole(about);
        }
        Surroundings.Found around = surroundings.on(card.id(), wanted.parent(), about);
        if (wanted.parent() != null) {
            comment.parentId = wanted.parent();
            comment.rootId = around.root()
                    .orElseThrow(() ->
                            ProblemException.body("/parent", "there is no such comment in this article's discussion."));
            if (wanted.anchor() != null) {
                throw ProblemException.body("/anchor", "a reply has none: it is about what it answers.");
            }
        }
        Anchors.Checked anchor = about == null ? null : Anchors.checked(about, around.part());
        comment.readerId = poster.reader().id();
        comment.displayName = poster.displayName();
        comment.badges = Badges.of(poster.reader(), around.authors().keySet());
        Collection<String> authors = around.authors().values();
        String tokenName = poster.tokenName();
        if (tokenName != null && names.isFree(tokenName, comment.badges, publication, authors)) {
            throw Posters.Poster.notTheirs();
        }
        names.requireFree(comment.displayName, comment.badges, publication, authors);
        comment.text = wanted.text();
        comment.createdAt = Times.now(clock);
        boolean staff = poster.reader().roles().contains(ReaderRoles.STAFF);
        Judged judged = moderation.judge(
                new Written(card.id(), comment.parentId, comment.displayName, comment.text, comment.createdAt),
                new WrittenBy(poster.reader().id(), staff, poster.secret() != null),
                card.discussion().isPostModerated(),
                publication);
        SlowPosting.require(publication, staff, judged);
        comment.state = judged.verdict().state();
        comment.moderatedAt = judged.verdict().isFinal() ? comment.createdAt : null;
        Comments.add(writes, comment);
        if (anchor != null) {
            Anchors.add(writes, comment, anchor);
        }
        decisions.add(writes, comment.id, judged);
        comments.execute(writes);
        return new Posted(
                new Shown(comment, card).with(anchor == null ? null : anchor.view()),
                judged.verdict(),
                poster.secret());
    }

    private ArticleCard articleOf(Comment comment) {
        return Objects.requireNonNull(articles.byIds(List.of(comment.articleId)).get(comment.articleId));
    }
}
