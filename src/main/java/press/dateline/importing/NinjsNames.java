package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Texts;

/** The people, places, subjects and organisations of an item, each once. */
final class NinjsNames {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ID = 500;

    private static final Pattern WIKIDATA = Pattern.compile("https?://www\\.wikidata\\.org/entity/(Q[1-9][0-9]{0,15})");
    private static final Pattern GEONAMES = Pattern.compile("https?://sws\\.geonames\\.org/([1-9][0-9]{0,15})/?");

    private final Losses losses;
    private final Set<String> otherwise;

    /** @param otherwise relations of what is read as something else */
    NinjsNames(Losses losses, Set<String> otherwise) {
        this.losses = losses;
        this.otherwise = otherwise;
    }

    /** The names of a list. */
    List<ImportedName> names(Members item, int most, String... lists) {
        return places(item, most, lists).stream().map(NinjsNames::name).toList();
    }

    private static ImportedName name(ImportedPlace place) {
        return new ImportedName(
                place.name(), place.outsideId(), place.about(), place.known().wikidataId());
    }

    /** Those of a list that have a relation. */
    List<ImportedPlace> related(Members item, String rel, String... lists) {
        return item.list(lists).stream()
                .filter(element -> rel.equals(element.text(LONGEST_ID, "rel")))
                .flatMap(element -> Stream.ofNullable(place(element)))
                .toList();
    }

    /** One that stands alone. */
    @Nullable
    ImportedName name(Members element) {
        ImportedPlace place = place(element);
        return place == null ? null : name(place);
    }

    /** The places of a list. */
    List<ImportedPlace> places(Members item, int most, String... lists) {
        Map<String, ImportedPlace> places = new LinkedHashMap<>();
        int left = 0;
        for (Members element : item.list(lists)) {
            String rel = element.text(LONGEST_ID, "rel");
            ImportedPlace place = rel != null && otherwise.contains(rel) ? null : place(element);
            if (place != null) {
                String key = place.outsideId() == null ? "name " + Texts.fold(place.name()) : place.outsideId();
                if (places.size() < most || places.containsKey(key)) {
                    places.merge(key, place, NinjsNames::merge);
                } else {
                    left++;
                }
            }
        }
        if (left > 0) {
            losses.add(item.pointer() + "/" + lists[0], left + " beyond the first " + most + " not kept");
        }
        return new ArrayList<>(places.values());
    }

    private static ImportedPlace merge(ImportedPlace first, ImportedPlace second) {
        ImportedPlace located = first.latitude() == null ? second : first;
        return new ImportedPlace(
                first.name(),
                first.outsideId(),
                first.about() || second.about(),
                located.latitude(),
                located.longitude(),
                first.known().equals(ImportedPlace.Known.NOTHING) ? second.known() : first.known());
    }

    private @Nullable ImportedPlace place(Members element) {
        String name = element.cut(LONGEST_NAME, losses, "name");
        if (name == null) {
            losses.add(element.pointer(), "has no name");
            return null;
        }
        double[] position = position(element);
        return new ImportedPlace(
                name,
                outsideId(element),
                isAbout(element),
                position.length == 0 ? null : position[1],
                position.length == 0 ? null : position[0],
                known(element));
    }

    /** What catalogues call it, as Dateline says it: addresses of the role sameAs, and the country of an address. */
    private static ImportedPlace.Known known(Members element) {
        String wikidata = null;
        Long geonames = null;
        String country = null;
        JsonNode contacts = element.find("contactinfo") == null
                ? MissingNode.getInstance()
                : Objects.requireNonNull(element.find("contactinfo")).value();
        for (JsonNode contact : contacts) {
            String role = contact.path("role").asText();
            String value = contact.path("value").asText();
            Matcher item = WIKIDATA.matcher(value);
            Matcher id = GEONAMES.matcher(value);
            String code = contact.path("address").path("country").asText();
            if (role.equals("sameAs") && item.matches()) {
                wikidata = item.group(1);
            } else if (role.equals("sameAs") && id.matches()) {
                geonames = Long.valueOf(id.group(1));
            } else if (role.equals("country") && code.matches("[A-Z]{2}")) {
                country = code;
            }
        }
        return new ImportedPlace.Known(country, wikidata, geonames);
    }

    /**
     * Any text may be a {@code rel}; the schemas give no vocabulary, their examples say about and mentions. Without one
     * it is "about", as in {@code nar:subject}, to which all these members map.
     */
    private static boolean isAbout(Members element) {
        String rel = element.text(LONGEST_ID, "rel");
        return rel == null || rel.equalsIgnoreCase("about");
    }

    /** The URI; in ninjs 1.x, the scheme and the code in it. A literal is nobody's but its provider's. */
    private @Nullable String outsideId(Members element) {
        String uri = element.text(Integer.MAX_VALUE, "uri");
        if (uri == null) {
            String scheme = element.text(Integer.MAX_VALUE, "scheme");
            String code = element.textOrNumber(Integer.MAX_VALUE, "code");
            uri = scheme == null || code == null ? null : scheme + code;
        }
        if (uri != null && uri.length() > LONGEST_ID) {
            losses.add(element.pointer(), "its identifier is longer than " + LONGEST_ID + " characters");
            return null;
        }
        return uri;
    }

    /** Longitude and latitude of a GeoJSON point ({@code geoJSON}; in 1.x {@code geometry_…}); empty: none. */
    private double[] position(Members element) {
        for (Map.Entry<String, Members.Member> member : element.all().entrySet()) {
            if (member.getKey().equals("geojson") || member.getKey().startsWith("geometry_")) {
                JsonNode value = member.getValue().value();
                JsonNode point = value.has("geometry") ? value.path("geometry") : value;
                JsonNode coordinates = point.path("coordinates");
                double longitude = degrees(coordinates.path(0));
                double latitude = degrees(coordinates.path(1));
                if (point.path("type").asText().equals("Point")
                        && Math.abs(longitude) <= 180
                        && Math.abs(latitude) <= 90) {
                    return new double[] {longitude, latitude};
                }
                losses.add(member.getValue().pointer(), "only points are kept");
            }
        }
        return new double[0];
    }

    private static double degrees(JsonNode number) {
        return number.isNumber() ? number.doubleValue() : Double.NaN;
    }
}
