package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport.Outcome;
import press.dateline.image.ImageDesk;
import press.dateline.image.ImageLookup;
import press.dateline.image.OutsideImage;

/** Makes images of a WordPress site's attachments, and of what its texts show beside them; a few statements a batch. */
@ApplicationScoped
class WxrPictures {

    private final ImageLookup images;
    private final ImageDesk desk;

    WxrPictures(ImageLookup images, ImageDesk desk) {
        this.images = images;
        this.desk = desk;
    }

    /**
     * The images of pictures, by the pictures' keys: those that are known, and the others made. One that is known by one
     * of its keys gets the others. What has no address cannot be made.
     */
    Map<String, UUID> images(Collection<WxrPicture> wanted, @Nullable UUID actor) {
        Set<String> keys = wanted.stream().flatMap(one -> one.keys().stream()).collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, UUID> found = new HashMap<>(images.byOutsideIds(keys));
        Map<String, UUID> attached = new LinkedHashMap<>();
        List<WxrPicture> unknown = new ArrayList<>();
        Map<String, WxrPicture> making = new HashMap<>();
        for (WxrPicture picture : wanted) {
            UUID known = known(picture, found);
            if (known != null) {
                attach(picture, known, found, attached);
            } else if (picture.url() != null && picture.keys().stream().noneMatch(making::containsKey)) {
                unknown.add(picture);
                picture.keys().forEach(key -> making.put(key, picture));
            }
        }
        List<UUID> made = unknown.isEmpty()
                ? List.of()
                : desk.create(unknown.stream().map(WxrPicture::image).toList(), actor);
        for (int i = 0; i < made.size(); i++) {
            UUID id = made.get(i);
            unknown.get(i).keys().forEach(key -> found.put(key, id));
        }
        // Others of the same file, which share a key with one that was made just now.
        for (WxrPicture picture : wanted) {
            UUID known = known(picture, found);
            if (known != null) {
                attach(picture, known, found, attached);
            }
        }
        if (!attached.isEmpty()) {
            desk.attach(attached, actor);
        }
        return found;
    }

    private static @Nullable UUID known(WxrPicture picture, Map<String, UUID> found) {
        for (String key : picture.keys()) {
            UUID id = found.get(key);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    private static void attach(WxrPicture picture, UUID known, Map<String, UUID> found, Map<String, UUID> attached) {
        for (String key : picture.keys()) {
            if (found.putIfAbsent(key, known) == null) {
                attached.put(key, known);
            }
        }
    }

    /** An attachment that was read. */
    record Attachment(JsonNode line, @Nullable WxrPicture picture, List<String> notes) {}

    /** Reads an attachment; one that is no picture has none. */
    static Attachment read(JsonNode line) {
        String url = line.path("url").asText();
        List<String> notes = new ArrayList<>();
        if (!PictureFile.isAddress(url) || PictureFile.mediaTypeByName(url) == null) {
            notes.add(
                    PictureFile.isAddress(url)
                            ? "it is no picture: texts name its address, " + url
                            : "it has no address of a file");
            return new Attachment(line, null, notes);
        }
        String base = line.path("base").asText();
        Map<String, Object> metadata = PhpValue.array(line.path("metadata").asText());
        String caption = text(line, "caption", 5_000, notes);
        String description = text(line, "description", 5_000, notes);
        if (caption != null && description != null && !caption.contains(description)) {
            notes.add("its description is not kept beside its caption");
        }
        WxrPicture picture = WxrPicture.attachment(
                List.of(WxrKeys.attachment(base, line.path("id").asText()), WxrKeys.picture(url)),
                url,
                text(line, "alt", 2_000, notes),
                caption == null ? description : caption,
                credit(line, metadata, notes),
                metadata);
        if (!picture.isMeasured()) {
            notes.add("the size of its file is not told: its crop is called " + PictureFile.UNMEASURED);
        }
        return new Attachment(line, picture, notes);
    }

    private static @Nullable String text(JsonNode line, String name, int longest, List<String> notes) {
        String text = WxrPost.cut(WxrPost.plain(line.path(name).asText()), longest, name, notes);
        return text.isEmpty() ? null : text;
    }

    /** What a plugin says, else what the camera or the agency wrote into the file. */
    private static @Nullable String credit(JsonNode line, Map<String, Object> metadata, List<String> notes) {
        String told = text(line, "credit", 500, notes);
        if (told != null || !(metadata.get("image_meta") instanceof Map<?, ?> meta)) {
            return told;
        }
        for (String name : List.of("credit", "copyright")) {
            String value = meta.get(name) instanceof String text ? WxrPost.plain(text) : "";
            if (!value.isEmpty()) {
                return PictureFile.textOrNull(value, 500);
            }
        }
        return null;
    }

    /** Stores attachments. */
    List<ItemStore.Result> store(List<Attachment> attachments, @Nullable UUID actor) {
        List<WxrPicture> pictures = attachments.stream()
                .map(Attachment::picture)
                .filter(picture -> picture != null)
                .toList();
        Map<String, UUID> before = images.byOutsideIds(
                pictures.stream().flatMap(picture -> picture.keys().stream()).toList());
        Map<String, UUID> found = images(pictures, actor);
        Map<UUID, OutsideImage> told = told(pictures, before);
        Set<UUID> filled = told.isEmpty() ? Set.of() : desk.fill(told, actor);
        List<ItemStore.Result> results = new ArrayList<>();
        for (Attachment one : attachments) {
            WxrPicture picture = one.picture();
            if (picture == null) {
                results.add(ItemStore.Result.skipped(told(one, "attachment", null)));
            } else {
                UUID id = Objects.requireNonNull(found.get(picture.keys().getFirst()));
                Outcome outcome = filled.contains(id)
                        ? Outcome.UPDATED
                        : known(picture, before) == null ? Outcome.CREATED : Outcome.UNCHANGED;
                results.add(ItemStore.Result.of(outcome, told(one, "image", id)));
            }
        }
        return results;
    }

    /** What is told now of images that texts of another file have shown before: of these only the address was known. */
    private static Map<UUID, OutsideImage> told(List<WxrPicture> pictures, Map<String, UUID> before) {
        Map<UUID, OutsideImage> told = new LinkedHashMap<>();
        for (WxrPicture picture : pictures) {
            UUID shown = known(picture, before);
            if (shown != null && !before.containsKey(picture.keys().getFirst())) {
                told.putIfAbsent(shown, picture.image());
            }
        }
        return told;
    }

    private static ItemStore.Told told(Attachment one, String type, @Nullable UUID id) {
        return new ItemStore.Told(
                one.line().path("place").asText(),
                type,
                id,
                WxrPost.plain(one.line().path("title").asText()),
                one.notes());
    }
}
