package press.dateline.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.document.Cards;
import press.dateline.image.ImageCard;
import press.dateline.revision.Draft;
import press.dateline.revision.ImageUse;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** What a draft needs to be published. Pure: all that it looks at is given. */
final class Completeness {

    private Completeness() {}

    /** Who asks. */
    enum Source {
        /** An editor, who answers for it. */
        NEWSROOM,
        /** A wire or an archive, whose stories are taken as they come: without section or credits, say. */
        IMPORT
    }

    /**
     * Everything that is missing.
     *
     * @param wasPublic whether everybody could read the article before: no embargo can take that back
     * @param endsAt when the article is to be unpublished
     * @param cards what the draft shows
     */
    static List<Fault> missing(
            Draft draft, boolean wasPublic, @Nullable Instant endsAt, Cards cards, Instant now, Source source) {
        List<Fault> missing = new ArrayList<>();
        if (draft.headline() == null || draft.headline().isBlank()) {
            missing.add(Fault.at("/headline", "a headline is needed."));
        }
        boolean hasBody = draft.blocks().stream()
                .anyMatch(block -> !block.text().isBlank() || !(block instanceof Block.Paragraph));
        if (!hasBody && !draft.kind().equals("brief")) {
            missing.add(Fault.at("/blocks", "a body is needed; only a brief may be a headline alone."));
        }
        Instant embargo = draft.embargoUntil();
        if (embargo != null && embargo.isAfter(now)) {
            if (wasPublic) {
                missing.add(
                        Fault.at("/embargoUntil", "everybody has seen the article: schedule the new draft instead."));
            }
            if (endsAt != null && !embargo.isBefore(endsAt)) {
                missing.add(Fault.at(
                        "/embargoUntil", "the embargo must end before the article is unpublished, at " + endsAt + "."));
            }
        }
        if (source == Source.NEWSROOM && draft.section() == null) {
            missing.add(Fault.at("/section", "a section is needed."));
        }
        if (Boolean.TRUE.equals(draft.legalHold())) {
            missing.add(Fault.at("/legalHold", "a lawyer has to clear it: take the hold off then."));
        }
        if (source == Source.NEWSROOM) {
            ImageUse.of(draft).forEach(use -> missing.addAll(ofImage(use, cards)));
        }
        return missing;
    }

    private static List<Fault> ofImage(ImageUse use, Cards cards) {
        String why = cards.withheld().get(use.image());
        if (why != null) {
            return List.of(Fault.at(
                    use.pointer(),
                    (why.equals("withdrawn") ? "the image was withdrawn" : "the licence of the image has ended")
                            + ": choose another."));
        }
        ImageCard image = cards.images().get(use.image());
        List<Fault> missing = new ArrayList<>();
        if (image != null && (image.credit() == null || image.credit().isBlank())) {
            missing.add(Fault.at(use.pointer(), "the image needs a credit: PATCH /v1/images/" + use.image() + "."));
        }
        if (image != null && (image.alt() == null || image.alt().isBlank())) {
            missing.add(Fault.at(use.pointer(), "the image needs an alt text: PATCH /v1/images/" + use.image() + "."));
        }
        return missing;
    }

    /** What is missing, in one text. */
    static String inWords(List<Fault> missing) {
        return missing.stream()
                .map(fault -> fault.pointer() + ": " + fault.detail())
                .collect(Collectors.joining(" "));
    }

    /**
     * Ends the request where something is missing.
     *
     * @throws ProblemException 422 naming all of it
     */
    static void require(List<Fault> missing) {
        if (!missing.isEmpty()) {
            throw new ProblemException(ProblemType.INCOMPLETE, inWords(missing), missing);
        }
    }
}
