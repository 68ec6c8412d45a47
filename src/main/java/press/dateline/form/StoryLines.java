package press.dateline.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.document.ArticleView.AuthorView;

/** The lines that stand around an article's body wherever it is written as text. */
final class StoryLines {

    private final ArticleView article;

    StoryLines(ArticleView article) {
        this.article = article;
    }

    /** Who wrote it, and when it was published; until when nobody may, where it is under embargo. */
    List<String> head() {
        List<String> head = new ArrayList<>();
        if (article.embargoUntil() != null) {
            head.add("Under embargo until " + article.embargoUntil());
        }
        String byline = article.byline() != null
                ? article.byline()
                : article.authors().stream().map(AuthorView::name).collect(Collectors.joining(", "));
        head.add(Stream.of(byline, article.publishedAt().toString())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · ")));
        return head;
    }

    /** What stands before the words of the first paragraph; empty where that is not one, or nothing is to stand there. */
    String dateline() {
        return article.dateline() == null || !beginsWithParagraph()
                ? ""
                : article.dateline().text().strip() + " — ";
    }

    /** The dateline, where there is no paragraph for it to stand in. */
    Optional<String> datelineAlone() {
        return beginsWithParagraph()
                ? Optional.empty()
                : Optional.ofNullable(article.dateline()).map(ArticleView.DatelineView::text);
    }

    private boolean beginsWithParagraph() {
        return !article.blocks().isEmpty() && article.blocks().getFirst().type().equals("paragraph");
    }

    /** Each correction with its kind and time. */
    List<String> corrections() {
        return article.corrections().stream()
                .map(correction -> correction.kind().substring(0, 1).toUpperCase(Locale.ROOT)
                        + correction.kind().substring(1) + " ("
                        + correction.at() + "): " + correction.text())
                .toList();
    }

    /** What rights ask to stand with it. */
    List<String> foot() {
        String credit = article.rights().creditLine();
        return credit == null ? List.of() : List.of(credit);
    }

    /** Who said a quote: the name, and the office held on the day. */
    Optional<String> speaker(@Nullable UUID quote) {
        return article.quotes().stream()
                .filter(one -> one.id().equals(quote))
                .flatMap(one -> Stream.ofNullable(one.speaker()))
                .findFirst()
                .map(speaker -> Stream.concat(Stream.ofNullable(speaker.name()), Stream.ofNullable(speaker.office()))
                        .collect(Collectors.joining(", ")))
                .filter(words -> !words.isEmpty());
    }

    /** Caption and credit of an image. */
    static String underImage(@Nullable String caption, @Nullable String credit) {
        String words = Objects.requireNonNullElse(caption, "");
        return credit == null ? words : words.isEmpty() ? "(" + credit + ")" : words + " (" + credit + ")";
    }
}
