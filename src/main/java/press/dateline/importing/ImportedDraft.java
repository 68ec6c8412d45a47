package press.dateline.importing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.revision.Draft;
import press.dateline.revision.Ref;

/** An imported item as the draft of an article. */
final class ImportedDraft {

    private ImportedDraft() {}

    /** The draft with a headline; who and what it names is found, and its section too, if there is one. */
    static Draft of(
            ImportedItem item,
            @Nullable String headline,
            List<Block> blocks,
            NamedThings.Found found,
            Map<String, UUID> sectionIds) {
        ImportedDetails details = item.details();
        Optional<ImportedImage> lead =
                item.images().stream().filter(ImportedImage::lead).findFirst();
        return new Draft(
                null,
                null,
                null,
                null,
                item.kind(),
                item.language(),
                headline,
                item.shortHeadline(),
                item.standfirst(),
                details.seo(),
                dateline(item, found),
                item.byline(),
                details.authors().stream()
                        .map(author -> new Draft.Author(Ref.to(found.person(author.person())), author.role()))
                        .distinct()
                        .toList(),
                item.updatedAt(),
                details.section() == null ? null : section(details.section(), sectionIds),
                Stream.of(item.subjects(), item.organisations(), details.series())
                        .flatMap(List::stream)
                        .map(found::tag)
                        .distinct()
                        .map(Ref::to)
                        .toList(),
                item.urgency(),
                "free",
                lead.map(found::image).orElse(null),
                blocks,
                null,
                List.of(),
                item.people().stream()
                        .map(person -> new Draft.PersonRel(
                                Ref.to(found.person(person)), person.about() ? "about" : "mentioned"))
                        .distinct()
                        .toList(),
                item.places().stream()
                        .map(place ->
                                new Draft.PlaceRel(Ref.to(found.place(place)), place.about() ? "about" : "mentioned"))
                        .distinct()
                        .toList(),
                item.rights(),
                null,
                item.embargoUntil(),
                item.editorNote(),
                true,
                List.of(item.outsideId()),
                item.altIds().stream()
                        .map(alt -> new Draft.AltId(alt.role(), Objects.requireNonNull(alt.value())))
                        .toList(),
                null,
                null);
    }

    private static Draft.@Nullable Dateline dateline(ImportedItem item, NamedThings.Found found) {
        ImportedPlace located = item.details().located();
        return item.datelineText() == null
                ? null
                : new Draft.Dateline(item.datelineText(), located == null ? null : Ref.to(found.place(located)));
    }

    private static @Nullable Ref section(ImportedName section, Map<String, UUID> ids) {
        UUID id = ids.get(section.outsideId());
        return id == null ? null : Ref.to(id);
    }
}
