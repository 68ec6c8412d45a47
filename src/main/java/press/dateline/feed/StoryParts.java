package press.dateline.feed;

import com.rometools.modules.georss.SimpleModuleImpl;
import com.rometools.modules.georss.geometries.Position;
import com.rometools.modules.mediarss.MediaEntryModuleImpl;
import com.rometools.modules.mediarss.types.Credit;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.module.Module;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.document.ArticleView.AuthorView;
import press.dateline.document.ArticleView.PlaceRef;
import press.dateline.document.ImageShown;
import press.dateline.document.ImageShown.RenditionView;
import press.dateline.form.Shown;
import press.dateline.form.WebAddress;
import press.dateline.form.XmlText;

/** What feeds of all forms tell of an article. */
final class StoryParts {

    private static final String ABOUT = "about";
    private static final String IMAGE = "image";

    private StoryParts() {}

    /** What is read where no more than a sentence is shown; null where nothing sums it up. */
    static @Nullable String summary(ArticleView article) {
        if (article.standfirst() != null) {
            return article.standfirst();
        }
        return article.seo() == null ? null : article.seo().description();
    }

    /** The names of who wrote it; what its byline says, where they are nobody of ours. */
    static List<String> authors(ArticleView article) {
        List<String> names = article.authors().stream().map(AuthorView::name).toList();
        return names.isEmpty() && article.byline() != null ? List.of(article.byline()) : names;
    }

    /** Its section and tags. */
    static List<String> categories(ArticleView article) {
        List<String> names = new ArrayList<>();
        if (article.section() != null) {
            names.add(article.section().name());
        }
        article.tags().forEach(tag -> names.add(tag.name()));
        return names.stream().distinct().toList();
    }

    /**
     * An image in the largest size that there is.
     *
     * @param url where that is, as a URI
     */
    record Picture(ImageShown image, RenditionView rendition, String url) {

        String mediaType() {
            return Objects.requireNonNullElse(rendition.mediaType(), "image/jpeg");
        }

        /** What is to be read under it. */
        @Nullable
        String caption() {
            return image.caption() == null ? image.alt() : image.caption();
        }
    }

    /** The images that it shows, each once, the one over it first. */
    static List<Picture> pictures(ArticleView article) {
        Map<UUID, Picture> pictures = new LinkedHashMap<>();
        Shown.images(article).forEach(image -> picture(image).ifPresent(one -> pictures.putIfAbsent(image.id(), one)));
        return List.copyOf(pictures.values());
    }

    /** The image over it. */
    static Optional<Picture> lead(ArticleView article) {
        return Optional.ofNullable(article.leadImage()).flatMap(StoryParts::picture);
    }

    /** Empty where there is no size of it whose address can be told. */
    private static Optional<Picture> picture(ImageShown image) {
        return Shown.largest(image)
                .flatMap(rendition -> Optional.ofNullable(
                                WebAddress.of(rendition.url().target()))
                        .map(url -> new Picture(image, rendition, url)));
    }

    /**
     * What feed readers are to fetch with an article: its sounds and films, and the image over it.
     *
     * @param title what is to be read beside it; null: nothing
     * @param seconds how long it is; null: a picture, or nobody has said
     */
    record Attached(
            String url,
            String mediaType,
            @Nullable String title,
            @Nullable Integer seconds) {}

    static List<Attached> attached(ArticleView article) {
        List<Attached> attached = new ArrayList<>();
        Recording.of(article)
                .forEach(one -> attached.add(new Attached(one.url(), one.mediaType(), one.title(), one.seconds())));
        lead(article).ifPresent(one -> attached.add(new Attached(one.url(), one.mediaType(), one.caption(), null)));
        return attached;
    }

    /** Media RSS and GeoRSS. */
    static List<Module> modules(ArticleView article) {
        List<Module> modules = new ArrayList<>();
        List<MediaContent> contents = new ArrayList<>();
        Recording.of(article).forEach(recording -> contents.add(content(recording)));
        pictures(article).forEach(picture -> contents.add(content(picture)));
        if (!contents.isEmpty()) {
            MediaEntryModuleImpl media = new MediaEntryModuleImpl();
            media.setMediaContents(contents.toArray(MediaContent[]::new));
            modules.add(media);
        }
        point(article).ifPresent(modules::add);
        return modules;
    }

    private static MediaContent content(Recording recording) {
        MediaContent content = new MediaContent(new UrlReference(URI.create(recording.url())));
        content.setMedium(recording.medium());
        content.setType(recording.mediaType());
        Integer seconds = recording.seconds();
        if (seconds != null) {
            content.setDuration(seconds.longValue());
        }
        Metadata metadata = new Metadata();
        metadata.setDescription(XmlText.of(recording.title()));
        metadata.setDescriptionType("plain");
        content.setMetadata(metadata);
        return content;
    }

    private static MediaContent content(Picture picture) {
        MediaContent content = new MediaContent(new UrlReference(URI.create(picture.url())));
        content.setMedium(IMAGE);
        content.setType(picture.mediaType());
        content.setWidth(picture.rendition().width());
        content.setHeight(picture.rendition().height());
        Metadata metadata = new Metadata();
        String credit = picture.image().credit();
        if (credit != null) {
            metadata.setCredits(new Credit[] {new Credit(null, null, XmlText.of(credit))});
        }
        if (picture.image().alt() != null) {
            metadata.setTitle(XmlText.of(picture.image().alt()));
            metadata.setTitleType("plain");
        }
        @Nullable String caption = picture.caption();
        if (caption != null) {
            metadata.setDescription(XmlText.of(caption));
            metadata.setDescriptionType("plain");
        }
        content.setMetadata(metadata);
        return content;
    }

    /** Where it was written, else the first place that it is about and that lies somewhere. */
    private static Optional<Module> point(ArticleView article) {
        UUID written = article.dateline() == null ? null : article.dateline().place();
        return article.places().stream()
                .filter(place -> place.latitude() != null && place.longitude() != null)
                .filter(place -> place.id().equals(written) || place.rel().equals(ABOUT))
                .max(Comparator.comparing(place -> place.id().equals(written)))
                .map(StoryParts::position);
    }

    private static Module position(PlaceRef place) {
        SimpleModuleImpl point = new SimpleModuleImpl();
        point.setPosition(
                new Position(Objects.requireNonNull(place.latitude()), Objects.requireNonNull(place.longitude())));
        return point;
    }
}
