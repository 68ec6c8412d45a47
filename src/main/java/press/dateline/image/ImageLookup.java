package press.dateline.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import press.dateline.access.Audience;

/** Images, for other features. */
@ApplicationScoped
public class ImageLookup {

    private final Images images;

    ImageLookup(Images images) {
        this.images = images;
    }

    /** The images with these ids; one statement. */
    public Map<UUID, ImageCard> byIds(Collection<UUID> ids) {
        return cards(images.byIds(ids));
    }

    /** As {@link #byIds}; and nobody withdraws or changes them until the running transaction ends. */
    public Map<UUID, ImageCard> heldByIds(Collection<UUID> ids) {
        return cards(images.heldByIds(ids));
    }

    private static Map<UUID, ImageCard> cards(Map<UUID, Image> images) {
        return images.values().stream().collect(Collectors.toMap(Image::id, ImageCard::of));
    }

    /**
     * The id of an image that there is, and that the caller is given.
     *
     * @param evenWithdrawn whether the caller may know of those that were withdrawn
     * @throws press.dateline.web.ProblemException 404 where there is none; 410 where it was withdrawn
     */
    public UUID require(String id, Audience audience, boolean evenWithdrawn) {
        return (evenWithdrawn ? images.requireEvenWithdrawn(id) : images.require(id, audience)).id();
    }

    /** Those of the images that an audience is given, with an article that it sees; one statement, or none for none. */
    public Set<UUID> given(Collection<UUID> ids, Audience audience) {
        return ids.isEmpty() ? Set.of() : images.given(ids, audience);
    }

    /** Those of the images that an audience is or may once have been given; one statement, or none for none. */
    public Set<UUID> everGiven(Collection<UUID> ids, Audience audience) {
        return ids.isEmpty() ? Set.of() : images.everGiven(ids, audience);
    }

    /** Whose ids elsewhere these are; one statement. */
    public Map<String, UUID> byOutsideIds(Collection<String> outsideIds) {
        return images.outsideKeys().byOutsideIds(outsideIds);
    }
}
