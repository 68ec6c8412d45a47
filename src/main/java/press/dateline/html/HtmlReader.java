package press.dateline.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import press.dateline.block.Block;
import press.dateline.html.HtmlArea.Losses;

/**
 * Reads HTML, as browsers parse it (HTML Standard, section 13.2), into blocks.
 *
 * <p>Text is never lost in silence: what is no text of the story (scripts, styles, templates, comments, what is shown
 * where scripts or media do not work, pixels that count readers) is dropped; all else that blocks cannot hold is
 * reported. A blockquote of one short paragraph becomes a pullquote, a longer one its paragraphs; lists inside lists
 * become one list; pictures become images where one is found for them; an article that begins with a time is an entry of
 * a live blog. Neither stack nor time depends on how deep or
 * odd the HTML is.
 */
public final class HtmlReader {

    /**
     * How many elements may be open at once; a deeper one closes the last. Far more than pages have, and a bound on what
     * each tag costs: its place is looked for among the open ones.
     */
    private static final int DEEPEST = 128;

    /** A name that no element has. The parser takes time that grows with the square of its length: it is read as text. */
    private static final Pattern ENDLESS_NAME = Pattern.compile("</?[A-Za-z][^\\s/>]{200,}");

    private HtmlReader() {}

    /**
     * The blocks of a body.
     *
     * @param html a fragment or a whole page
     * @param images finds the image that a picture stands for, or makes one; empty leaves the picture out
     */
    public static HtmlReading read(String html, Function<ImageReference, Optional<UUID>> images) {
        Losses losses = new Losses();
        Element body = Document.createShell("").body();
        String readable = ENDLESS_NAME
                .matcher(losses.storable(html))
                .replaceAll(name -> Matcher.quoteReplacement(name.group().replace("<", "&lt;")));
        List<Node> nodes = Parser.htmlParser().setMaxDepth(DEEPEST).parseFragmentInput(readable, body, "");
        List<Block> blocks = new ArrayList<>();
        HtmlFlow flow = new HtmlFlow(new TextCollector(), losses, blocks);
        HtmlWalk walk = new HtmlWalk(flow, images);
        nodes.forEach(node -> NodeTraversor.filter(walk, node));
        flow.end();
        return losses.with(blocks);
    }
}
