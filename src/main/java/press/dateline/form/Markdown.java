package press.dateline.form;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Span;
import press.dateline.block.UrlRules;
import press.dateline.document.ArticleView;
import press.dateline.document.BlockView;
import press.dateline.document.BlockView.SpanView;
import press.dateline.document.ImageShown;

/**
 * Writes an article as CommonMark. Text reads back as it was written, whatever it holds; a mark is left out where
 * CommonMark has no way to write it (section 6.2: emphasis inside of words with punctuation, say).
 */
final class Markdown {

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder().extensions(TABLES).build();
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    private final ArticleView article;
    private final StoryLines lines;
    private final SiteLinks links;
    private final Document document = new Document();

    Markdown(ArticleView article) {
        this.article = article;
        this.lines = new StoryLines(article);
        this.links = new SiteLinks(article);
    }

    String write() {
        heading(1, article.headline());
        Optional.ofNullable(article.standfirst()).ifPresent(this::paragraph);
        lines.head().forEach(this::paragraph);
        Optional.ofNullable(article.leadImage()).ifPresent(image -> image(image, image.caption()));
        lines.datelineAlone().ifPresent(this::paragraph);
        for (int i = 0; i < article.blocks().size(); i++) {
            block(article.blocks().get(i), i == 0 ? lines.dateline() : "");
        }
        if (!article.corrections().isEmpty()) {
            heading(2, "Corrections");
            lines.corrections().forEach(this::paragraph);
        }
        document.appendChild(new ThematicBreak());
        lines.foot().forEach(this::paragraph);
        link(article.site().name(), article.webUrl().target());
        return RENDERER.render(document);
    }

    // Blocks

    private void block(BlockView block, String before) {
        switch (block.type()) {
            case "heading" ->
                marked(block, inline -> {
                    Heading heading = new Heading();
                    heading.setLevel(Objects.requireNonNullElse(block.level(), 2));
                    inline.addTo(heading, 0, block.text().length());
                    return heading;
                });
            case "pullquote" -> pullquote(block);
            case "list" -> marked(block, inline -> list(block, inline));
            case "table" -> {
                Optional.ofNullable(block.caption()).ifPresent(this::paragraph);
                marked(
                        block,
                        inline -> new MarkdownTable(block.text(), inline).node(Boolean.TRUE.equals(block.header())));
            }
            case "image" ->
                Optional.ofNullable(block.image())
                        .ifPresentOrElse(image -> image(image, block.text()), () -> text(block, ""));
            case "gallery" -> {
                Objects.requireNonNullElse(block.items(), List.<BlockView.GalleryItem>of())
                        .forEach(item -> Optional.ofNullable(item.image()).ifPresent(image -> image(image, "")));
                text(block, "");
            }
            case "divider" -> document.appendChild(new ThematicBreak());
            case "update" -> {
                heading(2, block.text());
                paragraph(String.valueOf(block.at()));
                Objects.requireNonNullElse(block.blocks(), List.<BlockView>of()).forEach(inner -> block(inner, ""));
            }
            default -> {
                Optional.ofNullable(block.poster()).ifPresent(poster -> image(poster, ""));
                if (block.url() != null) {
                    link(block.url().target(), block.url().target());
                }
                text(block, before);
            }
        }
    }

    private void text(BlockView block, String before) {
        if (!block.text().isEmpty() || !before.isEmpty()) {
            marked(block, inline -> {
                Paragraph paragraph = new Paragraph();
                if (!before.isEmpty()) {
                    plain(paragraph, before.strip()).appendChild(InlineMarkdown.space());
                }
                inline.addTo(paragraph, 0, block.text().length());
                return paragraph;
            });
        }
    }

    private void pullquote(BlockView block) {
        BlockQuote quote = new BlockQuote();
        quote.appendChild(readable(block, inline -> {
            Paragraph words = new Paragraph();
            inline.addTo(words, 0, block.text().length());
            return words;
        }));
        lines.speaker(block.quote()).ifPresent(speaker -> quote.appendChild(plain(new Paragraph(), "— " + speaker)));
        document.appendChild(quote);
    }

    /** Lists that follow each other have other marks, or they would be one. */
    private Node list(BlockView block, InlineMarkdown inline) {
        boolean second = document.getLastChild() instanceof ListBlock;
        ListBlock list = Boolean.TRUE.equals(block.ordered()) ? numbered(second) : bulleted(second);
        list.setTight(true);
        int from = 0;
        while (from <= block.text().length()) {
            int end = block.text().indexOf('\n', from);
            end = end < 0 ? block.text().length() : end;
            ListItem item = new ListItem();
            Paragraph line = new Paragraph();
            inline.addTo(line, from, end);
            item.appendChild(line);
            list.appendChild(item);
            from = end + 1;
        }
        return list;
    }

    private static ListBlock numbered(boolean second) {
        OrderedList list = new OrderedList();
        list.setMarkerStartNumber(1);
        list.setMarkerDelimiter(second ? ")" : ".");
        return list;
    }

    private static ListBlock bulleted(boolean second) {
        BulletList list = new BulletList();
        list.setMarker(second ? "*" : "-");
        return list;
    }

    private void image(ImageShown image, @Nullable String caption) {
        if (!image.renditions().isEmpty()) {
            Paragraph paragraph = new Paragraph();
            Image shown = new Image(Shown.largest(image).orElseThrow().url().target(), null);
            paragraph.appendChild(plain(shown, Objects.requireNonNullElse(image.alt(), "")));
            document.appendChild(paragraph);
        }
        String line = StoryLines.underImage(caption, image.credit());
        if (!line.isEmpty()) {
            paragraph(line);
        }
    }

    private void heading(int level, String text) {
        if (!text.isEmpty()) {
            Heading heading = new Heading();
            heading.setLevel(level);
            document.appendChild(plain(heading, text));
        }
    }

    private void paragraph(String text) {
        if (!text.isEmpty()) {
            document.appendChild(plain(new Paragraph(), text));
        }
    }

    private void link(String text, String url) {
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(plain(new Link(url, null), text));
        document.appendChild(paragraph);
    }

    private static <T extends Node> T plain(T node, String text) {
        new InlineMarkdown(text, List.of(), _ -> Optional.empty(), node instanceof Paragraph)
                .addTo(node, 0, text.length());
        return node;
    }

    // Marks

    private void marked(BlockView block, Function<InlineMarkdown, Node> node) {
        document.appendChild(readable(block, node));
    }

    /** With all its marks, or else with its links, or else without, as it reads back. */
    private Node readable(BlockView block, Function<InlineMarkdown, Node> node) {
        if (block.spans().isEmpty()) {
            return node.apply(inline(block, _ -> Optional.empty()));
        }
        String bare = shown(node.apply(inline(block, _ -> Optional.empty())));
        return Stream.<Function<SpanView, Optional<Node>>>of(
                        span -> emphasis(span).or(() -> link(span)), this::link, _ -> Optional.empty())
                .filter(marks -> shown(node.apply(inline(block, marks))).equals(bare))
                .findFirst()
                .map(marks -> node.apply(inline(block, marks)))
                .orElseThrow();
    }

    private static InlineMarkdown inline(BlockView block, Function<SpanView, Optional<Node>> marks) {
        boolean ofOneLine = block.type().equals("heading") || block.type().equals("table");
        return new InlineMarkdown(block.text(), block.spans(), marks, !ofOneLine);
    }

    private static String shown(Node node) {
        Document alone = new Document();
        alone.appendChild(node);
        return MarkdownText.of(PARSER.parse(RENDERER.render(alone)));
    }

    private static Optional<Node> emphasis(SpanView span) {
        return switch (span.type()) {
            case Span.STRONG -> Optional.of(new StrongEmphasis("**"));
            case Span.EMPHASIS -> Optional.of(new Emphasis("*"));
            default -> Optional.empty();
        };
    }

    private Optional<Node> link(SpanView span) {
        return target(span).map(url -> new Link(url, null));
    }

    private Optional<String> target(SpanView span) {
        return switch (span.type()) {
            case Span.LINK ->
                Optional.ofNullable(span.url())
                        .filter(url -> UrlRules.linkFault(url).isEmpty())
                        .map(links::absolute);
            case Span.PERSON -> personUrl(span.id());
            default -> Optional.empty();
        };
    }

    private Optional<String> personUrl(@Nullable UUID id) {
        return article.people().stream()
                .filter(person -> person.id().equals(id))
                .map(person -> person.webUrl().target())
                .findFirst();
    }
}
