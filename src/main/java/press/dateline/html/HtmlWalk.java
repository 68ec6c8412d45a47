package press.dateline.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.html.HtmlArea.Losses;

/** Goes through the tree of elements and says to the area at hand what comes. */
final class HtmlWalk implements NodeFilter {

    private static final Set<String> DROPPED =
            names("script style noscript template head title meta link base source track param area col colgroup "
                    + "rp noembed noframes datalist annotation annotation-xml");
    private static final Set<String> CONTROLS =
            names("input button select textarea label legend option optgroup output meter progress keygen");
    private static final Set<String> DRAWINGS = names("svg canvas applet frameset frame");
    private static final Set<String> BOUNDARIES =
            names("address article aside caption center dd details dialog div dl dt fieldset figcaption footer "
                    + "header hgroup li main nav search section summary table tbody td tfoot th thead tr");

    private final HtmlMedia media;
    private final Losses losses;
    private final Deque<HtmlArea> areas = new ArrayDeque<>();
    private final Deque<HtmlFigure> figures = new ArrayDeque<>();
    /** What is to be done at the ends of the elements that are open. */
    private final Deque<Runnable> ends = new ArrayDeque<>();

    HtmlWalk(HtmlFlow body, Function<ImageReference, Optional<UUID>> images) {
        this.losses = body.losses;
        this.media = new HtmlMedia(images, losses);
        areas.push(body);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            area().append(losses.storable(text.getWholeText()));
        } else if (node instanceof Element element) {
            Runnable end = enter(element);
            if (end == null) {
                return FilterResult.SKIP_ENTIRELY;
            }
            ends.push(end);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element) {
            ends.pop().run();
        }
        return FilterResult.CONTINUE;
    }

    private static Set<String> names(String names) {
        return Set.of(names.split(" ", -1));
    }

    private HtmlArea area() {
        return areas.element();
    }

    /** What is to be done at the element's end; null where what it holds is left out. */
    private @Nullable Runnable enter(Element element) {
        String name = element.normalName();
        if (DROPPED.contains(name)) {
            return null;
        }
        if (element.hasAttr("hidden")) {
            lose("a hidden " + name, element);
            return null;
        }
        if (CONTROLS.contains(name)) {
            if (!element.attr("type").equalsIgnoreCase("hidden")) {
                lose("a form's " + name, element);
            }
            return null;
        }
        if (DRAWINGS.contains(name)) {
            lose("a drawing (" + name + ")", element);
            return null;
        }
        if (isCredit(element)) {
            return within(new HtmlCaption(area(), figures.element()::credit));
        }
        return switch (name) {
            case "br" -> {
                area().lineBreak();
                yield HtmlMarks::nothing;
            }
            case "img", "amp-img", "video", "audio", "iframe", "embed", "object" -> {
                media.show(name, element, area());
                yield null;
            }
            case "figure" -> figure();
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(name.charAt(1) - '0');
            case "p" -> isFigureCaption(element) ? caption() : paragraph();
            case "pre", "listing", "xmp", "plaintext" ->
                area() instanceof HtmlFlow flow ? flow.preserved() : boundary();
            case "hr" -> {
                area().boundary();
                if (area() instanceof HtmlFlow flow) {
                    flow.add(new Block.Divider(null, "", List.of()));
                }
                yield HtmlMarks::nothing;
            }
            case "blockquote" -> blockquote(element);
            case "ul", "ol", "menu", "dir" -> isGallery(element) ? figure() : list(element, name.equals("ol"));
            case "form" -> {
                losses.add("a form is left out, less the text in it", element.attr("action"));
                yield boundary();
            }
            default -> other(name, element);
        };
    }

    private @Nullable Runnable other(String name, Element element) {
        if (area() instanceof HtmlList list && name.equals("li")) {
            list.item();
            return list::item;
        }
        if (area() instanceof HtmlTable table) {
            switch (name) {
                case "tr" -> {
                    return table.row(isIn(element, "thead"));
                }
                case "td", "th" -> {
                    return table.cell(element);
                }
                case "caption" -> {
                    return within(new HtmlCaption(table, table::caption));
                }
                default -> {}
            }
        }
        if (name.equals("table")) {
            return table(element);
        }
        if (isFigureCaption(element)) {
            return caption();
        }
        if (area() instanceof HtmlQuote quote
                && isIn(element, "blockquote")
                && Set.of("cite", "footer").contains(name)) {
            return quote.attribution();
        }
        if (element.hasClass("wp-caption") || isGallery(element)) {
            return figure();
        }
        if (name.equals("article") && area() instanceof HtmlFlow flow) {
            return update(element, flow);
        }
        return BOUNDARIES.contains(name) ? boundary() : HtmlMarks.enter(name, element, area());
    }

    private Runnable boundary() {
        HtmlArea area = area();
        area.boundary();
        return area::boundary;
    }

    /** Goes on inside another area. */
    private Runnable within(HtmlArea inner) {
        areas.push(inner);
        return () -> {
            areas.pop();
            inner.end();
        };
    }

    private Runnable paragraph() {
        return area() instanceof HtmlFlow flow ? flow.paragraph() : boundary();
    }

    /** A heading of the body; the first level is the headline's. */
    private Runnable heading(int level) {
        return area() instanceof HtmlFlow flow ? flow.heading(Math.max(2, level)) : boundary();
    }

    private Runnable blockquote(Element element) {
        if (area() instanceof HtmlFlow flow) {
            flow.beforeInner();
            return within(new HtmlQuote(flow, element));
        }
        losses.add("a blockquote inside other text is kept as text", "");
        return boundary();
    }

    /** An entry of a live blog; another article is just what it holds. */
    private Runnable update(Element element, HtmlFlow flow) {
        return HtmlUpdate.of(element, flow)
                .map(update -> {
                    flow.beforeInner();
                    return within(update);
                })
                .orElseGet(this::boundary);
    }

    private Runnable list(Element element, boolean ordered) {
        if (area() instanceof HtmlFlow flow) {
            flow.beforeInner();
            if (ordered && !Set.of("", "1").contains(element.attr("start").strip())) {
                losses.add("a list that begins at another number begins at 1", element.attr("start"));
            }
            return within(new HtmlList(flow, ordered));
        }
        losses.add(
                area() instanceof HtmlList
                        ? "a list inside a list is part of it"
                        : "a list inside other text is kept as text",
                "");
        return boundary();
    }

    private Runnable table(Element element) {
        if (area() instanceof HtmlFlow flow) {
            if (HtmlTable.isLayout(element)) {
                return boundary();
            }
            flow.beforeInner();
            return within(new HtmlTable(flow));
        }
        losses.add("a table inside other text is kept as text", "");
        return boundary();
    }

    private Runnable figure() {
        if (area() instanceof HtmlFlow flow) {
            flow.beforeInner();
        } else {
            area().boundary();
        }
        HtmlFigure figure = new HtmlFigure(area(), media);
        figures.push(figure);
        Runnable end = within(figure);
        return () -> {
            end.run();
            figures.pop();
        };
    }

    private Runnable caption() {
        return within(new HtmlCaption(area(), figures.element()::caption));
    }

    private boolean isFigureCaption(Element element) {
        return !figures.isEmpty()
                && !(area() instanceof HtmlCaption)
                && (element.normalName().equals("figcaption") || element.hasClass("wp-caption-text"));
    }

    /** Whether an element that is no figure shows pictures together, as WordPress writes galleries. */
    private static boolean isGallery(Element element) {
        return element.hasClass("wp-block-gallery")
                || element.classNames().stream().anyMatch(name -> name.startsWith("gallery-columns-"));
    }

    private boolean isCredit(Element element) {
        return !figures.isEmpty()
                && area() instanceof HtmlCaption
                && (element.classNames().stream().anyMatch(name -> name.contains("credit"))
                        || Set.of("creditText", "copyrightHolder").contains(element.attr("itemprop")));
    }

    private static boolean isIn(Element element, String parent) {
        Element around = element.parent();
        return around != null && around.normalName().equals(parent);
    }

    private void lose(String what, Element element) {
        losses.add(what + " is left out", losses.areTold() ? element.text() : "");
    }
}
