package press.dateline.importing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.revision.Rights;

/**
 * One item of an outside format, in our terms. A canceled or withheld item may hold nothing but its id.
 *
 * @param outsideId what the item is known by, in all its versions
 * @param version the provider's name for this version; providers count in many ways
 * @param versionAt when this version was made
 * @param kind news, or brief for an item without a body
 * @param language BCP 47
 * @param bodyHtml HTML as it came, not yet made safe
 * @param embargoUntil the item cannot be published before
 * @param publishedAt when its first version was made
 * @param updatedAt when this version was made, if that is later
 * @param details what Dateline alone says
 * @param losses what was not kept, in words
 */
public record ImportedItem(
        String outsideId,
        @Nullable String version,
        @Nullable Instant versionAt,
        PublishingStatus status,
        String kind,
        String language,
        @Nullable String headline,
        @Nullable String shortHeadline,
        @Nullable String standfirst,
        @Nullable String byline,
        @Nullable String datelineText,
        @Nullable String bodyHtml,
        @Nullable Integer urgency,
        @Nullable String editorNote,
        @Nullable Instant embargoUntil,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable Rights rights,
        List<AltId> altIds,
        List<ImportedName> people,
        List<ImportedPlace> places,
        List<ImportedName> subjects,
        List<ImportedName> organisations,
        List<ImportedImage> images,
        ImportedDetails details,
        List<String> losses) {

    public ImportedItem {
        altIds = List.copyOf(altIds);
        people = List.copyOf(people);
        places = List.copyOf(places);
        subjects = List.copyOf(subjects);
        organisations = List.copyOf(organisations);
        images = List.copyOf(images);
        losses = List.copyOf(losses);
    }
}
