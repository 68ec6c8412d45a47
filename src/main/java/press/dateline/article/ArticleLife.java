package press.dateline.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.revision.StoredRevision;
import press.dateline.web.ProblemException;

/**
 * All that is stored of an article beside what it says, in Dateline's own NDJSON: with it, the article is the same in
 * another database.
 *
 * @param status as the draft has it
 * @param createdAt when it was made
 * @param modifiedAt when it changed last
 * @param draftRevision its newest revision
 * @param publishedRevision the one that is public, or was when it was withdrawn; null where it never was published
 * @param withdrawal where it is withdrawn
 * @param killedAt when it was killed last, even if it is back
 * @param scheduledFor when its newest draft is published
 * @param embargoUntil set while what is published is under embargo
 * @param endsAt when it is unpublished
 * @param sources what is known of its outside ids
 * @param revisions those that are kept: the newest, the public one, and those that corrections name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleLife(
        @NotNull
        @Pattern(
                regexp = "draft|scheduled|published|withdrawn",
                message = "must be draft, scheduled, published or withdrawn")
        String status,

        @NotNull Instant createdAt,
        @NotNull Instant modifiedAt,
        @NotNull @Min(1) @Max(StoredRevision.LAST) Integer draftRevision,
        @Nullable @Min(1) @Max(StoredRevision.LAST) Integer publishedRevision,
        @Nullable @Valid Withdrawal withdrawal,
        @Nullable Instant killedAt,
        @Nullable Instant scheduledFor,
        @Nullable Instant embargoUntil,
        @Nullable Instant endsAt,
        @Size(max = 1_000) List<@NotNull @Valid Source> sources,
        @NotEmpty @Size(max = 10_000) List<@NotNull @Valid StoredRevision> revisions) {

    public ArticleLife {
        sources = sources == null ? List.of() : sources;
    }

    /**
     * That it is withdrawn, how, and why.
     *
     * @param byImport true where an import did that; else absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Withdrawal(
            @NotNull @Pattern(regexp = "kill|withhold|unpublish", message = "must be kill, withhold or unpublish")
            String kind,

            @Nullable @Size(max = 2000) String reason,
            @NotNull Instant at,
            @Nullable Boolean byImport) {}

    /**
     * What the source of an import called the version that came last.
     *
     * @param source what kind of import it was
     * @param published whether that version was public there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(
            @NotNull @Size(max = 500) String value,
            @Nullable @Size(max = 500) String version,
            @Nullable Instant versionAt,

            @Nullable @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in hexadecimal digits")
            String digest,

            @Nullable @Size(max = 50) String source,
            @Nullable Boolean published) {}

    /** The revision whose content is the line's own. */
    int main() {
        return publishedRevision == null ? draftRevision : publishedRevision;
    }

    /** That revision. */
    StoredRevision mainRevision() {
        return revisions.stream()
                .filter(one -> one.number() == main())
                .findFirst()
                .orElseThrow();
    }

    /** The same with other revisions. */
    ArticleLife with(List<StoredRevision> others) {
        return new ArticleLife(
                status,
                createdAt,
                modifiedAt,
                draftRevision,
                publishedRevision,
                withdrawal,
                killedAt,
                scheduledFor,
                embargoUntil,
                endsAt,
                sources,
                others);
    }

    /**
     * Checks that it does not contradict itself.
     *
     * @param publishedAt when the article was published first
     * @throws ProblemException naming what does
     */
    void check(@Nullable Instant publishedAt) {
        boolean isDraft = status.equals(ArticleState.DRAFT.word()) || status.equals(ArticleState.SCHEDULED.word());
        if (isDraft && publishedRevision != null) {
            throw ProblemException.body("/life/publishedRevision", "what was published is no " + status + ".");
        }
        if (status.equals(ArticleState.PUBLISHED.word()) && publishedRevision == null) {
            throw ProblemException.body("/life/publishedRevision", "what is published needs it.");
        }
        if (publishedRevision != null && publishedAt == null) {
            throw ProblemException.body("/publishedAt", "what was published needs it.");
        }
        if (status.equals(ArticleState.WITHDRAWN.word()) != (withdrawal != null)) {
            throw ProblemException.body("/life/withdrawal", "goes with the status withdrawn, and with no other.");
        }
        if (status.equals(ArticleState.SCHEDULED.word()) && scheduledFor == null) {
            throw ProblemException.body("/life/scheduledFor", "what is scheduled needs it.");
        }
        Set<Integer> numbers = revisions.stream().map(StoredRevision::number).collect(Collectors.toSet());
        if (numbers.size() < revisions.size()) {
            throw ProblemException.body("/life/revisions", "two have the same number.");
        }
        if (!numbers.contains(draftRevision) || !numbers.contains(main())) {
            throw ProblemException.body("/life/revisions", "the newest and the public one must be among them.");
        }
        for (int i = 0; i < revisions.size(); i++) {
            StoredRevision one = revisions.get(i);
            if ((one.number() == main()) != (one.content() == null)) {
                throw ProblemException.body(
                        "/life/revisions/" + i + "/content",
                        "all but revision " + main() + ", which is the line itself, have it.");
            }
        }
    }
}
