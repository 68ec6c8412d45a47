package press.dateline.importing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.html.ImageReference;

/**
 * The pictures of an item's body. The blocks are read before there are images for them: until {@link #placed} they hold
 * ids that stand for the pictures' addresses.
 */
final class BodyPictures implements Function<ImageReference, Optional<UUID>> {

    private static final int MOST = 500;
    private static final int LONGEST_ID = 500;
    private final Map<UUID, ImportedImage> pictures = new LinkedHashMap<>();

    @Override
    public Optional<UUID> apply(ImageReference reference) {
        return add(
                reference.src(),
                null,
                PictureFile.textOrNull(reference.alt(), 2_000),
                PictureFile.textOrNull(reference.caption(), 5_000),
                PictureFile.textOrNull(reference.credit(), 500),
                reference.width(),
                reference.height());
    }

    /**
     * Adds a picture, if it is not among them yet, and answers what stands for it; empty where its address is none of a
     * file on the web.
     */
    Optional<UUID> add(
            String url,
            @Nullable String mediaType,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable Integer width,
            @Nullable Integer height) {
        UUID id = standIn(url);
        if (pictures.containsKey(id)) {
            return Optional.of(id);
        }
        if (!PictureFile.isAddress(url) || pictures.size() == MOST) {
            return Optional.empty();
        }
        pictures.put(id, image(url, mediaType, alt, caption, credit, width, height));
        return Optional.of(id);
    }

    /**
     * The same of a picture that comes beside the text. Of one that is in the text, too, its caption here is the
     * picture's own; else what the text says counts.
     */
    Optional<UUID> addBeside(
            String url,
            @Nullable String mediaType,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable Integer width,
            @Nullable Integer height) {
        UUID id = standIn(url);
        ImportedImage known = pictures.get(id);
        if (known == null) {
            return add(url, mediaType, alt, caption, credit, width, height);
        }
        boolean isMeasured = known.width() != null;
        String fileType = known.renditions().getFirst().mediaType();
        pictures.put(
                id,
                image(
                        url,
                        mediaType == null ? fileType : mediaType,
                        known.alt() == null ? alt : known.alt(),
                        caption == null ? known.caption() : caption,
                        known.credit() == null ? credit : known.credit(),
                        isMeasured ? known.width() : width,
                        isMeasured ? known.height() : height));
        return Optional.of(id);
    }

    private static ImportedImage image(
            String url,
            @Nullable String mediaType,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable Integer width,
            @Nullable Integer height) {
        boolean measured = isSize(width) && isSize(height);
        return new ImportedImage(
                url.length() <= LONGEST_ID ? url : "urn:uuid:" + standIn(url),
                alt,
                caption,
                credit,
                null,
                null,
                measured ? width : null,
                measured ? height : null,
                List.of(new ImportedRendition(
                        measured ? "full" : PictureFile.UNMEASURED,
                        measured ? width : Integer.valueOf(PictureFile.UNMEASURED_WIDTH),
                        measured ? height : Integer.valueOf(PictureFile.UNMEASURED_HEIGHT),
                        type(mediaType, url),
                        url)),
                false);
    }

    boolean has(String url) {
        return pictures.containsKey(standIn(url));
    }

    private static UUID standIn(String url) {
        return UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isSize(@Nullable Integer size) {
        return size != null && size > 0 && size <= PictureFile.LARGEST;
    }

    /** The media type that was told, else the one that a file of this name has. */
    static String type(@Nullable String told, String url) {
        String type = told == null ? "" : PictureFile.mediaType(told);
        return PictureFile.isMediaType(type)
                ? type
                : Objects.requireNonNullElse(PictureFile.mediaTypeByName(url), PictureFile.USUAL_TYPE);
    }

    /** All of them, one marked as the picture over the story. */
    List<ImportedImage> images(@Nullable UUID lead) {
        List<ImportedImage> images = new ArrayList<>();
        pictures.forEach((id, image) -> images.add(id.equals(lead) ? image.asLead() : image));
        return images;
    }

    /** Blocks with the images that their pictures have become. */
    List<Block> placed(List<Block> blocks, Function<ImportedImage, UUID> images) {
        return PlacedImages.in(blocks, standIn -> {
            ImportedImage picture = pictures.get(standIn);
            return picture == null ? null : images.apply(picture);
        });
    }
}
