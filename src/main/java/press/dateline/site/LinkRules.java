package press.dateline.site;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which links a comment may have. */
@Schema(
        description =
                "Which links a comment may have; one with others goes to a moderator. Those to the site itself are"
                        + " always allowed, and not counted.")
public record LinkRules(
        @NotNull @Min(0) @Max(100) @Schema(description = "How many", examples = "2")
        Integer most,

        @NotNull
        @Size(max = 1000)
        @Schema(
                description = "The domains to which they may lead, with those below them; empty: any",
                examples = "[\"example.org\"]")
        List<
                        @NotNull @Size(max = 253)
                        @Pattern(
                                regexp = "(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]{2,63}",
                                message = "must be a domain in lower case, such as example.org")
                        String>
                domains) {

    /** What a site has that has said nothing else. */
    static final LinkRules USUAL = new LinkRules(2, List.of());
}
