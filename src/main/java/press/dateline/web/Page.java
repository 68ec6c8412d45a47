package press.dateline.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of a list. At the end of the list both ways on are absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of a list")
public record Page<T>(
        @Schema(description = "The items, in the order of the list")
        List<T> items,

        @Schema(description = "Where the next page begins; opaque; absent at the end") @Nullable
        String nextCursor,

        @Schema(description = "The address of the next page; absent at the end") @Nullable
        String next) {

    /**
     * A page from a query that asked for one row more than the page holds.
     *
     * @param cursor the cursor after a given row
     * @param address the address of a page from its cursor
     */
    public static <R, T> Page<T> of(
            List<R> rows,
            Limit limit,
            Function<R, T> view,
            Function<R, String> cursor,
            Function<String, String> address) {
        boolean more = rows.size() > limit.value();
        List<R> shown = more ? rows.subList(0, limit.value()) : rows;
        String nextCursor = more ? cursor.apply(shown.getLast()) : null;
        return new Page<>(
                shown.stream().map(view).toList(), nextCursor, nextCursor == null ? null : address.apply(nextCursor));
    }
}
