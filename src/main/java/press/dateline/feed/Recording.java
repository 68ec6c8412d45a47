package press.dateline.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.document.BlockView;
import press.dateline.form.WebAddress;

/**
 * A sound or film in an article, where its address is that of a file which players know, and not of a page.
 *
 * @param url as a URI
 * @param medium audio or video
 * @param seconds how long it is; null: nobody has said
 * @param title what is to be read beside it
 */
record Recording(
        String url,
        String mediaType,
        String medium,
        @Nullable Integer seconds,
        String title) {

    private static final Map<String, String> TYPES = Map.of(
            "mp3", "audio/mpeg",
            "m4a", "audio/mp4",
            "ogg", "audio/ogg",
            "opus", "audio/ogg",
            "wav", "audio/wav",
            "mp4", "video/mp4",
            "m4v", "video/mp4",
            "webm", "video/webm",
            "mov", "video/quicktime");

    /** Those of an article, in the order of its blocks. */
    static List<Recording> of(ArticleView article) {
        List<Recording> found = new ArrayList<>();
        collect(article.blocks(), found);
        return found;
    }

    private static void collect(@Nullable List<BlockView> blocks, List<Recording> found) {
        if (blocks == null) {
            return;
        }
        for (BlockView block : blocks) {
            boolean plays = block.type().equals("audio") || block.type().equals("video");
            if (plays && block.url() != null) {
                @Nullable String url = WebAddress.of(block.url().target());
                @Nullable String type = url == null ? null : TYPES.get(ending(url));
                if (url != null && type != null) {
                    found.add(new Recording(url, type, block.type(), block.seconds(), block.text()));
                }
            }
            collect(block.blocks(), found);
        }
    }

    private static String ending(String url) {
        String path = url.split("[?#]", 2)[0];
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
