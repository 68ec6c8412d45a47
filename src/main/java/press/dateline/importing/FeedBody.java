package press.dateline.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.block.UrlRules;
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

    /** Answers the picture over the story: the first that is not in the text, else the first that does not begin it. */
    private static @Nullable UUID media(FeedEntry entry, List<Block> blocks, BodyPictures pictures, Losses losses) {
        @Nullable UUID lead = null;
        @Nullable UUID inText = null;
        for (FeedMedia one : entry.media()) {
            String kind = one.kind();
            if ((kind.equals("audio") || kind.equals("video"))
                    && UrlRules.webFault(one.url()).isPresent()) {
                losses.add("", "a file whose address is none of the web: " + Texts.excerpt(one.url()));
                continue;
            }
            switch (kind) {
                case "image" -> {
                    boolean isInText = pictures.has(one.url());
                    UUID picture = picture(one, pictures, losses);
                    if (isInText && inText == null && !begins(blocks, picture)) {
                        inText = picture;
                    } else if (picture != null && !isInText && lead == null) {
                        lead = picture;
                    } else if (picture != null && !isInText) {
                        blocks.add(new Block.Image(null, picture, "", List.of()));
                    }
                }
                case "audio", "video" -> {
                    if (!time(blocks, one)) {
                        blocks.add(recording(one));
                    }
                }
                default -> losses.add("", "a file that is no picture, recording or film: " + Texts.excerpt(one.url()));
            }
        }
        return lead == null ? inText : lead;
    }

    private static boolean begins(List<Block> blocks, @Nullable UUID picture) {
        return !blocks.isEmpty()
                && blocks.getFirst() instanceof Block.Image image
                && image.image().equals(picture);
    }

    private static Block recording(FeedMedia media) {
        return media.kind().equals("audio")
                ? new Block.Audio(null, media.url(), media.seconds(), title(media), List.of())
                : new Block.Video(null, media.url(), null, media.seconds(), title(media), List.of());
    }

    /** Says how long a recording in the text is, which HTML does not; false where it is not in the text. */
    private static boolean time(List<Block> blocks, FeedMedia media) {
        for (int i = 0; i < blocks.size(); i++) {
            Block timed = timed(blocks.get(i), media);
            if (timed != null) {
                blocks.set(i, timed);
                return true;
            }
        }
        return false;
    }

    private static @Nullable Block timed(Block block, FeedMedia media) {
        return switch (block) {
            case Block.Audio audio
            when audio.url().equals(media.url()) ->
                new Block.Audio(audio.id(), audio.url(), media.seconds(), audio.text(), audio.spans());
            case Block.Video video
            when video.url().equals(media.url()) ->
                new Block.Video(video.id(), video.url(), video.poster(), media.seconds(), video.text(), video.spans());
            case Block.Update update -> {
                List<Block> inner = new ArrayList<>(update.blocks());
                yield time(inner, media)
                        ? new Block.Update(update.id(), update.at(), update.text(), update.spans(), inner)
                        : null;
            }
            default -> null;
        };
    }

    private static @Nullable UUID picture(FeedMedia media, BodyPictures pictures, Losses losses) {
        String credit = FeedTexts.line(media.credit());
        String alt = clipped(FeedTexts.line(media.title()));
        String caption = clipped(FeedTexts.line(media.description()));
        return pictures.addBeside(
                        media.url(),
                        media.type(),
                        alt,
                        caption == null || caption.equals(alt) ? null : caption,
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
