package press.dateline.document;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ImageShown.FocalPoint;
import press.dateline.document.ImageShown.ImageRights;
import press.dateline.document.ImageShown.RenditionView;
import press.dateline.image.ImageCard;
import press.dateline.image.Rendition;

/** Shows images: whole on an article's page, small on cards. */
final class ImageRendering {

    /** Pixels of width that a card's image has at least, where there is such a rendition. */
    private static final int CARD_WIDTH = 640;

    private final Map<UUID, ImageCard> images;

    ImageRendering(Map<UUID, ImageCard> images) {
        this.images = images;
    }

    /** Whether there is an image to be shown. */
    boolean has(UUID id) {
        return images.containsKey(id);
    }

    @Nullable
    ImageShown full(@Nullable UUID id) {
        ImageCard image = id == null ? null : images.get(id);
        return image == null
                ? null
                : new ImageShown(
                        image.id(),
                        image.alt(),
                        image.caption(),
                        image.credit(),
                        image.width(),
                        image.height(),
                        focalPoint(image),
                        image.renditions().stream().map(ImageRendering::view).toList(),
                        new ImageRights(
                                image.holder(),
                                image.licence(),
                                image.syndication(),
                                image.channels(),
                                image.territories(),
                                image.exceptTerritories(),
                                image.expiresAt(),
                                image.ai()));
    }

    @Nullable
    ImageShown card(@Nullable UUID id) {
        ImageCard image = id == null ? null : images.get(id);
        return image == null
                ? null
                : new ImageShown(
                        image.id(),
                        image.alt(),
                        null,
                        image.credit(),
                        image.width(),
                        image.height(),
                        focalPoint(image),
                        small(image.renditions()),
                        null);
    }

    /** Of each crop the smallest rendition that is wide enough for a card, or else the widest. */
    private static List<RenditionView> small(List<Rendition> renditions) {
        Comparator<Rendition> better = Comparator.<Rendition, Boolean>comparing(
                        rendition -> rendition.width() < CARD_WIDTH)
                .thenComparingInt(rendition -> rendition.width() < CARD_WIDTH ? -rendition.width() : rendition.width());
        Map<String, Rendition> best = new LinkedHashMap<>();
        renditions.forEach(rendition ->
                best.merge(rendition.crop(), rendition, (one, other) -> better.compare(one, other) <= 0 ? one : other));
        return best.values().stream().map(ImageRendering::view).toList();
    }

    private static @Nullable FocalPoint focalPoint(ImageCard image) {
        return image.focalX() == null || image.focalY() == null ? null : new FocalPoint(image.focalX(), image.focalY());
    }

    private static RenditionView view(Rendition rendition) {
        return new RenditionView(
                rendition.crop(),
                rendition.width(),
                rendition.height(),
                rendition.mediaType(),
                new Link(rendition.url()));
    }
}
