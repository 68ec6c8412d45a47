package press.dateline.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Dated;
import press.dateline.web.PublicUrl;
import press.dateline.web.WebPages;

/** A person. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Person", description = "Somebody whom articles are about, or who speaks in them or writes them")
public record PersonView(
        @Schema(description = "The person's id") UUID id,

        @Schema(description = "The person's slug", examples = "angela-merkel")
        String slug,

        @Schema(description = "The name", examples = "Angela Merkel")
        String name,

        @Schema(description = "The name that lists are sorted by", examples = "Merkel, Angela")
        String sortName,

        @Schema(description = "Other names") List<String> aliases,

        @Schema(description = "Who this is") @Nullable String description,

        @Schema(description = "The titles held, over which periods")
        List<OfficeView> offices,

        @Schema(description = "Pages about the person elsewhere")
        List<Link> links,

        @Schema(description = "The item of Wikidata", examples = "Q567") @Nullable
        String wikidataId,

        @Schema(description = "The image that shows the person; see /v1/images") @Nullable
        UUID portrait,

        @Schema(description = "The ids elsewhere") List<String> outsideIds,

        @Schema(description = "The person's page on the web site")
        String webUrl,

        @Schema(description = "The person's address here") String url,

        @Schema(description = "Counts the edits; If-Match names it")
        int revision,

        @Schema(description = "When the person was changed last")
        Instant modifiedAt)
        implements Dated {

    static PersonView of(Person person, List<OfficeView> offices, WebPages pages, PublicUrl publicUrl) {
        return new PersonView(
                person.id(),
                person.slug,
                person.name,
                person.sortName,
                person.aliases,
                person.description,
                offices,
                person.links,
                person.wikidataId,
                person.portraitImageId,
                person.outsideIds,
                pages.personUrl(person.slug),
                publicUrl.to("/v1/people/" + person.slug),
                person.revision(),
                person.modifiedAt());
    }
}
