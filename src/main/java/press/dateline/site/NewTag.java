package press.dateline.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardShape;
import press.dateline.web.Slug;
import press.dateline.web.Texts;

/** A tag as it is written. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A tag as it is written")
record NewTag(
        @Slug @Schema(description = "Made from the name where it is absent", examples = "us-election") @Nullable
        String slug,

        @NotBlank @Size(max = 200) @Schema(description = "Its name", examples = "US election")
        String name,

        @NotNull
        @Pattern(regexp = "topic|organisation|series", message = "must be topic, organisation or series")
        @Schema(description = "One of topic, organisation, series", defaultValue = "topic")
        String type,

        @Size(max = 2000) @Schema(description = "What it stands for") @Nullable
        String description,

        @Size(max = 50) @Schema(description = "Its ids elsewhere")
        List<@NotBlank @Size(max = 500) String> outsideIds)
        implements CardShape {

    NewTag {
        type = type == null ? "topic" : type;
        outsideIds = outsideIds == null ? List.of() : outsideIds;
    }

    static NewTag of(Tag tag) {
        return new NewTag(tag.slug, tag.name, tag.type, tag.description, tag.outsideIds);
    }

    void applyTo(Tag tag, String freeSlug) {
        tag.slug = freeSlug;
        tag.name = name;
        tag.nameKeys = List.of(Texts.fold(name));
        tag.type = type;
        tag.description = description;
        tag.outsideIds = outsideIds;
    }
}
