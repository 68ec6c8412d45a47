package press.dateline.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Slug;

/**
 * A slug that a thing once had, or the id of what was merged into it, in Dateline's own NDJSON.
 *
 * @param of what kind of thing it is
 * @param target the thing's id
 * @param slug the slug; null where it is an id
 * @param former the id; null where it is a slug
 * @param at since when it is a former one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FormerName(
        @NotNull
        @Pattern(
                regexp = "article|person|place|section|tag",
                message = "must be article, person, place, section or tag")
        String of,

        @NotNull UUID target,
        @Slug @Nullable String slug,
        @Nullable UUID former,
        @NotNull Instant at) {

    static final String WORD = "former";
}
