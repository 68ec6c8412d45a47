package press.dateline.syndication;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Limit;

/** Which changes to tell. */
class ChangeFilter {

    @RestQuery
    @DefaultValue("0")
    @Parameter(
            description =
                    "The number after which to begin: seq of the answer before, or Dateline-Seq of the answers from"
                            + " which a copy was made. 0: from the beginning",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0", defaultValue = "0"))
    @SuppressWarnings("NullAway.Init") // has a default value
    String after;

    @RestQuery
    @Parameter(description = "Only changes of these: article, person, place, image, section, tag, site. Comma: or")
    @Nullable
    String type;

    @RestQuery
    @DefaultValue(Limit.DEFAULT)
    @Parameter(description = "How many changes the answer holds at most")
    @SuppressWarnings("NullAway.Init") // has a default value
    Limit limit;
}
