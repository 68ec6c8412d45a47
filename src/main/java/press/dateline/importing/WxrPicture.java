package press.dateline.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.image.OutsideImage;
import press.dateline.image.Rendition;

/**
 * A picture of a WordPress site: an attachment, or what a text shows.
 *
 * @param keys what it is known by, the first one first
 * @param url of its file; null where a text names an attachment by its number only
 * @param files its smaller files
 */
record WxrPicture(
        List<String> keys,
        @Nullable String url,
        @Nullable String alt,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable Integer width,
        @Nullable Integer height,
        List<Rendition> files) {

    private static final int MOST_FILES = 40;
    private static final Pattern CROP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");
    private static final Pattern NAMED_SIZE =
            Pattern.compile("-([0-9]{1,5})x([0-9]{1,5})\\.[A-Za-z0-9]{2,5}(?:[?#]|$)");
    /** The picture as it is stored; its file's size is what was told, else what the file's name says. */
    OutsideImage image() {
        String file = url == null ? "" : url;
        Integer w = width;
        Integer h = height;
        Matcher named = NAMED_SIZE.matcher(file);
        if ((w == null || h == null) && named.find()) {
            w = size(named.group(1));
            h = size(named.group(2));
        }
        String type = PictureFile.mediaTypeByName(file);
        boolean measured = w != null && h != null;
        List<Rendition> renditions = new ArrayList<>();
        renditions.add(new Rendition(
                measured ? "full" : PictureFile.UNMEASURED,
                w != null && h != null ? w : PictureFile.UNMEASURED_WIDTH,
                w != null && h != null ? h : PictureFile.UNMEASURED_HEIGHT,
                type == null ? PictureFile.USUAL_TYPE : type,
                file));
        renditions.addAll(files);
        return new OutsideImage(
                alt,
                caption,
                credit,
                measured ? w : null,
                measured ? h : null,
                renditions,
                null,
                null,
                "ask",
                null,
                keys);
    }

    /** Whether its size is known. */
    boolean isMeasured() {
        return (width != null && height != null)
                || (url != null && NAMED_SIZE.matcher(url).find());
    }

    /** The sizes of an attachment's files, as {@code _wp_attachment_metadata} has them. */
    static WxrPicture attachment(
            List<String> keys,
            String url,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            Map<String, Object> metadata) {
        Integer width = size(metadata.get("width"));
        Integer height = size(metadata.get("height"));
        String folder = url.substring(0, url.lastIndexOf('/') + 1);
        List<Rendition> files = new ArrayList<>();
        if (metadata.get("sizes") instanceof Map<?, ?> sizes) {
            sizes.forEach((name, value) -> {
                Rendition file =
                        value instanceof Map<?, ?> map ? file(String.valueOf(name), map, folder, width, height) : null;
                if (file != null && files.size() < MOST_FILES) {
                    files.add(file);
                }
            });
        }
        return new WxrPicture(keys, url, alt, caption, credit, width, height, files);
    }

    private static @Nullable Rendition file(
            String name, Map<?, ?> told, String folder, @Nullable Integer fullWidth, @Nullable Integer fullHeight) {
        Integer width = size(told.get("width"));
        Integer height = size(told.get("height"));
        String url = folder + told.get("file");
        String type = String.valueOf(told.get("mime-type"));
        if (width == null || height == null || !PictureFile.isAddress(url) || !PictureFile.isMediaType(type)) {
            return null;
        }
        // A smaller file of the same proportions shows all of the picture; others show a part of it.
        boolean whole = fullWidth != null
                && fullHeight != null
                && Math.abs((double) width / height - (double) fullWidth / fullHeight) < 0.02 * width / height;
        String crop = whole ? "full" : CROP.matcher(name).matches() ? name : "part";
        return new Rendition(crop, width, height, type, url);
    }

    private static @Nullable Integer size(@Nullable Object told) {
        String text = String.valueOf(told);
        return text.matches("[0-9]{1,6}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= PictureFile.LARGEST
                ? Integer.valueOf(text)
                : null;
    }
}
