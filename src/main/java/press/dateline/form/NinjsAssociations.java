package press.dateline.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView.CorrectionView;
import press.dateline.document.ImageShown;
import press.dateline.document.ImageShown.RenditionView;

/** What stands beside an article in ninjs: its images, and its corrections as texts of their own. */
final class NinjsAssociations {

    private final Ninjs ninjs;
    private final NewsObject story;

    NinjsAssociations(Ninjs ninjs, NewsObject story) {
        this.ninjs = ninjs;
        this.story = story;
    }

    List<Node> all() {
        List<Node> all = new ArrayList<>();
        int others = 0;
        for (ImageShown image : story.images()) {
            boolean lead = story.isLead(image);
            others += lead ? 0 : 1;
            all.add(picture(image, lead ? "main" : "picture-" + others, lead ? "main" : "inline"));
        }
        story.article().corrections().forEach(correction -> all.add(correction(correction)));
        return all;
    }

    private Node named(String name, String rel) {
        return new Node().with("name", name).with("rel", ninjs.isOld() ? null : rel);
    }

    private Node picture(ImageShown image, String name, String rel) {
        String uri = NewsObject.uri(image.id());
        ImageShown.ImageRights rights = image.rights();
        String licence = rights == null ? null : rights.licence();
        Policy policy = Policy.of(rights);
        List<Node> texts = new ArrayList<>();
        Ninjs.add(texts, "caption", "text/plain", image.caption());
        Ninjs.add(texts, "alt", "text/plain", image.alt());
        Ninjs.add(texts, "creditline", "text/plain", image.credit());
        return named(name, rel)
                .with("uri", uri)
                .with("type", "picture")
                .with("pubStatus", "usable")
                .with("copyrightHolder", rights == null ? null : rights.holder())
                .with("usageTerms", Ninjs.usageTerms(licence, policy))
                .with("rightsInfo", ninjs.rightsInfo(uri, licence, policy))
                .with("descriptions", texts)
                .with(
                        "renditions",
                        image.renditions().stream()
                                .flatMap(file -> rendition(image, file).stream())
                                .toList());
    }

    private List<Node> rendition(ImageShown image, RenditionView file) {
        String address = WebAddress.of(file.url());
        return address == null
                ? List.of()
                : List.of(new Node()
                        .with("name", Objects.requireNonNullElse(file.crop(), "full"))
                        .with("href", address)
                        .with("contentType", file.mediaType())
                        .with("width", file.width())
                        .with("height", file.height())
                        .with("poi", ninjs.isOld() ? null : pointOfInterest(image, file)));
    }

    /** Where the focal point lies in pixels; of crops with other proportions than the original's nobody knows. */
    private static @Nullable Node pointOfInterest(ImageShown image, RenditionView file) {
        ImageShown.FocalPoint focus = image.focalPoint();
        if (focus == null
                || image.width() == null
                || image.height() == null
                || file.width() == null
                || file.height() == null) {
            return null;
        }
        double difference = (double) image.width() * file.height() - (double) image.height() * file.width();
        return Math.abs(difference) > Math.max(image.width(), image.height())
                ? null
                : new Node()
                        .with("x", Math.round(focus.x() * file.width()))
                        .with("y", Math.round(focus.y() * file.height()));
    }

    private Node correction(CorrectionView correction) {
        List<Node> bodies = new ArrayList<>();
        Ninjs.add(bodies, "main", "text/plain", correction.text());
        return named(correction.kind(), "correction")
                .with("uri", NewsObject.uri(correction.id()))
                .with("type", "text")
                .with("pubStatus", "usable")
                .with("firstCreated", correction.at().toString())
                .with("language", story.article().language())
                .with("bodies", bodies);
    }
}
