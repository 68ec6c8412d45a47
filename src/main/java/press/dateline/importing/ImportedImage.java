package press.dateline.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture that comes with an item (ninjs {@code associations} of the type picture).
 *
 * @param width of its largest rendition, in pixels
 * @param height of its largest rendition, in pixels
 * @param renditions its files; at least one
 * @param lead whether it stands over the story; true of one picture of an item
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
        boolean lead) {

    public ImportedImage {
        renditions = List.copyOf(renditions);
    }
}
