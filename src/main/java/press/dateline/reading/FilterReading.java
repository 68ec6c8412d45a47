package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.document.Facets;
import press.dateline.person.PersonLookup;
import press.dateline.place.PlaceLookup;
import press.dateline.site.SectionLookup;
import press.dateline.site.SiteLookup;
import press.dateline.site.TagLookup;
import press.dateline.web.ProblemException;
import press.dateline.web.Similarity;
import press.dateline.web.Texts;
import press.dateline.web.TimeBound;

/** Reads a filter's grammar and finds out what its names stand for, at one statement a parameter that is used. */
@ApplicationScoped
class FilterReading {

    private static final List<String> KINDS =
            List.of("news", "brief", "analysis", "opinion", "live", "gallery", "video");
    private static final int MOST_NAMES = 50;

    private final SiteLookup site;
    private final SectionLookup sections;
    private final TagLookup tags;
    private final PersonLookup people;
    private final PlaceLookup places;

    FilterReading(SiteLookup site, SectionLookup sections, TagLookup tags, PersonLookup people, PlaceLookup places) {
        this.site = site;
        this.sections = sections;
        this.tags = tags;
        this.people = people;
        this.places = places;
    }

    /** A value of a parameter: names of which one, or none, must hold. */
    private record Group(boolean not, List<String> names) {}

    FacetQuery read(ArticleFilter filter, List<UUID> alsoAll) {
        List<List<UUID>> all = new ArrayList<>();
        alsoAll.forEach(facet -> all.add(List.of(facet)));
        List<UUID> none = new ArrayList<>();
        add("section", filter.section, sections::ids, sections::nearest, id -> id, all, none);
        add("tag", filter.tag, tags::ids, tags::nearest, id -> id, all, none);
        add("person", filter.person, people::ids, people::nearest, id -> id, all, none);
        add("place", filter.place, places::ids, places::nearest, id -> id, all, none);
        add("about", filter.about, this::peopleAndPlaces, this::nearestOfBoth, Facets::about, all, none);
        add(
                "kind",
                filter.kind,
                names -> names.stream().filter(KINDS::contains).collect(Collectors.toMap(k -> k, Facets::kind)),
                name -> Similarity.nearest(name, KINDS),
                id -> id,
                all,
                none);
        return new FacetQuery(all, none, time("from", filter.from, false), time("to", filter.to, true), null);
    }

    private Map<String, UUID> peopleAndPlaces(Collection<String> names) {
        Map<String, UUID> ids = new java.util.HashMap<>(places.ids(names));
        ids.putAll(people.ids(names));
        return ids;
    }

    private List<String> nearestOfBoth(String name) {
        List<String> both = new ArrayList<>(people.nearest(name));
        both.addAll(places.nearest(name));
        return Similarity.nearest(name, both);
    }

    private static void add(
            String parameter,
            @Nullable List<String> values,
            Function<Collection<String>, Map<String, UUID>> ids,
            Function<String, List<String>> nearest,
            Function<UUID, UUID> facet,
            List<List<UUID>> all,
            List<UUID> none) {
        if (values == null || values.isEmpty()) {
            return;
        }
        List<Group> groups =
                values.stream().map(value -> group(parameter, value)).toList();
        List<String> names = groups.stream()
                .flatMap(group -> group.names().stream())
                .distinct()
                .toList();
        if (names.size() > MOST_NAMES) {
            throw ProblemException.parameter(parameter, "takes " + MOST_NAMES + " names at most.");
        }
        Map<String, UUID> found = ids.apply(names);
        for (Group group : groups) {
            List<UUID> facets = new ArrayList<>();
            for (String name : group.names()) {
                UUID id = found.get(name);
                if (id == null) {
                    List<String> near = nearest.apply(name);
                    throw ProblemException.parameter(
                            parameter,
                            "there is no '" + Texts.excerpt(name) + "'"
                                    + (near.isEmpty() ? "." : "; the nearest are " + String.join(", ", near) + "."));
                }
                facets.add(facet.apply(id));
            }
            if (group.not()) {
                none.addAll(facets);
            } else {
                all.add(facets);
            }
        }
    }

    private static Group group(String parameter, String value) {
        List<String> names = Arrays.asList(value.split(",", -1));
        long negated = names.stream().filter(name -> name.startsWith("-")).count();
        if (negated != 0 && negated != names.size()) {
            throw ProblemException.parameter(
                    parameter, "a value means either or (a,b) or not (-a,-b); repeat the parameter to have both.");
        }
        List<String> plain = negated == 0
                ? names
                : names.stream().map(name -> name.substring(1)).toList();
        if (plain.stream().anyMatch(String::isBlank)) {
            throw ProblemException.parameter(parameter, "a name between the commas is empty.");
        }
        return new Group(negated != 0, plain);
    }

    private @Nullable Instant time(String parameter, @Nullable String text, boolean endOfDay) {
        return TimeBound.read(parameter, text, endOfDay, () -> site.site().timeZone());
    }
}
