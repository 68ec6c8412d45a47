package press.dateline.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import press.dateline.image.ImageLookup;
import press.dateline.person.PersonLookup;
import press.dateline.place.PlaceLookup;
import press.dateline.revision.Draft;
import press.dateline.site.SectionLookup;
import press.dateline.site.SiteLookup;
import press.dateline.site.TagLookup;

/** Loads cards for any number of drafts, at one statement a kind. */
@ApplicationScoped
public class CardDesk {

    private final SiteLookup site;
    private final SectionLookup sections;
    private final TagLookup tags;
    private final PersonLookup people;
    private final PlaceLookup places;
    private final ImageLookup images;

    CardDesk(
            SiteLookup site,
            SectionLookup sections,
            TagLookup tags,
            PersonLookup people,
            PlaceLookup places,
            ImageLookup images) {
        this.site = site;
        this.sections = sections;
        this.tags = tags;
        this.people = people;
        this.places = places;
        this.images = images;
    }

    public Cards cards(Collection<Draft> drafts) {
        Cards.Wanted wanted = new Cards.Wanted();
        drafts.forEach(wanted::add);
        return new Cards(
                site.site(),
                sections.byIds(wanted.sections),
                tags.byIds(wanted.tags),
                people.byIds(wanted.people),
                places.byIds(wanted.places),
                images.byIds(wanted.images));
    }
}
