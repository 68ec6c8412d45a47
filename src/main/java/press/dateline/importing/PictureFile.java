package press.dateline.importing;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Texts;
import press.dateline.web.Urls;

/** What is taken for a picture's file, and what is said of one of which too little is told. */
final class PictureFile {

    /** The crop of a file whose size nobody has told; the size given then is not the file's. */
    static final String UNMEASURED = "unmeasured";

    /** Pixels. */
    static final int UNMEASURED_WIDTH = 1200;

    /** Pixels. */
    static final int UNMEASURED_HEIGHT = 800;

    /** The most pixels of a side. */
    static final int LARGEST = 100_000;

    /** The most characters of an address. */
    static final int LONGEST_URL = 2_000;

    /** What a file is taken for whose type nobody has told. */
    static final String USUAL_TYPE = "image/jpeg";

    private static final Pattern WEB = Pattern.compile(Urls.WEB);
    private static final Pattern MEDIA_TYPE = Pattern.compile("image/[a-z0-9][a-z0-9.+-]{0,99}");
    private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z0-9]{2,5})(?:[?#]|$)");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpe", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("heic", "image/heic"),
            Map.entry("ico", "image/x-icon"));

    private PictureFile() {}

    /** Whether an address may be a file's. */
    static boolean isAddress(String url) {
        return url.length() <= LONGEST_URL && WEB.matcher(url).matches();
    }

    /** Whether a media type is one of a picture. */
    static boolean isMediaType(String type) {
        return MEDIA_TYPE.matcher(type).matches();
    }

    /** A media type as it was told, without parameters; image/jpg is a common slip for image/jpeg. */
    static String mediaType(String told) {
        String type = told.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("image/jpg") ? USUAL_TYPE : type;
    }

    /** The media type of a picture by its file's name; null where that is none of a picture. */
    static @Nullable String mediaTypeByName(String url) {
        Matcher extension = EXTENSION.matcher(url);
        String type = null;
        while (extension.find() && type == null) {
            type = TYPES.get(extension.group(1).toLowerCase(Locale.ROOT));
        }
        return type;
    }

    /** The beginning of a text about a picture; null where it has no words. */
    static @Nullable String textOrNull(String text, int longest) {
        return text.isBlank() ? null : Texts.beginning(text, longest);
    }
}
