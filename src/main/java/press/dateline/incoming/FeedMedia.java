package press.dateline.incoming;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A picture, sound or film that comes with an item: an enclosure, an attachment, Media RSS's {@code media:content}.
 *
 * @param type media type, as it was written
 * @param medium image, audio, video, document; absent where only the type or the address tells
 * @param length bytes
 * @param credit who made it
 * @param seconds how long it takes
 * @param enclosure whether the format itself has it, rather than Media RSS
 */
public record FeedMedia(
        String url,
        @Nullable String type,
        @Nullable String medium,
        @Nullable Long length,
        @Nullable String title,
        @Nullable String description,
        @Nullable String credit,
        @Nullable String rights,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer seconds,
        boolean enclosure) {

    private static final List<String> KINDS = List.of("image", "audio", "video");
    private static final Pattern IMAGE_FILE = Pattern.compile("(?i)\\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)");
    private static final Pattern AUDIO_FILE = Pattern.compile("(?i)\\.(?:mp3|m4a|ogg|opus|wav)(?:[?#]|$)");

    /** image, audio, video or other, from the type, the medium, or else the address. */
    public String kind() {
        String told = type == null ? "" : type.toLowerCase(Locale.ROOT);
        for (String kind : KINDS) {
            if (told.startsWith(kind + "/") || (told.isEmpty() && kind.equals(medium))) {
                return kind;
            }
        }
        if (told.isEmpty() || told.equals("application/octet-stream")) {
            return IMAGE_FILE.matcher(url).find()
                    ? "image"
                    : AUDIO_FILE.matcher(url).find() ? "audio" : "other";
        }
        return "other";
    }
}
