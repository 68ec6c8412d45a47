package press.dateline.html;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.block.SpanRules;
import press.dateline.block.UrlRules;
import press.dateline.html.HtmlArea.Losses;

/** Reads elements that show something from elsewhere: pictures, films, recordings, embedded pages. */
final class HtmlMedia {

    /** Where pages that load pictures late keep the address; src holds a placeholder then. */
    private static final List<String> SOURCES =
            List.of("src", "data-src", "data-lazy-src", "data-original", "srcset", "data-srcset");

    private static final Set<String> EMOJI = Set.of("emoji", "wp-smiley", "emojione", "twemoji");
    private static final Pattern SCHEME = Pattern.compile("^(?!urn:)[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern PIXELS = Pattern.compile("([0-9]{1,6})(?:\\.0+)?(?:px)?");
    private static final int LONGEST_PROVIDER = 100;
    private static final int LONGEST_EMOJI = 16;
    private static final int LONGEST_TITLE = 1_000;

    private final Function<ImageReference, Optional<UUID>> images;
    private final Losses losses;

    HtmlMedia(Function<ImageReference, Optional<UUID>> images, Losses losses) {
        this.images = images;
        this.losses = losses;
    }

    /** Puts a block into the area for what the element shows. */
    void show(String name, Element element, HtmlArea area) {
        if (name.equals("img") || name.equals("amp-img")) {
            showImg(element, area);
            return;
        }
        Optional<String> url = url(element);
        if (url.isEmpty()) {
            losses.add("a " + name + " without an http or https address is left out", element.attr("src"));
            return;
        }
        MarkedText title = title(element);
        area.add(
                switch (name) {
                    case "video" -> new Block.Video(null, url.get(), poster(element), null, title.text(), List.of());
                    case "audio" -> new Block.Audio(null, url.get(), null, title.text(), List.of());
                    default -> embed(url.get(), title);
                });
    }

    /** The image that a picture stands for, as a block; where there is none, that is a loss. */
    Optional<Block> image(ImageReference reference) {
        Optional<UUID> image = images.apply(reference);
        if (image.isEmpty()) {
            losses.add("a picture is left out: no image is known for it", reference.src());
        }
        return image.map(id -> new Block.Image(null, id, "", List.of()));
    }

    static Block embed(String url, MarkedText text) {
        String host = UrlRules.host(url);
        return new Block.Embed(null, url, host.length() <= LONGEST_PROVIDER ? host : null, text.text(), text.spans());
    }

    private void showImg(Element img, HtmlArea area) {
        Optional<String> emoji = emoji(img);
        if (emoji.isPresent()) {
            area.append(losses.storable(emoji.get()));
            return;
        }
        if (isTracker(img)) {
            return;
        }
        Optional<ImageReference> picture = picture(img);
        if (picture.isEmpty()) {
            losses.add("a picture without a usable address is left out", img.attr("src"));
        } else if (area instanceof HtmlFigure figure) {
            figure.picture(picture.get());
        } else {
            image(picture.get()).ifPresent(area::add);
        }
    }

    private @Nullable UUID poster(Element video) {
        String src = UrlRules.tidied(video.attr("poster"));
        return UrlRules.webFault(src).isPresent()
                ? null
                : images.apply(new ImageReference(src, "", "", "", null, null)).orElse(null);
    }

    /** The picture of an img; empty where no address names one. */
    private Optional<ImageReference> picture(Element img) {
        return SOURCES.stream()
                .map(attribute -> address(img, attribute))
                .filter(HtmlMedia::isPictureAddress)
                .findFirst()
                .map(src -> new ImageReference(
                        src, clipped(img.attr("alt")), "", "", pixels(img.attr("width")), pixels(img.attr("height"))));
    }

    /** The character that an img stands for, as blog software writes emoji; empty where it is a picture. */
    private static Optional<String> emoji(Element img) {
        String alt = img.attr("alt").strip();
        return !alt.isEmpty()
                        && alt.length() <= LONGEST_EMOJI
                        && img.classNames().stream().anyMatch(EMOJI::contains)
                ? Optional.of(alt)
                : Optional.empty();
    }

    /** Whether an img is there to count readers, not to be seen. */
    private static boolean isTracker(Element img) {
        Integer width = pixels(img.attr("width"));
        Integer height = pixels(img.attr("height"));
        return width != null && height != null && width <= 1 && height <= 1;
    }

    /** The first http or https address that an element or its sources and parameters name. */
    private static Optional<String> url(Element element) {
        Stream<String> own = Stream.of("src", "data", "data-src").map(element::attr);
        Stream<String> inner = element.children().stream().flatMap(child -> switch (child.normalName()) {
            case "source", "embed" -> Stream.of(child.attr("src"));
            case "param" ->
                Set.of("movie", "src").contains(child.attr("name")) ? Stream.of(child.attr("value")) : Stream.of();
            default -> Stream.of();
        });
        return Stream.concat(own, inner)
                .map(UrlRules::tidied)
                .filter(url -> UrlRules.webFault(url).isEmpty())
                .findFirst();
    }

    /** What an element says it shows. */
    private MarkedText title(Element element) {
        TextCollector title = new TextCollector();
        title.append(clipped(element.hasAttr("title") ? element.attr("title") : element.attr("aria-label")));
        return title.take();
    }

    private static String address(Element img, String attribute) {
        String value = img.attr(attribute).strip();
        return UrlRules.tidied(attribute.endsWith("srcset") ? value.split("[\\s]", 2)[0] : value);
    }

    private static boolean isPictureAddress(String src) {
        return !src.isEmpty()
                && UrlRules.areUrlCharacters(src)
                && (!SCHEME.matcher(src).find() || UrlRules.webFault(src).isEmpty());
    }

    private static @Nullable Integer pixels(String value) {
        var number = PIXELS.matcher(value.strip());
        return number.matches() ? Integer.valueOf(number.group(1)) : null;
    }

    /** An attribute's text, as far as anyone reads it. */
    private String clipped(String attribute) {
        int length = Math.min(attribute.length(), LONGEST_TITLE);
        return losses.storable(
                attribute.substring(0, SpanRules.cutsCharacter(attribute, length) ? length - 1 : length));
    }
}
