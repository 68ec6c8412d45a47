package press.dateline.form;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.document.ArticleView.AuthorView;
import press.dateline.document.ImageShown;

/**
 * An article as the standards of the IPTC see it.
 *
 * @param isWhole whether its body is there
 */
record NewsObject(ArticleView article, boolean isWhole) {

    /** The name of a thing for ever, wherever its page or address moves: its id as a URN (RFC 9562). */
    static String uri(UUID id) {
        return "urn:uuid:" + id;
    }

    String uri() {
        return uri(article.id());
    }

    /** When its first version was made: it was published; what is under embargo was made before that. */
    Instant firstCreated() {
        return article.publishedAt().isBefore(article.modifiedAt()) ? article.publishedAt() : article.modifiedAt();
    }

    /** When this version was made: any byte of it changed. So what was withdrawn and came back is newer than the notice. */
    Instant versionCreated() {
        return article.modifiedAt();
    }

    /** When what it says was written: an editor declared it updated, or it was published. */
    Instant contentModified() {
        return Objects.requireNonNullElse(article.updatedAt(), firstCreated());
    }

    /** Who wrote it, in words; null where nobody is named. */
    @Nullable
    String byline() {
        if (article.byline() != null) {
            return article.byline();
        }
        return article.authors().isEmpty()
                ? null
                : article.authors().stream().map(AuthorView::name).collect(Collectors.joining(", "));
    }

    /** The corrections as a note for editors; null where there are none. */
    @Nullable
    String correctionNote() {
        List<String> lines = new StoryLines(article).corrections();
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    /** The images that it shows and that there are files of, each once, that over it first. */
    List<ImageShown> images() {
        Map<UUID, ImageShown> images = new LinkedHashMap<>();
        Shown.images(article)
                .filter(image -> !image.renditions().isEmpty())
                .forEach(image -> images.putIfAbsent(image.id(), image));
        return List.copyOf(images.values());
    }

    boolean isLead(ImageShown image) {
        return article.leadImage() != null && article.leadImage().id().equals(image.id());
    }

    /** The same thing in public catalogues: at Wikidata and GeoNames. */
    static List<String> sameAs(@Nullable String wikidataId, @Nullable Long geonamesId) {
        return Stream.concat(
                        Stream.ofNullable(wikidataId).map(id -> "https://www.wikidata.org/entity/" + id),
                        Stream.ofNullable(geonamesId).map(id -> "https://sws.geonames.org/" + id + "/"))
                .toList();
    }
}
