package press.dateline.mention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;

/** Real stories, people and places from beside the project; they are not part of it. */
final class SharedData {

    /** A story that indexers tagged. */
    record Story(List<String> texts, Set<String> places, Set<String> people) {}

    static final String SKIPPED =
            "skipped: no real stories in ../shared/data (DATELINE_SHARED_DATA names another folder)";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REUTERS = "reuters-21578/reuters-21578.ninjs.ndjson.gz";

    /** What an editor of 1987 would have added to the names in the tags. */
    private static final Map<String, List<String>> FORMER = Map.of(
            "United States", List.of("US", "America"),
            "United Kingdom", List.of("UK", "Britain"),
            "Soviet Union", List.of("USSR"),
            "Trinidad Tobago", List.of("Trinidad and Tobago", "Trinidad"),
            "Ivory Coast", List.of("Cote d'Ivoire"),
            "Yemen Arab Republic", List.of("North Yemen"),
            "Yemen Demo Republic", List.of("South Yemen"),
            "Us Virgin Islands", List.of("U.S. Virgin Islands"));

    private final Path folder;

    private SharedData(Path folder) {
        this.folder = folder;
    }

    /** No data at all. */
    static SharedData absent() {
        return new SharedData(Path.of("."));
    }

    /** The data in the folder that DATELINE_SHARED_DATA names, else in ../shared/data. */
    static Optional<SharedData> find() {
        String named = System.getenv("DATELINE_SHARED_DATA");
        Path folder = Path.of(named == null ? "../shared/data" : named);
        return Files.exists(folder.resolve(REUTERS)) ? Optional.of(new SharedData(folder)) : Optional.empty();
    }

    /** The stories that have a body, each as its paragraphs and then its headline. */
    List<Story> stories() throws IOException {
        List<Story> stories = new ArrayList<>();
        for (String line : lines(new GZIPInputStream(Files.newInputStream(folder.resolve(REUTERS))))) {
            JsonNode item = JSON.readTree(line);
            if (item.path("bodies").isEmpty()) {
                continue;
            }
            List<String> texts = new ArrayList<>();
            Jsoup.parseBodyFragment(item.at("/bodies/0/value").asText())
                    .select("p")
                    .forEach(paragraph -> texts.add(paragraph.text()));
            texts.add(item.at("/headlines/0/value").asText());
            stories.add(new Story(texts, names(item.path("places")), names(item.path("people"))));
        }
        return stories;
    }

    /** The countries in the tags, and those of today, under the names that the lists of countries give. */
    Map<String, DictionaryEntry> countries(List<Story> stories) throws IOException {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        Map<String, String> codes = new LinkedHashMap<>();
        stories.forEach(story -> story.places().forEach(place -> names.put(place, new LinkedHashSet<>(Set.of(place)))));
        for (JsonNode country :
                JSON.readTree(folder.resolve("countries/countries.json").toFile())) {
            Set<String> all = new LinkedHashSet<>();
            all.add(country.at("/name/common").asText());
            all.add(country.at("/name/official").asText());
            country.path("altSpellings").forEach(spelling -> all.add(spelling.asText()));
            all.remove(country.path("cca2").asText());
            String name = all.stream()
                    .filter(names::containsKey)
                    .findFirst()
                    .orElse(all.iterator().next());
            names.computeIfAbsent(name, none -> new LinkedHashSet<>()).addAll(all);
            codes.put(name, country.path("cca2").asText());
        }
        FORMER.forEach((name, more) ->
                names.computeIfAbsent(name, none -> new LinkedHashSet<>()).addAll(more));
        Map<String, Long> inhabitants = inhabitants();
        Map<String, DictionaryEntry> entries = new LinkedHashMap<>();
        names.forEach((name, all) -> {
            String code = codes.get(name);
            long count = code == null ? 0 : inhabitants.getOrDefault(code, 0L);
            entries.put(name, DictionaryEntry.country(id("place", name), List.copyOf(all), count, code));
        });
        return entries;
    }

    /**
     * The people in the tags and in the list of codes.
     *
     * @param withSurname whether the surname is an alias of theirs
     */
    Map<String, DictionaryEntry> people(List<Story> stories, boolean withSurname) throws IOException {
        Map<String, DictionaryEntry> entries = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        stories.forEach(story -> names.addAll(story.people()));
        lines(Files.newInputStream(folder.resolve("reuters-21578/people.tsv"))).stream()
                .skip(1)
                .map(line -> line.split("\t", -1)[1])
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        for (String name : names) {
            String surname = name.substring(name.lastIndexOf(' ') + 1);
            List<String> all = withSurname ? List.of(name, surname) : List.of(name);
            entries.put(name, DictionaryEntry.person(id("person", name), all, null));
        }
        return entries;
    }

    /** GeoNames' cities over 15,000 inhabitants; names that are codes (of airports, mostly) are left out. */
    List<DictionaryEntry> cities() throws IOException {
        List<DictionaryEntry> entries = new ArrayList<>();
        try (ZipFile zip =
                new ZipFile(folder.resolve("geonames/cities15000.zip").toFile())) {
            for (String line : lines(zip.getInputStream(zip.getEntry("cities15000.txt")))) {
                String[] fields = line.split("\t", -1);
                Set<String> names = new LinkedHashSet<>(List.of(fields[1], fields[2]));
                for (String name : fields[3].split(",", -1)) {
                    if (name.length() > 3 || !name.equals(name.toUpperCase(Locale.ROOT))) {
                        names.add(name);
                    }
                }
                names.remove("");
                entries.add(DictionaryEntry.place(
                        id("city", fields[0]), List.copyOf(names), Long.parseLong(fields[14]), fields[8]));
            }
        }
        return entries;
    }

    /** The states and provinces of GeoNames. */
    List<DictionaryEntry> regions() throws IOException {
        return lines(Files.newInputStream(folder.resolve("geonames/admin1CodesASCII.txt"))).stream()
                .map(line -> line.split("\t", -1))
                .map(fields -> DictionaryEntry.place(
                        id("region", fields[3]), List.of(fields[1], fields[2]), 0, fields[0].substring(0, 2)))
                .toList();
    }

    private Map<String, Long> inhabitants() throws IOException {
        Map<String, Long> inhabitants = new LinkedHashMap<>();
        for (String line : lines(Files.newInputStream(folder.resolve("geonames/countryInfo.tsv")))) {
            String[] fields = line.split("\t", -1);
            if (!line.startsWith("#") && fields.length > 7 && fields[7].matches("\\d+")) {
                inhabitants.put(fields[0], Long.parseLong(fields[7]));
            }
        }
        return inhabitants;
    }

    static UUID id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(StandardCharsets.UTF_8));
    }

    private static Set<String> names(JsonNode tags) {
        Set<String> names = new LinkedHashSet<>();
        tags.forEach(tag -> names.add(tag.path("name").asText()));
        return names;
    }

    private static List<String> lines(InputStream input) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
