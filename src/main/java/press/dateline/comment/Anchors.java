package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.Writes;
import press.dateline.web.ProblemException;

/** What comments are about that are not about the whole article. */
@ApplicationScoped
class Anchors {

    private static final int LONGEST = 5_000;

    /** Characters that are kept of what stands before and behind a range. */
    private static final int AROUND = 32;

    private static final String BLOCK = """
            UNION ALL
            SELECT NULL, NULL, NULL, r.number, b.id, b.text, encode(sha256(convert_to(b.text, 'UTF8')), 'hex'), NULL, NULL
            FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.published_revision
            JOIN block b ON b.revision_id = r.id AND b.id = :part
            WHERE a.id = :article
            """;

    private static final String QUOTE = """
            UNION ALL
            (SELECT NULL, NULL, NULL, r.number, b.id, b.text, encode(sha256(convert_to(b.text, 'UTF8')), 'hex'),
                s.start_at, s.end_at
            FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.published_revision
            JOIN span s ON s.revision_id = r.id AND s.type = 'quote' AND s.quote_id = :part
            JOIN block b ON b.revision_id = r.id AND b.position = s.block
            WHERE a.id = :article ORDER BY s.block, s.start_at LIMIT 1)
            """;

    private final Session session;

    Anchors(Session session) {
        this.session = session;
    }

    /** An anchor that was checked against the published article, with what finds it again. */
    record Checked(AnchorSearch.Sought sought, int revision) {

        AnchorView view() {
            AnchorSearch.Place place = sought.last();
            return AnchorView.of(place.block(), place.start(), place.end(), sought.quote(), revision, revision);
        }
    }

    /**
     * A block of the article as it is published, in which a part is named.
     *
     * @param start where the quote stands in it that was named; null where the block was
     * @param end likewise
     */
    record Part(
            int revision,
            String block,
            String text,
            String digest,
            @Nullable Integer start,
            @Nullable Integer end) {

        /** From a row of {@link #part}, from this column on. */
        static Part of(Object[] row, int at) {
            return new Part(
                    (Integer) row[at],
                    (String) row[at + 1],
                    (String) row[at + 2],
                    (String) row[at + 3],
                    (Integer) row[at + 4],
                    (Integer) row[at + 5]);
        }
    }

    /** What looks for a part of an article, as a further row of {@link Surroundings}. */
    static String part(NewAnchor about) {
        return about.quote() == null ? BLOCK : QUOTE;
    }

    /**
     * Requires that an anchor says what it is about.
     *
     * @throws ProblemException 400 where it does not
     */
    static void requireWhole(NewAnchor wanted) {
        if (wanted.quote() != null) {
            if (wanted.block() != null || wanted.start() != null || wanted.end() != null) {
                throw ProblemException.body(
                        "/anchor/quote", "goes with neither block nor start and end: it has its own.");
            }
            return;
        }
        if (wanted.block() == null) {
            throw ProblemException.body("/anchor", "names a block or a quote.");
        }
        if ((wanted.start() == null) != (wanted.end() == null)) {
            throw ProblemException.body(
                    "/anchor/" + (wanted.start() == null ? "start" : "end"),
                    "is missing: a range has both, a whole block neither.");
        }
    }

    /**
     * Checks an anchor against what was found of the article.
     *
     * @throws ProblemException 400 where there is no such part of it
     */
    static Checked checked(NewAnchor wanted, Optional<Part> found) {
        UUID quote = wanted.quote();
        if (quote != null) {
            Part part = found.orElseThrow(() -> ProblemException.body(
                    "/anchor/quote", "there is no such quote in the text of the article as it is now."));
            return checked(part, part.start, part.end, quote);
        }
        Part part = found.orElseThrow(
                () -> ProblemException.body("/anchor/block", "there is no such block in the article as it is now."));
        return checked(part, wanted.start(), wanted.end(), null);
    }

    private static Checked checked(Part part, @Nullable Integer start, @Nullable Integer end, @Nullable UUID quote) {
        String text = part.text;
        AnchorSearch.Place place = new AnchorSearch.Place(part.block, start, end);
        if (start == null || end == null) {
            return new Checked(new AnchorSearch.Sought(place, null, null, "", "", part.digest), part.revision);
        }
        if (end <= start || end - start > LONGEST) {
            throw ProblemException.body("/anchor/end", "must be 1 to " + LONGEST + " code units behind start.");
        }
        if (end > text.length()) {
            throw ProblemException.body("/anchor/end", "is behind the end of the block's text.");
        }
        if (splitsPair(text, start)) {
            throw ProblemException.body("/anchor/start", "splits a character: it is between two surrogates.");
        }
        if (splitsPair(text, end)) {
            throw ProblemException.body("/anchor/end", "splits a character: it is between two surrogates.");
        }
        String exact = text.substring(start, end);
        if (exact.isBlank()) {
            throw ProblemException.body("/anchor/end", "the range holds spaces only.");
        }
        return new Checked(
                new AnchorSearch.Sought(
                        place,
                        quote,
                        exact,
                        text.substring(whole(text, Math.max(0, start - AROUND)), start),
                        text.substring(end, whole(text, Math.min(text.length(), end + AROUND))),
                        part.digest),
                part.revision);
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    /** The position or, where that splits a character, the one before: half of one cannot be stored. */
    private static int whole(String text, int at) {
        return splitsPair(text, at) ? at - 1 : at;
    }

    /** Adds a new comment's anchor to the writes. */
    static void add(Writes writes, Comment comment, Checked anchor) {
        AnchorSearch.Sought sought = anchor.sought();
        AnchorSearch.Place place = sought.last();
        writes.add(
                """
                INSERT INTO comment_anchor (
                    comment_id, article_id, created_at, block, start_at, end_at, quote_id, exact, prefix, suffix,
                    digest, revision, checked)
                VALUES (:comment, :article, :at, :block, cast(nullif(:start, '') AS integer),
                    cast(nullif(:end, '') AS integer), cast(nullif(:quote, '') AS uuid), nullif(:exact, ''), :prefix,
                    :suffix, :digest, :revision, :revision)
                """,
                Map.ofEntries(
                        Map.entry("comment", comment.id),
                        Map.entry("article", comment.articleId),
                        Map.entry("at", comment.createdAt),
                        Map.entry("block", place.block()),
                        Map.entry("start", Objects.toString(place.start(), "")),
                        Map.entry("end", Objects.toString(place.end(), "")),
                        Map.entry("quote", Objects.toString(sought.quote(), "")),
                        Map.entry("exact", Objects.toString(sought.exact(), "")),
                        Map.entry("prefix", sought.prefix()),
                        Map.entry("suffix", sought.suffix()),
                        Map.entry("digest", sought.digest()),
                        Map.entry("revision", anchor.revision())));
        // The article may be published anew meanwhile.
        writes.add(
                "INSERT INTO comment_anchor_due (article_id) VALUES (:article)", Map.of("article", comment.articleId));
    }

    /** The comment with its anchor; one statement, if it begins a thread, as others have none. */
    Discussion.Shown with(Discussion.Shown shown) {
        return shown.comment().parentId == null
                ? shown.with(of(List.of(shown.comment().id)).get(shown.comment().id))
                : shown;
    }

    /** The anchors of those of these comments that have one; one statement. */
    Map<UUID, AnchorView> of(Collection<UUID> comments) {
        if (comments.isEmpty()) {
            return Map.of();
        }
        return session.createSelectionQuery("from CommentAnchor k where k.commentId in :comments", CommentAnchor.class)
                .setParameter("comments", comments)
                .getResultStream()
                .collect(Collectors.toMap(
                        anchor -> anchor.commentId, anchor -> Objects.requireNonNull(AnchorView.of(anchor))));
    }
}
