package press.dateline.comment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.ParsedInline;

/**
 * What a reader wrote, as HTML and as plain text. Markdown's emphasis, quotes, lists, links and line breaks work; all
 * else shows as it was written.
 */
record CommentText(String html, String plainText) {

    static final String TEXT = "What the reader wrote, as it was written: Markdown";

    static final String HTML =
            "What the reader wrote as HTML, safe to put into a page as it is: p, br, em, strong, a (href"
                    + " and rel=\"nofollow ugc\"), blockquote, ul, ol (start), li";

    static final String PLAIN =
            "What the reader wrote without marks, for where HTML is not shown; a link's URL follows its text";

    /** How deep blocks nest (a list is two: it and its item), and marks; what would go deeper shows as it is written. */
    private static final int DEEPEST = 8;

    private static final Parser PARSER = Parser.builder()
            // In the order in which they are tried: three asterisks in a row are no list.
            .enabledBlockTypes(new LinkedHashSet<>(List.of(BlockQuote.class, ThematicBreak.class, ListBlock.class)))
            .customInlineContentParserFactory(new PlainAmpersand())
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();

    /** Reads a comment's Markdown. */
    static CommentText of(String markdown) {
        return new CommentWriter(markdown).write(PARSER.parse(markdown));
    }

    /** Keeps entities from being read: they are HTML. */
    private static final class PlainAmpersand implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('&');
        }

        @Override
        public InlineContentParser create() {
            return state -> {
                state.scanner().next();
                return ParsedInline.of(new Text("&"), state.scanner().position());
            };
        }
    }
}
