package press.dateline.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Dated;
import press.dateline.web.PublicUrl;

/** A section. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Section", description = "A section of the publication")
public record SectionView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "Its slug", examples = "world")
        String slug,

        @Schema(description = "Its name", examples = "World")
        String name,

        @Schema(description = "What belongs in it") @Nullable
        String description,

        @Schema(description = "The id of the section that it lies within") @Nullable
        UUID parent,

        @Schema(description = "The slugs from the root to it")
        List<String> path,

        @Schema(description = "Its place among its siblings, from 0")
        int position,

        @Schema(description = "How the discussions of its articles stand; absent where the section says nothing of it")
        @Nullable
        DiscussionRules comments,

        @Schema(description = "Its page on the web site") String webUrl,
        @Schema(description = "Its address here") String url,

        @Schema(description = "Counts the edits; If-Match names it")
        int revision,

        @Schema(description = "When it was changed last") Instant modifiedAt)
        implements Dated {

    static SectionView of(Section section, SectionTree tree, SiteCard site, PublicUrl publicUrl) {
        List<String> path =
                tree.path(section.id()).stream().map(step -> step.slug).toList();
        return new SectionView(
                section.id(),
                section.slug,
                section.name,
                section.description,
                section.parentId,
                path,
                section.position,
                DiscussionRules.orNull(section.discussionRules()),
                site.sectionUrl(path),
                publicUrl.to("/v1/sections/" + section.slug),
                section.revision(),
                section.modifiedAt());
    }
}
