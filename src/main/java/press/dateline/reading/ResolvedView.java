package press.dateline.reading;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an address stands for. */
@Schema(name = "Resolved", description = "What an address stands for")
record ResolvedView(
        @Schema(description = "article, section, tag, person or place; more may come", examples = "article")
        String type,

        @Schema(description = "Its id") UUID id,
        @Schema(description = "Its slug, as it is now") String slug,

        @Schema(description = "Whether its address is another by now: redirect your readers to webUrl")
        boolean moved,

        @Schema(description = "Its address here") String url,
        @Schema(description = "Its page on the web site") String webUrl) {}
