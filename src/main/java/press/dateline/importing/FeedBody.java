package press.dateline.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.html.HtmlReader;
import press.dateline.html.HtmlReading;
import press.dateline.incoming.FeedEntry;
import press.dateline.incoming.FeedMedia;
import press.dateline.incoming.FeedText;
import press.dateline.incoming.Links;
import press.dateline.web.Texts;

/**
 * The body of a feed's item, and what comes with it: its content, or else its summary; then recordings and films, and
 * the pictures that are not in the text, but for the first, which is over the story.
 *
 * @param isSummary whether the summary is the body
 * @param text the words of the body, on one line
 */
record FeedBody(
        List<Block> blocks, BodyPictures pictures, @Nullable UUID lead, boolean isSummary, String text) {

    private static final int LONGEST_HTML = 2_000_000;
    private static final int LONGEST_TITLE = 1_000;

    static FeedBody of(FeedEntry entry, Losses losses) {
        BodyPictures pictures = new BodyPictures();
        FeedText content = entry.content();
        if (content != null && !FeedTexts.isText(content)) {
            String where = content.src() == null ? content.type() : content.src();
            losses.add("", "its content is not here, or is no text: " + Texts.excerpt(String.valueOf(where)));
            content = null;
        }
        boolean isSummary = content == null;
        FeedText body = content == null ? entry.summary() : content;
        List<Block> blocks = new ArrayList<>();
        if (body != null && FeedTexts.isText(body)) {
            String html = Links.absolute(FeedTexts.html(body), entry.page());
            if (html.length() > LONGEST_HTML) {
                throw Members.fault("", "has a text of more than " + LONGEST_HTML + " characters.");
            }
            HtmlReading reading = HtmlReader.read(html, pictures);
            blocks.addAll(reading.blocks());
            reading.losses().forEach(loss -> losses.add("", loss.what() + ": " + Texts.excerpt(loss.excerpt())));
        }
        String text = blocks.stream()
                .map(Block::text)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ");
        UUID lead = media(entry, blocks, pictures, losses);
        return new FeedBody(blocks, pictures, lead, isSummary, text);
    }

    private static @Nullable UUID media(FeedEntry entry, List<Block> blocks, BodyPictures pictures, Losses losses) {
        UUID lead = null;
        for (FeedMedia one : entry.media()) {
            switch (one.kind()) {
                case "image" -> {
                    boolean inText = pictures.has(one.url());
                    UUID picture = picture(one, pictures, losses);
                    if (picture != null && !inText && lead == null) {
                        lead = picture;
                    } else if (picture != null && !inText) {
                        blocks.add(new Block.Image(null, picture, "", List.of()));
                    }
                }
                case "audio" -> blocks.add(new Block.Audio(null, one.url(), one.seconds(), title(one), List.of()));
                case "video" ->
                    blocks.add(new Block.Video(null, one.url(), null, one.seconds(), title(one), List.of()));
                default -> losses.add("", "a file that is no picture, recording or film: " + Texts.excerpt(one.url()));
            }
        }
        return lead;
    }

    private static @Nullable UUID picture(FeedMedia media, BodyPictures pictures, Losses losses) {
        String credit = FeedTexts.line(media.credit());
        return pictures.add(
                        media.url(),
                        media.type(),
                        clipped(FeedTexts.line(media.title())),
                        clipped(FeedTexts.line(media.description())),
                        clipped(credit == null ? FeedTexts.line(media.rights()) : credit),
                        media.width(),
                        media.height())
                .orElseGet(() -> {
                    losses.add("", "a picture whose address is none of the web: " + Texts.excerpt(media.url()));
                    return null;
                });
    }

    private static String title(FeedMedia media) {
        String title = clipped(FeedTexts.line(media.title() == null ? media.description() : media.title()));
        return title == null ? "" : title;
    }

    private static @Nullable String clipped(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TITLE
                ? text
                : text.substring(0, LONGEST_TITLE).stripTrailing();
    }
}
