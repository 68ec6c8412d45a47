package press.dateline.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardShape;
import press.dateline.web.Slug;

/** A person as it is written. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A person as it is written")
record NewPerson(
        @Slug @Schema(description = "Made from the name where it is absent", examples = "angela-merkel") @Nullable
        String slug,

        @NotBlank @Size(max = 200) @Schema(description = "The name", examples = "Angela Merkel")
        String name,

        @Size(min = 1, max = 200)
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(
                description = "The name that lists are sorted by; made from the name where it is absent",
                examples = "Merkel, Angela")
        @Nullable
        String sortName,

        @Size(max = 100) @Schema(description = "Other names; articles are matched by them too")
        List<@NotBlank @Size(max = 200) String> aliases,

        @Size(max = 5000) @Schema(description = "Who this is") @Nullable
        String description,

        @Size(max = 100) @Schema(description = "The titles held, over which periods")
        List<@NotNull @Valid NewOffice> offices,

        @Size(max = 50) @Schema(description = "Pages about the person elsewhere")
        List<@NotNull @Valid Link> links,

        @Pattern(regexp = "Q[1-9][0-9]{0,18}", message = "must be an item of Wikidata, such as Q567")
        @Schema(description = "The item of Wikidata", examples = "Q567")
        @Nullable
        String wikidataId,

        @Size(max = 200) @Schema(description = "Id of the image that shows the person") @Nullable
        String portrait,

        @Size(max = 50) @Schema(description = "The ids elsewhere")
        List<@NotBlank @Size(max = 500) String> outsideIds)
        implements CardShape {

    NewPerson {
        aliases = aliases == null ? List.of() : aliases;
        offices = offices == null ? List.of() : offices;
        links = links == null ? List.of() : links;
        outsideIds = outsideIds == null ? List.of() : outsideIds;
    }

    /** The person as it stands; a sort name that was made from the name is left out, so that a patch makes it again. */
    static NewPerson of(Person person, List<OfficeView> offices) {
        return new NewPerson(
                person.slug,
                person.name,
                person.sortName.equals(SortName.of(person.name)) ? null : person.sortName,
                person.aliases,
                person.description,
                offices.stream().map(NewOffice::of).toList(),
                person.links,
                person.wikidataId,
                person.portraitImageId == null ? null : person.portraitImageId.toString(),
                person.outsideIds);
    }
}
