package press.dateline.importing;

import org.jspecify.annotations.Nullable;

/**
 * One file of a picture (ninjs {@code renditions}).
 *
 * @param crop the rendition's name, made of letters, digits, dots, hyphens and underscores
 * @param width pixels
 * @param height pixels
 * @param url an http or https URL
 */
public record ImportedRendition(
        String crop,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String mediaType,
        String url) {

    boolean isMeasured() {
        return width != null && height != null;
    }
}
