package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport;
import press.dateline.article.ArticleImport.Outcome;
import press.dateline.revision.Draft;
import press.dateline.revision.DraftRules;
import press.dateline.web.Bodies;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;

/**
 * Takes published articles from Dateline's own NDJSON: a draft, with {@code publishedAt} and {@code corrections}
 * beside.
 */
@ApplicationScoped
class ArticleLines {

    private final ArticleImport articles;
    private final Bodies bodies;

    ArticleLines(ArticleImport articles, Bodies bodies) {
        this.articles = articles;
        this.bodies = bodies;
    }

    /** What stands beside a draft. */
    record Life(@Nullable Instant publishedAt, List<@NotNull @Valid LineCorrection> corrections) {

        Life {
            corrections = corrections == null ? List.of() : corrections;
        }
    }

    /** A correction in a line. */
    record LineCorrection(
            @Nullable UUID id,

            @NotNull
            @Pattern(
                    regexp = "correction|clarification|update|note",
                    message = "must be correction, clarification, update or note")
            String kind,

            @NotBlank @Size(max = 5000) String text,
            @NotNull Instant at,
            @Nullable @Size(max = 64) String block) {}

    /** An article's line that was read; its references are as they were written. */
    record Read(UUID id, byte[] digest, Draft draft, Life life) {}

    /**
     * Reads a line, without the database.
     *
     * @throws ProblemException naming the place where it breaks a rule
     */
    Read read(ObjectNode line, byte[] digest) {
        ObjectNode beside = line.objectNode();
        for (String member : List.of("publishedAt", "corrections")) {
            JsonNode value = line.remove(member);
            if (value != null) {
                beside.set(member, value);
            }
        }
        Life life = bodies.read(beside, Life.class);
        UUID id = line.has("id") ? id(line) : Ids.next();
        return new Read(id, digest, DraftRules.checked(bodies.read(line, Draft.class)), life);
    }

    /** Stores lines together, in their order. */
    List<Outcome> store(List<Read> lines, @Nullable UUID actor) {
        List<Draft> drafts = articles.resolved(lines.stream().map(Read::draft).toList());
        List<ArticleImport.Item> items = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            items.add(item(lines.get(i), drafts.get(i)));
        }
        return articles.store(items, actor);
    }

    private static ArticleImport.Item item(Read line, Draft draft) {
        List<ArticleImport.Correction> corrections = line.life().corrections().stream()
                .map(one -> new ArticleImport.Correction(
                        one.id() == null ? Ids.next() : one.id(), one.kind(), one.text(), one.at(), one.block()))
                .toList();
        return new ArticleImport.Item(
                draft,
                "urn:uuid:" + line.id(),
                null,
                null,
                line.digest(),
                line.life().publishedAt(),
                false,
                corrections);
    }

    private static UUID id(ObjectNode line) {
        return Ids.parse(line.path("id").asText())
                .orElseThrow(() -> ProblemException.body("/id", "is not an id (a UUID)."));
    }
}
