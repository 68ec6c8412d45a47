package press.dateline.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a reader has against a comment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a reader has against a comment; only moderators read it")
record NewReport(
        @NotNull
        @Pattern(
                regexp = "offensive|spam|abuse|privacy|illegal|other",
                message = "must be offensive, spam, abuse, privacy, illegal or other")
        @Schema(
                description =
                        "offensive, spam, abuse (of a person), privacy (it tells what is private), illegal or other",
                examples = "spam")
        String reason,

        @Size(max = NewReport.LONGEST_NOTE)
        @Schema(description = "What the reader wants to say of it", examples = "The same advertisement as yesterday.")
        @Nullable
        String note,

        @Valid @Schema(description = "With the reason illegal, and only then: the notice of the EU's DSA") @Nullable
        StatementGiven statement) {

    static final String ILLEGAL = "illegal";
    static final int LONGEST_NOTE = 1000;
    static final int LONGEST_EXPLANATION = 5000;

    /** The notice of illegal content: Regulation (EU) 2022/2065 (DSA), article 16, paragraph 2. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "IllegalContentStatement",
            description =
                    "A notice of illegal content (Regulation (EU) 2022/2065, article 16); the comment's address is"
                            + " that of the request")
    record StatementGiven(
            @NotNull
            @Size(max = LONGEST_EXPLANATION)
            @Pattern(regexp = "(?s)(?=.*\\S).*", message = "must hold a visible character")
            @Schema(description = "Why it is illegal", examples = "It shows my home address and calls for a visit.")
            String explanation,

            @NotNull @Schema(description = "true: the reader believes in good faith that this is accurate and complete")
            Boolean goodFaith,

            @Size(max = 200) @Schema(description = "The reader's name; not needed") @Nullable
            String name,

            @Size(max = 254)
            @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "must be an e-mail address")
            @Schema(description = "The reader's e-mail address; not needed", examples = "ann@example.org")
            @Nullable
            String email) {}
}
