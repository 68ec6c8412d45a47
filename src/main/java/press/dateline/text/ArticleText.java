package press.dateline.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article says, as it is searched. All of it must be public to whoever may find the article.
 *
 * @param language BCP 47 tag of the language that it is written in
 * @param names names that it stands under: byline, what it is about, tags; they count as much as the standfirst
 * @param body the texts of its blocks in order: paragraphs, quotes, captions
 */
public record ArticleText(
        String language, String headline, @Nullable String standfirst, List<String> names, List<String> body) {}
