package press.dateline.place;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PageFilter;
import press.dateline.web.ProblemException;

/** Which places to list. */
class PlaceFilter extends PageFilter {

    @RestQuery
    @Parameter(
            description = "Only places of this kind: continent, country, region, city, district, building, venue,"
                    + " island, mountain, body-of-water or other")
    @Nullable
    String kind;

    @RestQuery
    @Parameter(description = "Only places directly or indirectly within this one: its id or slug")
    @Nullable
    String within;

    @Nullable
    String validKind() {
        if (kind != null && !kind.matches(PlaceKind.VALID)) {
            throw ProblemException.parameter("kind", PlaceKind.MESSAGE + ".");
        }
        return kind;
    }
}
