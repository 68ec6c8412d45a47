package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Trait;
import press.dateline.document.Facets;
import press.dateline.index.ArticleQuery;
import press.dateline.person.PersonLookup;
import press.dateline.place.PlaceLookup;
import press.dateline.site.SectionLookup;
import press.dateline.site.SiteLookup;
import press.dateline.site.TagLookup;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Similarity;
import press.dateline.web.Texts;
import press.dateline.web.TimeBound;

/** Reads a filter's grammar and finds out what its names stand for, at one statement a parameter that is used. */
@ApplicationScoped
class FilterReading {

    private static final List<String> KINDS = Trait.KINDS;
    private static final List<String> FOLLOWED = List.of("section", "tag", "person", "place", "author");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}");
    private static final int MOST_NAMES = 50;
    private static final int MOST_ALTOGETHER = 200;
    private static final int MOST_ARTICLES = 100;

    private final SiteLookup site;
    private final SectionLookup sections;
    private final TagLookup tags;
    private final PersonLookup people;
    private final PlaceLookup places;
    private final ArticleLookup articles;

    FilterReading(
            SiteLookup site,
            SectionLookup sections,
            TagLookup tags,
            PersonLookup people,
            PlaceLookup places,
            ArticleLookup articles) {
        this.site = site;
        this.sections = sections;
        this.tags = tags;
        this.people = people;
        this.places = places;
        this.articles = articles;
    }

    /** A value of a parameter: names of which one, or none, must hold. */
    private record Group(boolean not, List<String> names) {}

    /**
     * What a filter asks for.
     *
     * @throws ProblemException 400 naming the parameter that is wrong, and what there is in its place
     */
    ArticleQuery read(ArticleFilter filter, Audience audience) {
        requireFew(filter);
        Groups groups = new Groups();
        groups.add("section", filter.section, sections::ids, sections::nearest, id -> id);
        groups.add("tag", filter.tag, tags::ids, tags::nearest, id -> id);
        groups.add("person", filter.person, people::ids, people::nearest, id -> id);
        groups.add("place", filter.place, places::ids, places::nearest, id -> id);
        groups.add("about", filter.about, this::peopleAndPlaces, this::nearestOfBoth, Facets::about);
        groups.add("author", filter.author, people::ids, people::nearest, Facets::author);
        groups.add("language", filter.language, FilterReading::languages, _ -> List.of("de", "en", "fr"), id -> id);
        groups.add(
                "kind",
                filter.kind,
                names -> names.stream().filter(KINDS::contains).collect(Collectors.toMap(k -> k, Facets::kind)),
                name -> Similarity.nearest(name, KINDS),
                id -> id);
        if (filter.follow != null) {
            groups.all.add(followed(filter.follow));
        }
        return new ArticleQuery(
                audience, groups.all, groups.none, spans(filter), excluded(filter.exclude), List.of(), null);
    }

    private static void requireFew(ArticleFilter filter) {
        long values = Stream.of(
                        filter.section,
                        filter.tag,
                        filter.person,
                        filter.place,
                        filter.about,
                        filter.author,
                        filter.language,
                        filter.kind)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .mapToLong(value -> value.chars().filter(c -> c == ',').count() + 1)
                .sum();
        if (values > MOST_ALTOGETHER) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "The filters name " + values + " things; " + MOST_ALTOGETHER + " are the most.");
        }
    }

    private static Map<String, UUID> languages(Collection<String> tags) {
        return tags.stream()
                .filter(tag -> LANGUAGE.matcher(tag).matches())
                .collect(Collectors.toMap(tag -> tag, Facets::language));
    }

    /** All kinds of things in one list: an article needs one of them. One statement for each kind. */
    private List<UUID> followed(String text) {
        List<String> names = Arrays.asList(text.split(",", -1));
        requireFew("follow", names);
        Map<String, List<String>> byKind = new TreeMap<>();
        for (String name : names) {
            int colon = name.indexOf(':');
            if (colon < 1 || colon == name.length() - 1 || !FOLLOWED.contains(name.substring(0, colon))) {
                throw ProblemException.parameter(
                        "follow",
                        "'" + Texts.excerpt(name)
                                + "' is none of section:, tag:, person:, place: and author: with an id"
                                + " or slug, such as tag:elections.");
            }
            byKind.computeIfAbsent(name.substring(0, colon), _ -> new ArrayList<>())
                    .add(name.substring(colon + 1));
        }
        List<UUID> facets = new ArrayList<>();
        byKind.forEach((kind, some) -> {
            Function<UUID, UUID> facet = kind.equals("author") ? Facets::author : id -> id;
            facets.addAll(
                    switch (kind) {
                        case "section" -> facets("follow", some, sections::ids, sections::nearest, facet);
                        case "tag" -> facets("follow", some, tags::ids, tags::nearest, facet);
                        case "place" -> facets("follow", some, places::ids, places::nearest, facet);
                        default -> facets("follow", some, people::ids, people::nearest, facet);
                    });
        });
        return facets;
    }

    private static void requireFew(String parameter, List<String> names) {
        if (names.size() > MOST_ARTICLES) {
            throw ProblemException.parameter(
                    parameter, "takes " + MOST_ARTICLES + " at most, not " + names.size() + ".");
        }
    }

    private List<ArticleQuery.Span> spans(ArticleFilter filter) {
        List<ArticleQuery.Span> spans = new ArrayList<>();
        ArticleQuery.Time time = filter.date == null
                ? ArticleQuery.Time.PUBLISHED
                : one("date", filter.date, ArticleQuery.Time.values(), ArticleQuery.Time::word);
        if (filter.from != null || filter.to != null) {
            spans.add(new ArticleQuery.Span(time, time("from", filter.from, false), time("to", filter.to, true)));
        }
        if (filter.updatedSince != null) {
            spans.add(new ArticleQuery.Span(
                    ArticleQuery.Time.UPDATED, time("updatedSince", filter.updatedSince, false), null));
        }
        return spans;
    }

    /** Articles to leave out; one statement, if there are slugs among them. Those that nobody has are out already. */
    private List<UUID> excluded(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<String> names = Arrays.asList(text.split(",", -1));
        requireFew("exclude", names);
        if (names.stream().anyMatch(String::isBlank)) {
            throw ProblemException.parameter("exclude", "a name between the commas is empty.");
        }
        Set<UUID> ids = new LinkedHashSet<>();
        names.forEach(name -> Ids.parse(name).ifPresent(ids::add));
        List<String> slugs =
                names.stream().filter(name -> Ids.parse(name).isEmpty()).toList();
        if (!slugs.isEmpty()) {
            ids.addAll(articles.ids(slugs).values());
        }
        return List.copyOf(ids);
    }

    /**
     * The value that a word stands for.
     *
     * @throws ProblemException 400 naming the nearest words
     */
    static <T> T one(String parameter, String word, T[] values, Function<T, String> words) {
        return Arrays.stream(values)
                .filter(value -> words.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> all = Arrays.stream(values).map(words).toList();
                    return ProblemException.parameter(
                            parameter,
                            "there is no '" + Texts.excerpt(word) + "'; the nearest is "
                                    + String.join(", ", Similarity.nearest(word, all)) + "; there are "
                                    + String.join(", ", all) + ".");
                });
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

    /** What the parameters come to. */
    private static final class Groups {

        private final List<List<UUID>> all = new ArrayList<>();
        private final List<UUID> none = new ArrayList<>();

        void add(
                String parameter,
                @Nullable List<String> values,
                Function<Collection<String>, Map<String, UUID>> ids,
                Function<String, List<String>> nearest,
                Function<UUID, UUID> facet) {
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
                List<UUID> facets = group.names().stream()
                        .map(name -> facet.apply(known(parameter, name, found, nearest)))
                        .distinct()
                        .toList();
                if (group.not()) {
                    none.addAll(facets);
                } else {
                    all.add(facets);
                }
            }
        }
    }

    private static List<UUID> facets(
            String parameter,
            List<String> names,
            Function<Collection<String>, Map<String, UUID>> ids,
            Function<String, List<String>> nearest,
            Function<UUID, UUID> facet) {
        Map<String, UUID> found = ids.apply(names);
        return names.stream()
                .map(name -> facet.apply(known(parameter, name, found, nearest)))
                .toList();
    }

    private static UUID known(
            String parameter, String name, Map<String, UUID> found, Function<String, List<String>> nearest) {
        UUID id = found.get(name);
        if (id == null) {
            List<String> near = nearest.apply(name);
            throw ProblemException.parameter(
                    parameter,
                    "there is no '" + Texts.excerpt(name) + "'"
                            + (near.isEmpty() ? "." : "; the nearest are " + String.join(", ", near) + "."));
        }
        return id;
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
