package press.dateline.form;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.document.BlockView;
import press.dateline.document.ImageShown;

/** Writes an article as plain text: its texts as they are, a blank line between two of them. */
final class PlainText {

    private final ArticleView article;
    private final StoryLines lines;
    private final StringBuilder out = new StringBuilder();

    PlainText(ArticleView article) {
        this.article = article;
        this.lines = new StoryLines(article);
    }

    String write() {
        add(article.headline());
        add(article.standfirst());
        lines.head().forEach(this::add);
        Optional.ofNullable(article.leadImage()).ifPresent(image -> image(image, image.caption()));
        lines.datelineAlone().ifPresent(this::add);
        for (int i = 0; i < article.blocks().size(); i++) {
            block(article.blocks().get(i), i == 0 ? lines.dateline() : "");
        }
        lines.corrections().forEach(this::add);
        lines.foot().forEach(this::add);
        add(article.site().name() + ", " + article.webUrl().target());
        return out.toString();
    }

    private void block(BlockView block, String before) {
        switch (block.type()) {
            case "pullquote" ->
                add(block.text()
                        + lines.speaker(block.quote())
                                .map(speaker -> "\n— " + speaker)
                                .orElse(""));
            case "list" -> add(list(block));
            case "image" ->
                Optional.ofNullable(block.image())
                        .ifPresentOrElse(image -> image(image, block.text()), () -> add(block.text()));
            case "gallery" -> {
                Objects.requireNonNullElse(block.items(), List.<BlockView.GalleryItem>of())
                        .forEach(item -> Optional.ofNullable(item.image()).ifPresent(image -> image(image, "")));
                add(block.text());
            }
            case "divider" -> add("* * *");
            case "update" -> {
                add((block.text() + "\n" + block.at()).strip());
                Objects.requireNonNullElse(block.blocks(), List.<BlockView>of()).forEach(inner -> block(inner, ""));
            }
            default -> {
                add(block.caption());
                add(before + block.text());
                if (block.url() != null) {
                    add(block.url().target());
                }
            }
        }
    }

    private static String list(BlockView block) {
        StringBuilder list = new StringBuilder();
        String[] items = block.text().split("\n", -1);
        for (int i = 0; i < items.length; i++) {
            list.append(i == 0 ? "" : "\n")
                    .append(Boolean.TRUE.equals(block.ordered()) ? (i + 1) + ". " : "- ")
                    .append(items[i]);
        }
        return list.toString();
    }

    /** What an image shows, in brackets, since it cannot be seen here; its caption and its credit. */
    private void image(ImageShown image, @Nullable String caption) {
        String shown = image.alt() == null || image.alt().isEmpty() ? "" : "[" + image.alt() + "] ";
        add((shown + StoryLines.underImage(caption, image.credit())).strip());
    }

    private void add(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            out.append(out.isEmpty() ? "" : "\n").append(text).append('\n');
        }
    }
}
