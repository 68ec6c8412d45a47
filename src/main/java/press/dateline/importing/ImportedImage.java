package press.dateline.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.revision.Rights;

/**
 * A picture that comes with an item (ninjs {@code associations} of the type picture).
 *
 * @param width of its largest rendition, in pixels
 * @param height of its largest rendition, in pixels
 * @param renditions its files; at least one
 * @param lead whether it stands over the story; true of one picture of an item
 * @param limits where, by which channels and until when it may be shown, and what AI may do with it; else empty
 */
public record ImportedImage(
        String outsideId,
        @Nullable String alt,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable String holder,
        @Nullable String terms,
        @Nullable Integer width,
        @Nullable Integer height,
        List<ImportedRendition> renditions,
        boolean lead,
        Rights limits) {

    public ImportedImage {
        renditions = List.copyOf(renditions);
    }

    /** A picture of which nothing is said where and how long it may be shown, and what AI may do with it. */
    public ImportedImage(
            String outsideId,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable String holder,
            @Nullable String terms,
            @Nullable Integer width,
            @Nullable Integer height,
            List<ImportedRendition> renditions,
            boolean lead) {
        this(outsideId, alt, caption, credit, holder, terms, width, height, renditions, lead, Rights.NONE);
    }

    /** The same picture as the one over the story. */
    ImportedImage asLead() {
        return new ImportedImage(
                outsideId, alt, caption, credit, holder, terms, width, height, renditions, true, limits);
    }
}
