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
 * @param versionCreated when this version was made: any byte of it changed. So what was withdrawn and came back is newer
 *     than the notice
 */
record NewsObject(ArticleView article, boolean isWhole, Instant versionCreated) {

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

    /**
     * The version that was made at a time. It grows whenever anybody may see something else than before, be that a new
     * revision, a photo that was taken away, or the notice that the story was withdrawn. Standards want it to be positive.
     */
    static String version(Instant made) {
        return Long.toString(Math.max(1, made.toEpochMilli()));
    }

    String version() {
        return version(versionCreated);
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

    List<ImageShown> images() {
        return images(article);
    }

    /** The images that an article shows and that there are files of, each once, that over it first. */
    static List<ImageShown> images(ArticleView article) {
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
