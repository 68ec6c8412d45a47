package press.dateline.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A problem (RFC 9457, {@code application/problem+json}).
 *
 * @param more members of one type's own, beside the standard ones
 */
@Schema(description = "What went wrong (RFC 9457).")
public record Problem(
        @Schema(
                description = "What kind of problem, as an address that explains it",
                examples = "/docs/problems#not-found")
        String type,

        @Schema(description = "The kind in words; the same for each problem of the type")
        String title,

        @Schema(description = "The HTTP status") int status,

        @Schema(description = "What was wrong this time, and the remedy")
        String detail,

        @Schema(description = "Each thing that was wrong, by place")
        List<Fault> errors,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> more) {

    /** Media type of every problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One thing that was wrong; exactly one of pointer, parameter and header says where.
     *
     * @param pointer JSON Pointer (RFC 6901) into the body; empty for the whole body
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "One thing that was wrong, and where")
    public record Fault(
            @Schema(description = "Where in the body, as a JSON Pointer (RFC 6901)") @Nullable
            String pointer,

            @Schema(description = "Which parameter of the address") @Nullable
            String parameter,

            @Schema(description = "Which header") @Nullable String header,

            @Schema(description = "What is wrong there, and the remedy")
            String detail) {

        public static Fault at(String pointer, String detail) {
            return new Fault(pointer, null, null, detail);
        }

        public static Fault parameter(String name, String detail) {
            return new Fault(null, name, null, detail);
        }

        public static Fault header(String name, String detail) {
            return new Fault(null, null, name, detail);
        }
    }
}
