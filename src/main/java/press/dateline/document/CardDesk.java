package press.dateline.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import press.dateline.image.ImageCard;
import press.dateline.image.ImageLookup;
import press.dateline.person.PersonLookup;
import press.dateline.place.PlaceLookup;
import press.dateline.revision.Draft;
import press.dateline.site.SectionLookup;
import press.dateline.site.TagLookup;
import press.dateline.web.Times;

/** Loads cards for any number of drafts, at one statement a kind; site and sections together take one. */
@ApplicationScoped
public class CardDesk {

    private final SectionLookup sections;
    private final TagLookup tags;
    private final PersonLookup people;
    private final PlaceLookup places;
    private final ImageLookup images;
    private final Clock clock;

    CardDesk(
            SectionLookup sections,
            TagLookup tags,
            PersonLookup people,
            PlaceLookup places,
            ImageLookup images,
            Clock clock) {
        this.sections = sections;
        this.tags = tags;
        this.people = people;
        this.places = places;
        this.images = images;
        this.clock = clock;
    }

    /** As they stand. */
    public Cards cards(Collection<Draft> drafts) {
        return cards(drafts, images::byIds);
    }

    /**
     * For documents that the running transaction adds: whoever withdraws an image meanwhile waits for it, so that he
     * finds the document that shows it.
     */
    public Cards held(Collection<Draft> drafts) {
        return cards(drafts, images::heldByIds);
    }

    private Cards cards(Collection<Draft> drafts, Function<Set<UUID>, Map<UUID, ImageCard>> imagesByIds) {
        Cards.Wanted wanted = new Cards.Wanted();
        drafts.forEach(wanted::add);
        Map<UUID, ImageCard> shown = new HashMap<>(imagesByIds.apply(wanted.images));
        Map<UUID, String> withheld = new HashMap<>();
        Instant now = Times.now(clock);
        shown.values().forEach(image -> image.withheld(now).ifPresent(why -> withheld.put(image.id(), why)));
        shown.keySet().removeAll(withheld.keySet());
        SectionLookup.SiteAndSections site = sections.withSite(wanted.sections);
        return new Cards(
                site.site(),
                site.sections(),
                tags.byIds(wanted.tags),
                people.byIds(wanted.people),
                places.byIds(wanted.places),
                shown,
                withheld);
    }
}
