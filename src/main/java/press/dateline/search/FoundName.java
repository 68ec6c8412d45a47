package press.dateline.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.text.Snippet;
import press.dateline.text.TypedText;
import press.dateline.web.PublicUrl;
import press.dateline.web.WebPages;

/** Something found by its name or headline. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FoundName", description = "Something found by its name or headline")
record FoundName(
        @Schema(description = "article, person, place, section or tag; more may come")
        String type,

        @Schema(description = "Its id") UUID id,
        @Schema(description = "Its slug") String slug,

        @Schema(description = "Its name; of an article, its headline")
        String name,

        @Schema(description = "The other name by which it was found; absent where that was its name") @Nullable
        String alias,

        @Schema(description = "What of the alias, or else of the name, was typed; empty where it is only similar")
        List<Snippet.Range> ranges,

        @Schema(description = "Its page on the web site") String webUrl,
        @Schema(description = "Its address here") String url) {

    static FoundName of(NamedThing thing, TypedText typed, WebPages pages, PublicUrl publicUrl) {
        List<Snippet.Range> inName = typed.ranges(thing.name());
        @Nullable
        String alias = inName.isEmpty()
                ? thing.aliases().stream()
                        .filter(other -> !typed.ranges(other).isEmpty())
                        .findFirst()
                        .orElse(null)
                : null;
        return new FoundName(
                thing.kind().word(),
                thing.id(),
                thing.slug(),
                thing.name(),
                alias,
                alias == null ? inName : typed.ranges(alias),
                thing.kind().page(pages, thing.slug(), thing.path()),
                publicUrl.to("/v1/" + thing.kind().collection() + "/" + thing.slug()));
    }

    static FoundName of(JsonNode summary, TypedText typed) {
        String headline = summary.get("headline").asText();
        return new FoundName(
                Kind.ARTICLE.word(),
                UUID.fromString(summary.get("id").asText()),
                summary.get("slug").asText(),
                headline,
                null,
                typed.ranges(headline),
                summary.get("webUrl").asText(),
                summary.get("url").asText());
    }
}
