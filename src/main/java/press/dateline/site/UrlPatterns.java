package press.dateline.site;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where on the web site things have their pages, as paths with placeholders. */
@Schema(description = "Where on the web site things have their pages: paths below webUrl, with placeholders")
record UrlPatterns(
        @NotNull
        @Size(max = 200)
        @Pattern(regexp = UrlPatterns.VALID, message = UrlPatterns.MESSAGE)
        @Schema(description = "An article's page; takes {slug} and {section}", examples = "/{section}/{slug}")
        String article,

        @NotNull
        @Size(max = 200)
        @Pattern(regexp = UrlPatterns.VALID, message = UrlPatterns.MESSAGE)
        @Schema(
                description = "A section's page; takes {slug} and {path} (the slugs from the root to it)",
                examples = "/{path}")
        String section,

        @NotNull
        @Size(max = 200)
        @Pattern(regexp = UrlPatterns.VALID, message = UrlPatterns.MESSAGE)
        @Schema(description = "A tag's page; takes {slug}", examples = "/tags/{slug}")
        String tag,

        @NotNull
        @Size(max = 200)
        @Pattern(regexp = UrlPatterns.VALID, message = UrlPatterns.MESSAGE)
        @Schema(description = "A person's page; takes {slug}", examples = "/people/{slug}")
        String person,

        @NotNull
        @Size(max = 200)
        @Pattern(regexp = UrlPatterns.VALID, message = UrlPatterns.MESSAGE)
        @Schema(description = "A place's page; takes {slug}", examples = "/places/{slug}")
        String place,

        @NotNull
        @Size(max = 200)
        @Pattern(regexp = UrlPatterns.VALID_PREVIEW, message = UrlPatterns.PREVIEW_MESSAGE)
        @Schema(
                description = "Where an article's draft is looked at; takes {token}, which the page sends on as"
                        + " Dateline-Preview, {id}, {slug} and {section}; absent: " + UrlPatterns.USUAL_PREVIEW,
                examples = UrlPatterns.USUAL_PREVIEW)
        String preview) {

    static final String VALID =
            "/(?:[A-Za-z0-9._~/-]|\\{section\\}|\\{path\\})*(?:\\{slug\\}|\\{path\\})" + "[A-Za-z0-9._~/-]*";
    static final String MESSAGE = "must be a path that begins with / and holds {slug}, such as /people/{slug}";

    static final String VALID_PREVIEW =
            "/(?=[^ ]*\\{token\\})(?:[A-Za-z0-9._~/?&=#-]|\\{section\\}|\\{slug\\}|\\{id\\}|\\{token\\})*";
    static final String PREVIEW_MESSAGE =
            "must be a path that begins with / and holds {token}, such as " + UrlPatterns.USUAL_PREVIEW;
    static final String USUAL_PREVIEW = "/preview/{id}?token={token}";

    /** What the release before wrote has no address of previews. */
    UrlPatterns {
        preview = Objects.requireNonNullElse(preview, USUAL_PREVIEW);
    }

    static UrlPatterns of(Site site) {
        return new UrlPatterns(
                site.articlePattern,
                site.sectionPattern,
                site.tagPattern,
                site.personPattern,
                site.placePattern,
                site.previewPattern);
    }
}
