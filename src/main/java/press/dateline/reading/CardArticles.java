package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import press.dateline.change.CardPart;
import press.dateline.change.ChangeType;

/** The newest articles of a person, place, section or tag: the first page of the list that they have. */
@ApplicationScoped
class CardArticles implements CardPart {

    private final ArticleListing listing;

    CardArticles(ArticleListing listing) {
        this.listing = listing;
    }

    @Override
    public String name() {
        return "articles";
    }

    @Override
    public byte[] of(ChangeType type, UUID id, String slug) {
        return switch (type) {
            case PERSON -> listing.first("/v1/people/" + slug + "/articles", Map.of(), id);
            case PLACE -> listing.first("/v1/places/" + slug + "/articles", Map.of(), id);
            default -> listing.first("/v1/articles", Map.of(type.word(), slug), id);
        };
    }
}
