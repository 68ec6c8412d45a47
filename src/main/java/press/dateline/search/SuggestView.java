package press.dateline.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody may want who has typed so far. */
@Schema(name = "Suggestions", description = "What somebody may want who has typed so far, best first")
record SuggestView(@Schema(description = "The suggestions") List<FoundName> items) {}
