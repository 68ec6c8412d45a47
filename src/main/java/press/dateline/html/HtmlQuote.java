package press.dateline.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;
import press.dateline.block.Block;
import press.dateline.block.UrlRules;

/**
 * A blockquote. A short one of one paragraph is a pullquote, with whom it is by in a line of its own; a post of a social
 * network is an embed; a longer one is kept as its paragraphs.
 */
final class HtmlQuote extends HtmlFlow {

    /** Most code units of a pullquote; the longest in print are a few sentences. */
    static final int LONGEST = 1_000;

    private static final Set<String> POSTS = Set.of(
            "twitter-tweet",
            "twitter-video",
            "instagram-media",
            "tiktok-embed",
            "bluesky-embed",
            "mastodon-embed",
            "text-post-media");

    private final Element element;
    private MarkedText attribution = MarkedText.EMPTY;

    HtmlQuote(HtmlFlow around, Element element) {
        super(new TextCollector(around.text), around.losses, around.out);
        this.element = element;
    }

    /** Whom the quote is by (cite or footer). */
    Runnable attribution() {
        boundary();
        return () -> {
            MarkedText taken = text.take();
            keepAttribution();
            attribution = taken;
        };
    }

    @Override
    void beforeInner() {
        super.beforeInner();
        keepAttribution();
    }

    @Override
    void place(Block block) {
        keepAttribution();
        super.place(block);
    }

    @Override
    void end() {
        boundary();
        MarkedText by = attribution;
        attribution = MarkedText.EMPTY;
        if (isPost() && endAsPost(by)) {
            return;
        }
        int size = mine().size();
        if (size == 1
                && mine().getFirst() instanceof Block.Paragraph only
                && only.text().length() + by.text().length() <= LONGEST) {
            mine().clear();
            place(pullquote(new MarkedText(only.text(), only.spans()), by));
            return;
        }
        attribution = by;
        keepAttribution();
        if (size > 0) {
            losses.add(
                    "a blockquote is kept as its " + size + (size == 1 ? " block" : " blocks"),
                    out.get(start).text());
        }
    }

    /** A pullquote that names whom it is by, after a dash. */
    static Block.Pullquote pullquote(MarkedText quote, MarkedText by) {
        MarkedText whole = by.isEmpty() ? quote : MarkedText.join(List.of(quote, withDash(by)), "\n");
        return new Block.Pullquote(null, whole.text(), whole.spans(), null);
    }

    private boolean isPost() {
        return element.classNames().stream().anyMatch(POSTS::contains)
                && mine().stream().allMatch(Block.Paragraph.class::isInstance);
    }

    private boolean endAsPost(MarkedText by) {
        List<MarkedText> texts = new ArrayList<>();
        mine().forEach(block -> texts.add(new MarkedText(block.text(), block.spans())));
        if (!by.isEmpty()) {
            texts.add(by);
        }
        MarkedText post = MarkedText.join(texts, "\n");
        String url = postUrl(post);
        if (post.text().length() > LONGEST || UrlRules.webFault(url).isPresent()) {
            return false;
        }
        mine().clear();
        place(HtmlMedia.embed(url, post));
        return true;
    }

    /** The last link of a post goes to the post itself, unless an attribute says where it is. */
    private String postUrl(MarkedText post) {
        for (String attribute : List.of("data-instgrm-permalink", "cite")) {
            if (element.hasAttr(attribute)) {
                return UrlRules.tidied(element.attr(attribute));
            }
        }
        return post.spans().isEmpty()
                ? ""
                : Objects.requireNonNullElse(post.spans().getLast().url(), "");
    }

    private void keepAttribution() {
        MarkedText by = attribution;
        attribution = MarkedText.EMPTY;
        if (!by.isEmpty()) {
            takeText(withDash(by));
        }
    }

    private static MarkedText withDash(MarkedText by) {
        return "-‐‑‒–—―".indexOf(by.text().charAt(0)) >= 0
                ? by
                : MarkedText.join(List.of(MarkedText.plain("—"), by), " ");
    }
}
