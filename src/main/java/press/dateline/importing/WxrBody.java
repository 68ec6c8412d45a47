package press.dateline.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.dateline.block.Block;
import press.dateline.html.HtmlReader;
import press.dateline.html.HtmlReading;
import press.dateline.html.ImageReference;
import press.dateline.incoming.Links;

/**
 * The body of a post or page: of blocks (Gutenberg), whose HTML is read as it is, or of the classic editor.
 *
 * @param blocks pictures in them have ids that stand for the keys of {@code pictures}
 * @param pictures what the text shows, by the ids in the blocks
 * @param notes what was not kept
 */
record WxrBody(List<Block> blocks, Map<UUID, WxrPicture> pictures, List<String> notes) {

    private static final Pattern BLOCK = Pattern.compile("^<!--\\s+wp:([a-z][a-z0-9/-]{0,80})\\s");

    private static final Pattern ORIGIN = Pattern.compile("^https?://[^/?#]+", Pattern.CASE_INSENSITIVE);

    /**
     * Reads a body.
     *
     * @param base where the site was
     */
    static WxrBody of(String content, String base) {
        Set<String> notes = new LinkedHashSet<>();
        boolean ofBlocks = readBlocks(content, notes);
        WxrShortcodes shortcodes = new WxrShortcodes();
        String html = shortcodes.html(content);
        notes.addAll(shortcodes.notes());
        html = ofBlocks ? html : WxrParagraphs.html(html);
        html = Links.absolute(html, base.isEmpty() ? null : base + "/");
        Map<UUID, WxrPicture> pictures = new LinkedHashMap<>();
        HtmlReading reading = HtmlReader.read(html, reference -> picture(reference, base, pictures));
        reading.losses()
                .forEach(loss ->
                        notes.add(loss.excerpt().isEmpty() ? loss.what() : loss.what() + ": " + loss.excerpt()));
        int more = reading.lossCount() - reading.losses().size();
        if (more > 0) {
            notes.add("and " + more + " more losses");
        }
        return new WxrBody(reading.blocks(), pictures, new ArrayList<>(notes));
    }

    /** Whether a body is of blocks. Those without HTML of their own are made when a page is shown: they are told. */
    private static boolean readBlocks(String content, Set<String> notes) {
        boolean any = false;
        WxrTokens tokens = new WxrTokens(content, Set.of());
        while (tokens.next()) {
            if (tokens.name().isEmpty()) {
                String comment = content.substring(tokens.start(), tokens.end());
                Matcher block = BLOCK.matcher(comment);
                if (block.find()) {
                    any = true;
                    if (comment.endsWith("/-->")) {
                        notes.add("the block " + block.group(1) + " is made when a page is shown: it is left out");
                    }
                }
            }
        }
        return any;
    }

    private static Optional<UUID> picture(ImageReference reference, String base, Map<UUID, WxrPicture> pictures) {
        WxrPicture picture;
        if (reference.src().startsWith(WxrShortcodes.ATTACHMENT)) {
            String key = WxrKeys.attachment(base, reference.src().substring(WxrShortcodes.ATTACHMENT.length()));
            picture = new WxrPicture(List.of(key), null, null, null, null, null, null, List.of());
        } else {
            String url = absolute(reference.src(), base);
            if (!PictureFile.isAddress(url)) {
                return Optional.empty();
            }
            picture = new WxrPicture(
                    List.of(WxrKeys.picture(url)),
                    url,
                    PictureFile.textOrNull(reference.alt(), 2_000),
                    PictureFile.textOrNull(reference.caption(), 5_000),
                    PictureFile.textOrNull(reference.credit(), 500),
                    reference.width(),
                    reference.height(),
                    List.of());
        }
        UUID id = WxrKeys.id(picture.keys().getFirst());
        pictures.putIfAbsent(id, picture);
        return Optional.of(id);
    }

    private static String absolute(String src, String base) {
        if (src.startsWith("//")) {
            return "https:" + src;
        }
        Matcher origin = ORIGIN.matcher(base);
        return src.startsWith("/") && origin.find() ? origin.group() + src : src;
    }
}
