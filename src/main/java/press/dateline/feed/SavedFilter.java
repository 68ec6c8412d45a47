package press.dateline.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Parameters of a list of articles, stored. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "SavedFilter",
        description = "Filters of GET /v1/articles, stored: each value as it would stand in the address; where a"
                + " parameter may be repeated, several")
public record SavedFilter(
        @Schema(description = "Sections, those below included", examples = "[\"world,politics\"]")
        @Size(max = MOST)
        @Nullable
        List<@NotNull @Size(max = LONGEST) String> section,

        @Schema(description = "Tags") @Size(max = MOST) @Nullable
        List<@NotNull @Size(max = LONGEST) String> tag,

        @Schema(description = "People that articles are about or mention") @Size(max = MOST) @Nullable
        List<@NotNull @Size(max = LONGEST) String> person,

        @Schema(description = "Places that articles are about or mention") @Size(max = MOST) @Nullable
        List<@NotNull @Size(max = LONGEST) String> place,

        @Schema(description = "People and places that articles are about") @Size(max = MOST) @Nullable
        List<@NotNull @Size(max = LONGEST) String> about,

        @Schema(description = "People who wrote them") @Size(max = MOST) @Nullable
        List<@NotNull @Size(max = LONGEST) String> author,

        @Schema(description = "Languages (BCP 47)") @Size(max = MOST) @Nullable
        List<@NotNull @Size(max = LONGEST) String> language,

        @Schema(description = "Kinds of articles", examples = "[\"-opinion,brief\"]") @Size(max = MOST) @Nullable
        List<@NotNull @Size(max = LONGEST) String> kind,

        @Schema(description = "section:, tag:, person:, place: and author: with an id or slug: one of them")
        @Size(max = LONGEST)
        @Nullable
        String follow,

        @Schema(description = "At or after this time or day") @Size(max = LONGEST) @Nullable
        String from,

        @Schema(description = "Before this time, or until the end of this day") @Size(max = LONGEST) @Nullable
        String to,

        @Schema(description = "Which time from and to are about: published, updated or modified")
        @Size(max = LONGEST)
        @Nullable
        String date,

        @Schema(description = "Declared updated, or published, at or after this time or day")
        @Size(max = LONGEST)
        @Nullable
        String updatedSince,

        @Schema(description = "Articles that are left out") @Size(max = LONGEST) @Nullable
        String exclude,

        @Schema(description = "What articles say") @Size(max = LONGEST) @Nullable
        String q) {

    private static final int MOST = 20;
    private static final int LONGEST = 4000;

    /** The parameters by their names, each as often as it stands there. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new TreeMap<>();
        several(parameters, "section", section);
        several(parameters, "tag", tag);
        several(parameters, "person", person);
        several(parameters, "place", place);
        several(parameters, "about", about);
        several(parameters, "author", author);
        several(parameters, "language", language);
        several(parameters, "kind", kind);
        one(parameters, "follow", follow);
        one(parameters, "from", from);
        one(parameters, "to", to);
        one(parameters, "date", date);
        one(parameters, "updatedSince", updatedSince);
        one(parameters, "exclude", exclude);
        one(parameters, "q", q);
        return parameters;
    }

    private static void several(Map<String, List<String>> parameters, String name, @Nullable List<String> values) {
        if (values != null && !values.isEmpty()) {
            parameters.put(name, List.copyOf(values));
        }
    }

    private static void one(Map<String, List<String>> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, List.of(value));
        }
    }
}
