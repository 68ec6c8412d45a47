package press.dateline.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Dated;
import press.dateline.web.PublicUrl;

/** A tag. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Tag", description = "A topic, an organisation or a series")
public record TagView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "Its slug", examples = "us-election")
        String slug,

        @Schema(description = "Its name", examples = "US election")
        String name,

        @Schema(description = "One of topic, organisation, series", examples = "topic")
        String type,

        @Schema(description = "What it stands for") @Nullable
        String description,

        @Schema(description = "Its ids elsewhere") List<String> outsideIds,
        @Schema(description = "Its page on the web site") String webUrl,
        @Schema(description = "Its address here") String url,

        @Schema(description = "Counts the edits; If-Match names it")
        int revision,

        @Schema(description = "When it was changed last") Instant modifiedAt)
        implements Dated {

    static TagView of(Tag tag, SiteCard site, PublicUrl publicUrl) {
        return new TagView(
                tag.id(),
                tag.slug,
                tag.name,
                tag.type,
                tag.description,
                tag.outsideIds,
                site.tagUrl(tag.slug),
                publicUrl.to("/v1/tags/" + tag.slug),
                tag.revision(),
                tag.modifiedAt());
    }
}
