package press.dateline.usage;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Of which days, and in which form. */
class UsageFilter {

    @RestQuery
    @Parameter(
            description = "The first day, in the site's time zone (YYYY-MM-DD); absent: 30 days before the last",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String from;

    @RestQuery
    @Parameter(
            description = "The last day; absent: today. 400 days at most are told",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String to;

    @RestQuery
    @Parameter(description = "json or csv: goes before Accept; csv has the rows of items")
    @Nullable
    String format;
}
