package press.dateline.importing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.html.ImageReference;
import press.dateline.web.Urls;

/**
 * The pictures of an item's body. The blocks are read before there are images for them: until {@link #placed} they hold
 * ids that stand for the pictures' addresses.
 */
final class BodyPictures implements Function<ImageReference, Optional<UUID>> {

    private static final int MOST = 500;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_ID = 500;
    private static final int LARGEST = 100_000;

    /** The crop of a file whose size nobody has told; the size given then is not the file's. */
    private static final String UNMEASURED = "unmeasured";

    private static final int UNMEASURED_WIDTH = 1200;
    private static final int UNMEASURED_HEIGHT = 800;
    private static final Pattern WEB = Pattern.compile(Urls.WEB);
    private static final Pattern MEDIA_TYPE = Pattern.compile("image/[a-z0-9][a-z0-9.+-]{0,99}");
    private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z]{3,4})(?:[?#]|$)");
    private static final Map<String, String> TYPES = Map.of(
            "png", "image/png", "gif", "image/gif", "webp", "image/webp", "avif", "image/avif", "svg", "image/svg+xml");

    private final Map<UUID, ImportedImage> pictures = new LinkedHashMap<>();

    @Override
    public Optional<UUID> apply(ImageReference reference) {
        return add(
                reference.src(),
                null,
                orNull(reference.alt(), 2_000),
                orNull(reference.caption(), 5_000),
                orNull(reference.credit(), 500),
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
        if (url.length() > LONGEST_URL || !WEB.matcher(url).matches() || pictures.size() == MOST) {
            return Optional.empty();
        }
        boolean measured = isSize(width) && isSize(height);
        pictures.put(
                id,
                new ImportedImage(
                        url.length() <= LONGEST_ID ? url : "urn:uuid:" + id,
                        alt,
                        caption,
                        credit,
                        null,
                        null,
                        measured ? width : null,
                        measured ? height : null,
                        List.of(new ImportedRendition(
                                measured ? "full" : UNMEASURED,
                                measured ? width : Integer.valueOf(UNMEASURED_WIDTH),
                                measured ? height : Integer.valueOf(UNMEASURED_HEIGHT),
                                type(mediaType, url),
                                url)),
                        false));
        return Optional.of(id);
    }

    boolean has(String url) {
        return pictures.containsKey(standIn(url));
    }

    private static UUID standIn(String url) {
        return UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isSize(@Nullable Integer size) {
        return size != null && size > 0 && size <= LARGEST;
    }

    private static String type(@Nullable String told, String url) {
        String type = told == null ? "" : told.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (MEDIA_TYPE.matcher(type).matches() && !type.equals("image/jpg")) {
            return type;
        }
        Matcher extension = EXTENSION.matcher(url);
        return extension.find()
                ? TYPES.getOrDefault(extension.group(1).toLowerCase(Locale.ROOT), "image/jpeg")
                : "image/jpeg";
    }

    private static @Nullable String orNull(String text, int longest) {
        return text.isBlank() ? null : text.substring(0, Math.min(text.length(), longest));
    }

    /** All of them, one marked as the picture over the story. */
    List<ImportedImage> images(@Nullable UUID lead) {
        List<ImportedImage> images = new ArrayList<>();
        pictures.forEach((id, image) -> images.add(id.equals(lead) ? lead(image) : image));
        return images;
    }

    private static ImportedImage lead(ImportedImage image) {
        return new ImportedImage(
                image.outsideId(),
                image.alt(),
                image.caption(),
                image.credit(),
                image.holder(),
                image.terms(),
                image.width(),
                image.height(),
                image.renditions(),
                true);
    }

    /** Blocks with the images that their pictures have become. */
    List<Block> placed(List<Block> blocks, Function<ImportedImage, UUID> images) {
        return blocks.stream().map(block -> placed(block, images)).toList();
    }

    private Block placed(Block block, Function<ImportedImage, UUID> images) {
        return switch (block) {
            case Block.Image image ->
                new Block.Image(image.id(), id(image.image(), images), image.text(), image.spans());
            case Block.Gallery gallery ->
                new Block.Gallery(
                        gallery.id(),
                        gallery.images().stream().map(id -> id(id, images)).toList(),
                        gallery.text(),
                        gallery.spans());
            case Block.Video video ->
                new Block.Video(
                        video.id(),
                        video.url(),
                        video.poster() == null ? null : id(video.poster(), images),
                        video.seconds(),
                        video.text(),
                        video.spans());
            default -> block;
        };
    }

    private UUID id(UUID stands, Function<ImportedImage, UUID> images) {
        ImportedImage image = pictures.get(stands);
        return image == null ? stands : images.apply(image);
    }
}
