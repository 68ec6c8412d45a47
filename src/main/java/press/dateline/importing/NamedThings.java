package press.dateline.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.image.ImageAi;
import press.dateline.image.ImageDesk;
import press.dateline.image.ImageLookup;
import press.dateline.image.OutsideImage;
import press.dateline.image.Rendition;
import press.dateline.person.OutsidePerson;
import press.dateline.person.PersonDesk;
import press.dateline.person.PersonLookup;
import press.dateline.place.OutsidePlace;
import press.dateline.place.PlaceDesk;
import press.dateline.place.PlaceLookup;
import press.dateline.revision.Rights;
import press.dateline.site.OutsideTag;
import press.dateline.site.TagDesk;
import press.dateline.site.TagLookup;
import press.dateline.web.Texts;

/**
 * The people, places, tags and images that imported items name: those that are known, by outside id and then by name
 * or alias, and the others made. A batch costs a fixed number of statements.
 */
@ApplicationScoped
class NamedThings {

    private final PersonLookup people;
    private final PersonDesk personDesk;
    private final PlaceLookup places;
    private final PlaceDesk placeDesk;
    private final TagLookup tags;
    private final TagDesk tagDesk;
    private final ImageLookup images;
    private final ImageDesk imageDesk;

    NamedThings(
            PersonLookup people,
            PersonDesk personDesk,
            PlaceLookup places,
            PlaceDesk placeDesk,
            TagLookup tags,
            TagDesk tagDesk,
            ImageLookup images,
            ImageDesk imageDesk) {
        this.people = people;
        this.personDesk = personDesk;
        this.places = places;
        this.placeDesk = placeDesk;
        this.tags = tags;
        this.tagDesk = tagDesk;
        this.images = images;
        this.imageDesk = imageDesk;
    }

    /** Who and what was named, by what it was named with. */
    record Found(Map<String, UUID> people, Map<String, UUID> places, Map<String, UUID> tags, Map<String, UUID> images) {

        UUID person(ImportedName name) {
            return Objects.requireNonNull(people.get(key(name.outsideId(), name.name())));
        }

        UUID place(ImportedPlace place) {
            return Objects.requireNonNull(places.get(key(place.outsideId(), place.name())));
        }

        UUID tag(ImportedName name) {
            return Objects.requireNonNull(tags.get(key(name.outsideId(), name.name())));
        }

        UUID image(ImportedImage image) {
            return Objects.requireNonNull(images.get(image.outsideId()));
        }
    }

    Found find(Collection<ImportedItem> items, @Nullable UUID actor) {
        Map<String, Named<ImportedName>> wantedPeople = new LinkedHashMap<>();
        Map<String, Named<ImportedPlace>> wantedPlaces = new LinkedHashMap<>();
        Map<String, Named<OutsideTag>> wantedTags = new LinkedHashMap<>();
        Map<String, ImportedImage> wantedImages = new LinkedHashMap<>();
        for (ImportedItem item : items) {
            item.people().forEach(one -> add(wantedPeople, one.outsideId(), one.name(), one));
            item.details().authors().stream()
                    .map(ImportedDetails.Author::person)
                    .forEach(one -> add(wantedPeople, one.outsideId(), one.name(), one));
            item.places().forEach(one -> add(wantedPlaces, one.outsideId(), one.name(), one));
            Stream.ofNullable(item.details().located())
                    .forEach(one -> add(wantedPlaces, one.outsideId(), one.name(), one));
            item.details().series().forEach(one -> add(wantedTags, one.outsideId(), one.name(), tag(one, "series")));
            item.subjects().forEach(one -> add(wantedTags, one.outsideId(), one.name(), tag(one, "topic")));
            item.organisations().forEach(one -> add(wantedTags, one.outsideId(), one.name(), tag(one, "organisation")));
            item.images().forEach(one -> wantedImages.putIfAbsent(one.outsideId(), one));
        }
        return new Found(
                resolve(
                        wantedPeople,
                        people::byOutsideIds,
                        people::matching,
                        (wanted, by) -> personDesk.create(
                                wanted.stream()
                                        .map(one -> new OutsidePerson(
                                                one.name(),
                                                List.of(),
                                                null,
                                                List.of(),
                                                ids(one.outsideId()),
                                                one.wikidataId()))
                                        .toList(),
                                by),
                        personDesk::attach,
                        actor),
                resolve(
                        wantedPlaces,
                        ids -> known(ids, wantedPlaces.values()),
                        places::matching,
                        (wanted, by) -> placeDesk.create(placesOf(wanted), by),
                        placeDesk::attach,
                        actor),
                resolve(wantedTags, tags::byOutsideIds, tags::matching, tagDesk::create, tagDesk::attach, actor),
                images(wantedImages, actor));
    }

    /** A thing as it is named; its key is the outside id, or the folded name where there is none. */
    record Named<T>(@Nullable String outsideId, String folded, T thing) {}

    private static <T> void add(Map<String, Named<T>> wanted, @Nullable String outsideId, String name, T thing) {
        wanted.putIfAbsent(key(outsideId, name), new Named<>(outsideId, Texts.fold(name), thing));
    }

    static String key(@Nullable String outsideId, String name) {
        return outsideId == null ? "name:" + Texts.fold(name) : "id:" + outsideId;
    }

    private static List<String> ids(@Nullable String outsideId) {
        return outsideId == null ? List.of() : List.of(outsideId);
    }

    private static OutsideTag tag(ImportedName name, String type) {
        return new OutsideTag(name.name(), type, ids(name.outsideId()));
    }

    /** Places by their ids elsewhere; that of GeoNames is nobody else's, so it goes before the others. */
    private Map<String, UUID> known(Collection<String> outsideIds, Collection<Named<ImportedPlace>> wanted) {
        Map<String, UUID> known = new HashMap<>(places.byOutsideIds(outsideIds));
        Map<Long, UUID> byGeonames = places.byGeonamesIds(wanted.stream()
                .flatMap(one -> Stream.ofNullable(one.thing().known().geonamesId()))
                .toList());
        wanted.forEach(one -> {
            Long geonamesId = one.thing().known().geonamesId();
            UUID id = geonamesId == null ? null : byGeonames.get(geonamesId);
            if (id != null && one.outsideId() != null) {
                known.put(one.outsideId(), id);
            }
        });
        return known;
    }

    /** The places to be made. Of several with one id of GeoNames only the first is given it. */
    private static List<OutsidePlace> placesOf(List<ImportedPlace> wanted) {
        Set<Long> given = new HashSet<>();
        return wanted.stream()
                .map(place -> {
                    Long geonamesId = place.known().geonamesId();
                    return new OutsidePlace(
                            place.name(),
                            List.of(),
                            "other",
                            place.known().countryCode(),
                            null,
                            place.latitude(),
                            place.longitude(),
                            ids(place.outsideId()),
                            place.known().wikidataId(),
                            geonamesId != null && given.add(geonamesId) ? geonamesId : null);
                })
                .toList();
    }

    private static OutsideImage image(ImportedImage image) {
        return new OutsideImage(
                image.alt(),
                image.caption(),
                image.credit(),
                image.width(),
                image.height(),
                renditions(image),
                image.holder(),
                image.terms(),
                "ask",
                image.limits().expiresAt(),
                List.of(image.outsideId()),
                image.limits().channels(),
                image.limits().territories(),
                image.limits().exceptTerritories(),
                ai(image.limits().ai()));
    }

    /** What AI may do with a picture, which is said in the words of articles. */
    private static @Nullable ImageAi ai(Rights.@Nullable Ai said) {
        return said == null ? null : new ImageAi(said.training(), said.grounding(), said.summary());
    }

    /** The files whose size was told; where none was, the first one, as one that nobody has measured. */
    private static List<Rendition> renditions(ImportedImage image) {
        List<Rendition> measured = image.renditions().stream()
                .filter(ImportedRendition::isMeasured)
                .map(one -> new Rendition(
                        one.crop(),
                        Objects.requireNonNull(one.width()),
                        Objects.requireNonNull(one.height()),
                        BodyPictures.type(one.mediaType(), one.url()),
                        one.url()))
                .toList();
        return !measured.isEmpty()
                ? measured
                : image.renditions().stream()
                        .limit(1)
                        .map(one -> new Rendition(
                                PictureFile.UNMEASURED,
                                PictureFile.UNMEASURED_WIDTH,
                                PictureFile.UNMEASURED_HEIGHT,
                                BodyPictures.type(one.mediaType(), one.url()),
                                one.url()))
                        .toList();
    }

    static <T> Map<String, UUID> resolve(
            Map<String, Named<T>> wanted,
            Function<Collection<String>, Map<String, UUID>> byOutsideIds,
            Function<Collection<String>, Map<String, List<UUID>>> byNames,
            BiFunction<List<T>, @Nullable UUID, List<UUID>> create,
            BiConsumer<Map<String, UUID>, @Nullable UUID> attach,
            @Nullable UUID actor) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, UUID> known = byOutsideIds.apply(wanted.values().stream()
                .map(Named::outsideId)
                .filter(Objects::nonNull)
                .toList());
        Map<String, UUID> found = new HashMap<>();
        Map<String, Named<T>> unknown = new LinkedHashMap<>();
        wanted.forEach((key, named) -> {
            UUID id = named.outsideId() == null ? null : known.get(named.outsideId());
            if (id == null) {
                unknown.put(key, named);
            } else {
                found.put(key, id);
            }
        });
        if (unknown.isEmpty()) {
            return found;
        }
        Map<String, List<UUID>> bearers = byNames.apply(
                unknown.values().stream().map(Named::folded).distinct().toList());
        Map<String, UUID> attached = new HashMap<>();
        Map<String, List<String>> toMake = new LinkedHashMap<>();
        List<T> made = new ArrayList<>();
        unknown.forEach((key, named) -> {
            List<UUID> bearer = bearers.getOrDefault(named.folded(), List.of());
            if (bearer.isEmpty()) {
                if (!toMake.containsKey(named.folded())) {
                    made.add(named.thing());
                }
                toMake.computeIfAbsent(named.folded(), _ -> new ArrayList<>()).add(key);
            } else {
                found.put(key, bearer.getFirst());
                if (named.outsideId() != null) {
                    attached.put(named.outsideId(), bearer.getFirst());
                }
            }
        });
        List<UUID> ids = made.isEmpty() ? List.of() : create.apply(made, actor);
        int next = 0;
        for (List<String> keys : toMake.values()) {
            UUID id = ids.get(next++);
            for (String key : keys) {
                found.put(key, id);
                String outsideId = Objects.requireNonNull(unknown.get(key)).outsideId();
                if (outsideId != null && !key.equals(keys.getFirst())) {
                    attached.put(outsideId, id);
                }
            }
        }
        if (!attached.isEmpty()) {
            attach.accept(attached, actor);
        }
        return found;
    }

    private Map<String, UUID> images(Map<String, ImportedImage> wanted, @Nullable UUID actor) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, UUID> found = new HashMap<>(images.byOutsideIds(wanted.keySet()));
        List<ImportedImage> unknown = wanted.values().stream()
                .filter(image -> !found.containsKey(image.outsideId()))
                .toList();
        List<UUID> made = unknown.isEmpty()
                ? List.of()
                : imageDesk.create(unknown.stream().map(NamedThings::image).toList(), actor);
        for (int i = 0; i < unknown.size(); i++) {
            found.put(unknown.get(i).outsideId(), made.get(i));
        }
        return found;
    }
}
