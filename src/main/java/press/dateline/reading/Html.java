package press.dateline.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.document.ArticleView;
import press.dateline.document.BlockView;
import press.dateline.document.ImageShown;
import press.dateline.html.BlockHtml;
import press.dateline.site.SiteCard;
import press.dateline.site.SiteLookup;

/**
 * Adds HTML to articles on request. It is made from the blocks and spans of their documents, so it is safe by
 * construction, and shows nothing that these do not.
 */
@ApplicationScoped
class Html {

    private static final String OF_BLOCKS = "html";
    private static final String OF_BODY = "bodyHtml";

    /** The HTML of each block, and that of the whole body. */
    static final List<String> NAMES = List.of(OF_BLOCKS, OF_BODY);

    private final SiteLookup sites;
    private final ObjectMapper json;

    Html(SiteLookup sites, ObjectMapper json) {
        this.sites = sites;
        this.json = json;
    }

    /**
     * The articles with the HTML that is asked for: {@code bodyHtml} for the whole body, {@code html} in each
     * block; one statement.
     *
     * @param articles their full documents as they are served
     */
    List<PublicArticles.Served> added(List<PublicArticles.Served> articles, List<String> names) {
        if (NAMES.stream().noneMatch(names::contains)) {
            return articles;
        }
        SiteCard site = sites.site();
        return articles.stream()
                .map(article -> !article.isWhole()
                        ? article // there is no body to be written
                        : article.with(added(article.body(), names, site), article.tags(), article.validUntil()))
                .toList();
    }

    private byte[] added(byte[] body, List<String> names, SiteCard site) {
        try {
            ArticleView article = json.readValue(body, ArticleView.class);
            ObjectNode tree = (ObjectNode) json.readTree(body);
            List<Block> blocks = Blocks.of(article.blocks());
            BlockHtml html = new BlockHtml(span -> page(span, article, site), id -> picture(id, article));
            if (names.contains(OF_BODY)) {
                tree.put(OF_BODY, html.bodyHtml(blocks));
            }
            if (names.contains(OF_BLOCKS)) {
                ArrayNode views = tree.withArray("blocks");
                for (int i = 0; i < views.size(); i++) {
                    ((ObjectNode) views.get(i)).put(OF_BLOCKS, html.html(blocks.get(i)));
                }
            }
            return json.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> page(Span span, ArticleView article, SiteCard site) {
        UUID id = Objects.requireNonNull(span.id());
        return article.people().stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .map(person -> site.personUrl(person.slug()))
                .or(() -> article.places().stream()
                        .filter(place -> place.id().equals(id))
                        .findFirst()
                        .map(place -> site.placeUrl(place.slug())));
    }

    private static Optional<BlockHtml.Picture> picture(UUID id, ArticleView article) {
        return images(article.blocks())
                .filter(image -> image.id().equals(id) && !image.renditions().isEmpty())
                .findFirst()
                .map(image -> {
                    ImageShown.RenditionView shown = image.renditions().getFirst();
                    return new BlockHtml.Picture(
                            shown.url().target(),
                            Objects.requireNonNullElse(image.alt(), ""),
                            image.credit(),
                            shown.width(),
                            shown.height());
                });
    }

    private static Stream<ImageShown> images(@Nullable List<BlockView> blocks) {
        List<ImageShown> images = new ArrayList<>();
        for (BlockView block : Objects.requireNonNullElse(blocks, List.<BlockView>of())) {
            Stream.of(block.image(), block.poster()).filter(Objects::nonNull).forEach(images::add);
            Objects.requireNonNullElse(block.items(), List.<BlockView.GalleryItem>of())
                    .forEach(item -> Optional.ofNullable(item.image()).ifPresent(images::add));
            images(block.blocks()).forEach(images::add);
        }
        return images.stream();
    }
}
