package press.dateline.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import press.dateline.access.Listing;
import press.dateline.access.Trait;
import press.dateline.revision.Draft;
import press.dateline.revision.Rights;
import press.dateline.site.SectionCard;
import press.dateline.site.SectionLookup;
import press.dateline.site.TagCard;
import press.dateline.site.TagLookup;

/** What contracts look at of articles, and of any of their revisions. */
@ApplicationScoped
public class Listings {

    private final SectionLookup sections;
    private final TagLookup tags;

    Listings(SectionLookup sections, TagLookup tags) {
        this.sections = sections;
        this.tags = tags;
    }

    /**
     * That of revisions, as sections and tags are now; two statements at most.
     *
     * @param publishedAt when their article was published first
     */
    public List<Listing> of(Collection<Draft> revisions, Instant publishedAt) {
        Set<UUID> inSections = new HashSet<>();
        Set<UUID> withTags = new HashSet<>();
        for (Draft revision : revisions) {
            if (revision.section() != null) {
                inSections.add(revision.section().id());
            }
            revision.tags().forEach(tag -> withTags.add(tag.id()));
        }
        Map<UUID, SectionCard> sectionCards = sections.byIds(inSections);
        Map<UUID, TagCard> tagCards = tags.byIds(withTags);
        return revisions.stream()
                .map(revision -> of(revision, publishedAt, sectionCards, tagCards))
                .toList();
    }

    static Listing of(Draft revision, Instant publishedAt, Map<UUID, SectionCard> sections, Map<UUID, TagCard> tags) {
        Set<String> traits = new LinkedHashSet<>();
        traits.add(Trait.kind(revision.kind()));
        traits.add(Trait.language(revision.language()));
        traits.add(Trait.language(revision.language().split("-", 2)[0]));
        SectionCard section = revision.section() == null
                ? null
                : sections.get(revision.section().id());
        if (section != null) {
            section.ancestors().forEach(one -> traits.add(Trait.section(one)));
        }
        revision.tags().forEach(one -> {
            TagCard tag = tags.get(one.id());
            if (tag != null) {
                traits.add(Trait.tag(tag.id()));
            }
        });
        Rights rights = revision.rights() == null ? Rights.NONE : revision.rights();
        if (rights.holder() != null) {
            traits.add(Trait.holder(rights.holder()));
        }
        traits.addAll(Trait.allowed(
                rights.syndicated(), rights.territories(), rights.exceptTerritories(), rights.channels()));
        return new Listing(traits, publishedAt, rights.expiresAt());
    }
}
