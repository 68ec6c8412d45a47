package press.dateline.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import press.dateline.block.Block;
import press.dateline.web.Times;

/**
 * An entry of a live blog, as {@link BlockHtml} writes it: an article that begins with a paragraph of nothing but its
 * time, then, if it has one, its title as a heading of the second level.
 */
final class HtmlUpdate extends HtmlFlow {

    private final HtmlFlow around;
    private final Instant at;

    private HtmlUpdate(HtmlFlow around, Instant at) {
        super(new TextCollector(around.text), around.losses, new ArrayList<>());
        this.around = around;
        this.at = at;
    }

    /** The area for an article that is such an entry; empty where it is something else. */
    static Optional<HtmlUpdate> of(Element article, HtmlFlow around) {
        Element first = article.firstElementChild();
        // Only the body itself holds entries.
        if (first == null || around.getClass() != HtmlFlow.class) {
            return Optional.empty();
        }
        boolean hasTime = first.normalName().equals("p")
                && first.childNodeSize() == 1
                && first.childrenSize() == 1
                && first.child(0).normalName().equals("time");
        return hasTime ? Times.parse(first.text().strip()).map(at -> new HtmlUpdate(around, at)) : Optional.empty();
    }

    @Override
    void end() {
        boundary();
        List<Block> blocks = new ArrayList<>(out);
        if (!blocks.isEmpty() && Times.parse(blocks.getFirst().text()).isPresent()) {
            blocks.removeFirst();
        }
        MarkedText title = MarkedText.EMPTY;
        if (!blocks.isEmpty() && blocks.getFirst() instanceof Block.Heading heading && heading.level() == 2) {
            title = new MarkedText(heading.text(), heading.spans());
            blocks.removeFirst();
        }
        int most = Math.min(blocks.size(), Block.MOST_IN_UPDATE);
        around.place(new Block.Update(null, at, title.text(), title.spans(), List.copyOf(blocks.subList(0, most))));
        // What an entry cannot hold follows it.
        blocks.subList(most, blocks.size()).forEach(around::place);
    }
}
