package press.dateline.person;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.web.Urls;

/** A page about a person elsewhere. */
@Schema(name = "PersonLink", description = "A page about a person elsewhere")
record Link(
        @NotNull
        @Size(max = 50)
        @Pattern(regexp = "[a-z][a-z0-9-]*", message = "must be a word such as wikipedia or official-site")
        @Schema(description = "What the page is: wikipedia, official-site, …", examples = "wikipedia")
        String rel,

        @NotNull
        @Size(max = 2000)
        @Pattern(regexp = Urls.WEB, message = Urls.WEB_MESSAGE)
        @Schema(description = "Its address", examples = "https://en.wikipedia.org/wiki/Angela_Merkel")
        String url) {}
