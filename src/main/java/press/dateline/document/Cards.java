package press.dateline.document;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.image.ImageCard;
import press.dateline.person.PersonCard;
import press.dateline.place.PlaceCard;
import press.dateline.revision.Draft;
import press.dateline.site.SectionCard;
import press.dateline.site.SiteCard;
import press.dateline.site.TagCard;

/**
 * Everything outside of articles that their documents show, by id.
 *
 * @param images those that may be shown
 * @param withheld why the others may not
 */
public record Cards(
        SiteCard site,
        Map<UUID, SectionCard> sections,
        Map<UUID, TagCard> tags,
        Map<UUID, PersonCard> people,
        Map<UUID, PlaceCard> places,
        Map<UUID, ImageCard> images,
        Map<UUID, String> withheld) {

    /** The ids of what a set of drafts shows. */
    static final class Wanted {

        final Set<UUID> sections = new HashSet<>();
        final Set<UUID> tags = new HashSet<>();
        final Set<UUID> people = new HashSet<>();
        final Set<UUID> places = new HashSet<>();
        final Set<UUID> images = new HashSet<>();

        void add(Draft draft) {
            if (draft.section() != null) {
                sections.add(draft.section().id());
            }
            draft.tags().forEach(tag -> tags.add(tag.id()));
            draft.authors().forEach(author -> people.add(author.person().id()));
            draft.people().forEach(person -> people.add(person.person().id()));
            draft.places().forEach(place -> places.add(place.place().id()));
            draft.quotes().forEach(quote -> {
                if (quote.speaker() != null && quote.speaker().person() != null) {
                    people.add(quote.speaker().person().id());
                }
            });
            if (draft.dateline() != null && draft.dateline().place() != null) {
                places.add(draft.dateline().place().id());
            }
            if (draft.leadImage() != null) {
                images.add(draft.leadImage());
            }
            draft.blocks().forEach(this::add);
        }

        private void add(Block block) {
            block.spans().forEach(span -> {
                if (span.id() != null && span.type().equals(Span.PERSON)) {
                    people.add(span.id());
                } else if (span.id() != null && span.type().equals(Span.PLACE)) {
                    places.add(span.id());
                }
            });
            switch (block) {
                case Block.Image image -> images.add(image.image());
                case Block.Gallery gallery -> images.addAll(gallery.images());
                case Block.Video video -> {
                    if (video.poster() != null) {
                        images.add(video.poster());
                    }
                }
                case Block.Update update -> update.blocks().forEach(this::add);
                default -> {}
            }
        }
    }
}
