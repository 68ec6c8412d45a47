package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleArchive;
import press.dateline.article.ArticleImport;
import press.dateline.article.ArticleImport.Outcome;
import press.dateline.article.ArticleLife;
import press.dateline.document.ArticleView.CorrectionView;
import press.dateline.revision.Draft;
import press.dateline.revision.DraftRules;
import press.dateline.revision.StoredRevision;
import press.dateline.web.Bodies;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;

/**
 * Takes articles from Dateline's own NDJSON: a draft, with {@code publishedAt} and {@code corrections} beside, is
 * published; with a {@code life}, as exports have it, it becomes again what it was.
 */
@ApplicationScoped
class ArticleLines {

    private final ArticleImport articles;
    private final ArticleArchive archive;
    private final Bodies bodies;

    ArticleLines(ArticleImport articles, ArticleArchive archive, Bodies bodies) {
        this.articles = articles;
        this.archive = archive;
        this.bodies = bodies;
    }

    /** What stands beside a draft. */
    record Beside(
            @Nullable Instant publishedAt,
            List<@NotNull @Valid LineCorrection> corrections,
            @Nullable @Valid ArticleLife life) {

        Beside {
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
            @Nullable @Min(1) @Max(StoredRevision.LAST) Integer revision,
            @Nullable @Size(max = 64) String block) {}

    /** An article's line that was read; its references are as they were written. */
    sealed interface Read {}

    /** A draft to be published. */
    private record Story(UUID id, byte[] digest, Draft draft, Beside beside) implements Read {}

    /** An article of an export. */
    private record Stored(ArticleArchive.Item item) implements Read {}

    /**
     * Reads a line, without the database.
     *
     * @throws ProblemException naming the place where it breaks a rule
     */
    Read read(ObjectNode line, byte[] digest) {
        ObjectNode members = line.objectNode();
        for (String member : List.of("publishedAt", "corrections", "life")) {
            JsonNode value = line.remove(member);
            if (value != null) {
                members.set(member, value);
            }
        }
        Beside beside = bodies.read(members, Beside.class);
        UUID id = line.has("id") ? id(line) : Ids.next();
        Draft draft = bodies.read(line, Draft.class);
        return beside.life() == null
                ? new Story(id, digest, DraftRules.checked(draft), beside)
                : new Stored(ArticleArchive.Item.of(
                        id, draft, beside.publishedAt(), views(beside, beside.life()), beside.life()));
    }

    private static List<CorrectionView> views(Beside beside, ArticleLife life) {
        int main = Objects.requireNonNullElse(life.publishedRevision(), life.draftRevision());
        return beside.corrections().stream()
                .map(one -> new CorrectionView(
                        one.id() == null ? Ids.next() : one.id(),
                        one.kind(),
                        one.text(),
                        one.at(),
                        Objects.requireNonNullElse(one.revision(), main),
                        one.block()))
                .toList();
    }

    /** Stores lines together, in their order. */
    List<Outcome> store(List<Read> lines, @Nullable UUID actor) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Story> stories = new ArrayList<>();
        List<ArticleArchive.Item> stored = new ArrayList<>();
        for (Read line : lines) {
            switch (line) {
                case Story story -> {
                    outcomes.addAll(archived(stored, actor));
                    stories.add(story);
                }
                case Stored one -> {
                    outcomes.addAll(published(stories, actor));
                    stored.add(one.item());
                }
            }
        }
        outcomes.addAll(published(stories, actor));
        outcomes.addAll(archived(stored, actor));
        return outcomes;
    }

    private List<Outcome> archived(List<ArticleArchive.Item> items, @Nullable UUID actor) {
        List<Outcome> outcomes = items.isEmpty() ? List.of() : archive.store(List.copyOf(items), actor);
        items.clear();
        return outcomes;
    }

    private List<Outcome> published(List<Story> stories, @Nullable UUID actor) {
        if (stories.isEmpty()) {
            return List.of();
        }
        List<Draft> drafts =
                articles.resolved(stories.stream().map(Story::draft).toList());
        List<ArticleImport.Item> items = new ArrayList<>();
        for (int i = 0; i < stories.size(); i++) {
            items.add(item(stories.get(i), drafts.get(i)));
        }
        stories.clear();
        return articles.store(items, actor).stream()
                .map(ArticleImport.Done::outcome)
                .toList();
    }

    private static ArticleImport.Item item(Story story, Draft draft) {
        List<ArticleImport.Correction> corrections = story.beside().corrections().stream()
                .map(one -> new ArticleImport.Correction(
                        one.id() == null ? Ids.next() : one.id(), one.kind(), one.text(), one.at(), one.block()))
                .toList();
        return new ArticleImport.Item(
                draft,
                DatelineStore.NAME,
                "urn:uuid:" + story.id(),
                null,
                null,
                story.digest(),
                story.beside().publishedAt(),
                null,
                corrections);
    }

    private static UUID id(ObjectNode line) {
        return Ids.parse(line.path("id").asText())
                .orElseThrow(() -> ProblemException.body("/id", "is not an id (a UUID)."));
    }
}
