package press.dateline.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardShape;
import press.dateline.web.Slug;

/**
 * A section as it is written.
 *
 * @param parent id or slug
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A section as it is written")
record NewSection(
        @Slug @Schema(description = "Made from the name where it is absent", examples = "world") @Nullable
        String slug,

        @NotBlank @Size(max = 200) @Schema(description = "Its name", examples = "World")
        String name,

        @Size(max = 2000) @Schema(description = "What belongs in it") @Nullable
        String description,

        @Size(max = 200) @Schema(description = "Id or slug of the section that it lies within") @Nullable
        String parent,

        @Min(0) @Schema(description = "Its place among its siblings, from 0", defaultValue = "0") @Nullable
        Integer position,

        @Valid
        @Schema(description = "How the discussions of its articles stand, and those of the sections below it")
        @Nullable
        DiscussionRules comments)
        implements CardShape {

    static NewSection of(Section section) {
        return new NewSection(
                section.slug,
                section.name,
                section.description,
                section.parentId == null ? null : section.parentId.toString(),
                section.position,
                DiscussionRules.orNull(section.discussionRules()));
    }
}
