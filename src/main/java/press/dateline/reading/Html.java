package press.dateline.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.document.CardDesk;
import press.dateline.document.Cards;
import press.dateline.html.BlockHtml;
import press.dateline.image.ImageCard;
import press.dateline.person.PersonCard;
import press.dateline.place.PlaceCard;
import press.dateline.revision.Revisions;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;
import press.dateline.web.Similarity;
import press.dateline.web.Texts;

/** Adds HTML to an article's answer on request. It is made from blocks and spans, so it is safe by construction. */
@ApplicationScoped
class Html {

    private static final List<String> PARTS = List.of("html", "bodyHtml");

    private final Revisions revisions;
    private final CardDesk desk;
    private final PublicUrl publicUrl;
    private final ObjectMapper json;

    Html(Revisions revisions, CardDesk desk, PublicUrl publicUrl, ObjectMapper json) {
        this.revisions = revisions;
        this.desk = desk;
        this.publicUrl = publicUrl;
        this.json = json;
    }

    /**
     * The article with the parts that {@code include} names: {@code bodyHtml} for the whole body, {@code html} in each
     * block.
     *
     * @param article its document as it is served
     */
    byte[] added(PublicArticles.Served article, String include) {
        List<String> wanted = Arrays.asList(include.split(",", -1));
        for (String part : wanted) {
            if (!PARTS.contains(part)) {
                throw ProblemException.parameter(
                        "include",
                        "there is no part '" + Texts.excerpt(part) + "'; those are "
                                + String.join(", ", Similarity.nearest(part, PARTS)) + ".");
            }
        }
        List<Revisions.Stored> stored = revisions.published(List.of(article.id()));
        List<Block> blocks = stored.getFirst().draft().blocks();
        BlockHtml html = writer(desk.cards(List.of(stored.getFirst().draft())));
        try {
            ObjectNode tree = (ObjectNode) json.readTree(article.body());
            if (wanted.contains("bodyHtml")) {
                tree.put("bodyHtml", html.bodyHtml(blocks));
            }
            if (wanted.contains("html")) {
                ArrayNode views = tree.withArray("blocks");
                for (int i = 0; i < views.size(); i++) {
                    ((ObjectNode) views.get(i)).put("html", html.html(blocks.get(i)));
                }
            }
            return json.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BlockHtml writer(Cards cards) {
        return new BlockHtml(span -> page(span, cards), id -> picture(id, cards));
    }

    private static Optional<String> page(Span span, Cards cards) {
        UUID id = Objects.requireNonNull(span.id());
        PersonCard person = cards.people().get(id);
        PlaceCard place = cards.places().get(id);
        if (person != null) {
            return Optional.of(cards.site().personUrl(person.slug()));
        }
        return Optional.ofNullable(place).map(found -> cards.site().placeUrl(found.slug()));
    }

    private Optional<BlockHtml.Picture> picture(UUID id, Cards cards) {
        ImageCard image = cards.images().get(id);
        if (image == null || image.renditions().isEmpty()) {
            return Optional.empty();
        }
        var shown = image.renditions().getFirst();
        return Optional.of(new BlockHtml.Picture(
                shown.url().startsWith("/") ? publicUrl.to(shown.url()) : shown.url(),
                image.alt() == null ? "" : image.alt(),
                image.credit(),
                shown.width(),
                shown.height()));
    }
}
