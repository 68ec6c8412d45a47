package press.dateline.audit;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PageFilter;

/** Which acts to list. */
class AuditFilter extends PageFilter {

    @RestQuery
    @Parameter(description = "Only what was done with this key: its id, or its first nine characters (prefix)")
    @Nullable
    String key;

    @RestQuery
    @Parameter(description = "Only what was done to things of this type, such as article, comment, key or import")
    @Nullable
    String type;

    @RestQuery
    @Parameter(description = "Only what was done to the thing with this id")
    @Nullable
    String thing;

    @RestQuery
    @Parameter(description = "Only this: an operation of the contract (publishArticle), or what the machine has done")
    @Nullable
    String action;

    @RestQuery
    @Parameter(description = "Done at or after this time (RFC 3339) or day (YYYY-MM-DD, in the site's time zone)")
    @Nullable
    String from;

    @RestQuery
    @Parameter(description = "Done before this time (RFC 3339), or until the end of this day (YYYY-MM-DD)")
    @Nullable
    String to;
}
