package press.dateline.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.block.UrlRules;
import press.dateline.html.MarkedText.Parting;

/**
 * A figure: its caption goes to the one thing that it shows, or makes a gallery of its pictures. Pictures are looked for
 * at its end, when caption and credit are known.
 */
final class HtmlFigure extends HtmlFlow {

    private static final int LARGEST_GALLERY = 200;

    private final HtmlArea around;
    private final HtmlMedia media;
    private final List<Placed> pictures = new ArrayList<>();
    private final List<MarkedText> captions = new ArrayList<>();
    private final List<MarkedText> credits = new ArrayList<>();

    /** A picture and how many of the figure's blocks stand before it. */
    private record Placed(ImageReference picture, int after) {}

    HtmlFigure(HtmlArea around, HtmlMedia media) {
        super(
                new TextCollector(around.text),
                around.losses,
                around instanceof HtmlFlow flow ? flow.out : new ArrayList<>());
        this.around = around;
        this.media = media;
    }

    void picture(ImageReference picture) {
        pictures.add(new Placed(picture, mine().size()));
    }

    void caption(MarkedText text) {
        if (!text.isEmpty()) {
            captions.add(text);
        }
    }

    void credit(MarkedText text) {
        if (!text.isEmpty()) {
            credits.add(text);
        }
    }

    @Override
    void end() {
        boundary();
        MarkedText caption = MarkedText.join(captions, "\n");
        MarkedText credit = MarkedText.join(credits, ", ");
        boolean creditKept = placePictures(caption.text(), credit.text());
        if (!creditKept && !credit.isEmpty()) {
            captions.add(credit);
            caption = MarkedText.join(captions, " ");
        }
        makeEmbedOfBareUrl();
        if (!caption.isEmpty()) {
            placeCaption(caption);
        } else if (mine().size() > 1) {
            gallery(caption).ifPresent(this::replaceAll);
        }
        if (!(around instanceof HtmlFlow)) {
            out.forEach(around::add);
        }
    }

    /** Whether any picture was found: then the credit is with it. */
    private boolean placePictures(String caption, String credit) {
        if (pictures.isEmpty()) {
            return false;
        }
        List<Block> others = List.copyOf(mine());
        mine().clear();
        boolean found = false;
        int next = 0;
        for (Placed placed : pictures) {
            out.addAll(others.subList(next, placed.after));
            next = placed.after;
            Optional<Block> image = media.image(placed.picture.with(caption, credit));
            image.ifPresent(out::add);
            found |= image.isPresent();
        }
        out.addAll(others.subList(next, others.size()));
        return found;
    }

    /** An address alone in a figure stands for what is there, as blog software writes it. */
    private void makeEmbedOfBareUrl() {
        if (mine().size() == 1
                && mine().getFirst() instanceof Block.Paragraph only
                && UrlRules.webFault(only.text()).isEmpty()) {
            mine().set(0, HtmlMedia.embed(only.text(), MarkedText.EMPTY));
        }
    }

    private void placeCaption(MarkedText caption) {
        List<MarkedText> pieces = fitting(caption, Parting.PROSE);
        MarkedText first = pieces.getFirst();
        Optional<Block> captioned = pieces.size() > 1 ? Optional.empty() : captioned(first);
        if (captioned.isPresent()) {
            replaceAll(captioned.get());
        } else {
            pieces.forEach(piece -> out.add(paragraph(piece)));
        }
    }

    private void replaceAll(Block block) {
        mine().clear();
        out.add(block);
    }

    private Optional<Block> captioned(MarkedText caption) {
        if (mine().size() != 1) {
            return gallery(caption);
        }
        String text = caption.text();
        List<Span> spans = caption.spans();
        return Optional.ofNullable(
                switch (mine().getFirst()) {
                    case Block.Image i when i.text().isEmpty() -> new Block.Image(null, i.image(), text, spans);
                    case Block.Video v -> new Block.Video(null, v.url(), v.poster(), v.seconds(), text, spans);
                    case Block.Audio a -> new Block.Audio(null, a.url(), a.seconds(), text, spans);
                    case Block.Embed e
                    when e.text().isEmpty() -> new Block.Embed(null, e.url(), e.provider(), text, spans);
                    case Block.Table t
                    when t.caption() == null && spans.isEmpty() && text.length() <= Block.LONGEST_TABLE_CAPTION ->
                        new Block.Table(null, t.header(), caption.onOneLine(), t.text(), t.spans());
                    case Block.Pullquote q
                    when q.text().length() + text.length() <= HtmlQuote.LONGEST ->
                        HtmlQuote.pullquote(new MarkedText(q.text(), q.spans()), caption);
                    default -> null;
                });
    }

    private Optional<Block> gallery(MarkedText caption) {
        List<Block> blocks = mine();
        List<UUID> ids = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Image image && image.text().isEmpty()) {
                ids.add(image.image());
            }
        }
        return ids.isEmpty() || ids.size() < blocks.size() || ids.size() > LARGEST_GALLERY
                ? Optional.empty()
                : Optional.of(new Block.Gallery(null, ids, caption.text(), caption.spans()));
    }
}
