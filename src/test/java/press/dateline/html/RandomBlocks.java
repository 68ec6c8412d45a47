package press.dateline.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.block.SpanRules;

/** Blocks that HTML can hold, at random: the same ones for the same seed. */
public final class RandomBlocks {

    private static final List<String> WORDS = List.of(
            "talks",
            "in",
            "Sochi,",
            "“simply",
            "rumours”",
            "<b>",
            "&amp;",
            "AT&T",
            "a'b",
            "\"x\"",
            "😀",
            "👩‍👩‍👧",
            "習近平は",
            "нет",
            "naïve",
            "no\u00a0break",
            "\u200bzero",
            "e\u0301",
            "]]>",
            "<!--",
            "1,234.5",
            "—",
            "javascript:x",
            "https://e.org/",
            "\ufffd",
            "שלום",
            "x\u00ady",
            "</p>");
    private static final List<String> URLS = List.of(
            "https://e.org/",
            "http://e.org:80/a?b=c&d='e'#f",
            "/world",
            "mailto:desk@e.org",
            "https://bücher.example/ß");

    private final Random random;
    private final UUID image;

    /** @param image what image and gallery blocks show */
    public RandomBlocks(long seed, UUID image) {
        this.image = image;
        random = new Random(seed);
    }

    /** One block or more. */
    public List<Block> list() {
        List<Block> blocks = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            blocks.add(block());
        }
        return blocks;
    }

    private Block block() {
        return switch (random.nextInt(13)) {
            case 0 -> heading(text(true));
            case 1 -> pullquote(text(true));
            case 2 -> list(lines(() -> text(false), 1 + random.nextInt(4), "\n"));
            case 3 -> table();
            case 4 -> video(caption());
            case 5 -> audio(caption());
            case 6 -> embed(caption());
            case 7 -> new Block.Divider(null, "", List.of());
            case 8 -> image(caption());
            case 9 -> gallery(caption());
            default -> paragraph(text(true));
        };
    }

    private Block image(MarkedText text) {
        return new Block.Image(null, image, text.text(), text.spans());
    }

    private Block gallery(MarkedText text) {
        return new Block.Gallery(null, List.of(image, image), text.text(), text.spans());
    }

    private Block heading(MarkedText text) {
        return new Block.Heading(null, 2 + random.nextInt(5), text.text(), text.spans());
    }

    private static Block pullquote(MarkedText text) {
        return new Block.Pullquote(null, text.text(), text.spans(), null);
    }

    private Block list(MarkedText text) {
        return new Block.ListBlock(null, random.nextBoolean(), text.text(), text.spans());
    }

    private Block table() {
        int columns = 2 + random.nextInt(3);
        Supplier<MarkedText> cell = () -> random.nextInt(4) == 0 ? MarkedText.EMPTY : text(false);
        Supplier<MarkedText> row = () -> MarkedText.join(List.of(text(false), lines(cell, columns - 1, "\t")), "\t");
        MarkedText all = lines(row, 1 + random.nextInt(3), "\n");
        String caption = random.nextBoolean() ? null : text(false).text();
        return new Block.Table(null, random.nextBoolean(), caption, all.text(), all.spans());
    }

    private Block video(MarkedText text) {
        return new Block.Video(null, "https://e.org/v.mp4?a&b", null, null, text.text(), text.spans());
    }

    private Block audio(MarkedText text) {
        return new Block.Audio(null, "https://e.org/s.mp3", null, text.text(), text.spans());
    }

    private Block embed(MarkedText text) {
        return new Block.Embed(null, "https://www.e.org/e?a&b", "e.org", text.text(), text.spans());
    }

    private static Block paragraph(MarkedText text) {
        return new Block.Paragraph(null, text.text(), text.spans());
    }

    private MarkedText caption() {
        return random.nextBoolean() ? MarkedText.EMPTY : text(true);
    }

    private static MarkedText lines(Supplier<MarkedText> line, int count, String separator) {
        return MarkedText.join(
                IntStream.range(0, count).mapToObj(i -> line.get()).toList(), separator);
    }

    /** Words between single spaces or line breaks; marks begin and end at words. */
    private MarkedText text(boolean breaks) {
        int count = 1 + random.nextInt(12);
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        StringBuilder text = new StringBuilder("w");
        for (int i = 0; i < count; i++) {
            text.append(breaks && random.nextInt(10) == 0 ? "\n".repeat(1 + random.nextInt(2)) : " ");
            starts.add(text.length());
            text.append(WORDS.get(random.nextInt(WORDS.size())));
            ends.add(text.length());
        }
        List<Span> spans = new ArrayList<>();
        mark(spans, starts, ends, 0, count, List.of(Span.LINK, Span.STRONG, Span.EMPHASIS));
        return new MarkedText(text.toString(), SpanRules.sorted(spans));
    }

    /** Marks runs of words, each type at most once around any word. */
    private void mark(
            List<Span> spans, List<Integer> starts, List<Integer> ends, int from, int to, List<String> types) {
        int at = from;
        while (at < to && !types.isEmpty()) {
            int first = at + random.nextInt(4);
            int last = first + random.nextInt(4);
            if (last >= to) {
                return;
            }
            String type = types.get(random.nextInt(types.size()));
            spans.add(new Span(starts.get(first), ends.get(last), type, null, url(type), null));
            List<String> others = types.stream().filter(t -> !t.equals(type)).collect(Collectors.toList());
            mark(spans, starts, ends, first, last + 1, others);
            at = last + 1;
        }
    }

    private @Nullable String url(String type) {
        return type.equals(Span.LINK) ? URLS.get(random.nextInt(URLS.size())) : null;
    }
}
