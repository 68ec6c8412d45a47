import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes an archive in Dateline's own NDJSON to standard output, the same for the same arguments. One source file, run
 * by the JDK:
 *
 * <pre>
 * java src/bench/Corpus.java --articles 10000 --words 600 --seed 1 --notes notes >corpus.ndjson
 * java src/bench/Corpus.java --queries 1000 --seed 1                     # instead of an archive: searches
 * </pre>
 *
 * <p>What it makes, whatever the number of articles: 64 sections in a tree of three levels, 3,000 tags, 5,000 people and
 * 200 authors, 11,056 places in a tree of four levels, of which one continent holds 10,000, and 2,000 images. An article
 * has about {@code --words} words, which follow Zipf's law over 220,000 invented ones behind the hundred commonest of
 * English; 6 people and 6 places that its text names, 2 to 5 tags, one or two authors, a section, for a third of them
 * an image. Tags, sections, people, places and authors follow Zipf's law too. Articles are spread evenly over 20 years,
 * and come in the order of their publication.
 *
 * <p>By design there are pairs of frequent filters with next to nothing in common, and filters that match nothing; the
 * file of {@code --notes} says which, as lines {@code NAME=slug} that a shell can read.
 *
 * <p>{@code --part 2/10} writes the second tenth of the articles; only the first has all that they refer to.
 * {@code --mentions marked} marks people and places in the text and tells Dateline not to look for them (default:
 * {@code found}). {@code --queries N} writes N searches each that are drawn as the corpus uses its words (without
 * English's hundred commonest), that consist of the commonest words, and of rare ones, as lines of {@code drawn},
 * {@code common} or {@code rare}, a tab and the search.
 */
final class Corpus {

    private static final String COMMONEST = "the of and to in a is that for it as was with be by on not he his but at are"
            + " this have from or had an they which one you were all her she there would their we him been has when who"
            + " will no more if out so up said what its about than into them can only other time new some could these"
            + " two may first then do any like my now over such our man me even most made after also did many off before"
            + " must well back through years where much your way down should because long each just state those people"
            + " too mr how little good world";
    private static final String FIRST_NAMES = "Adam Agnes Albert Alice Amelia Andrew Anna Anthony Arthur Barbara Benjamin"
            + " Bernard Carla Caroline Catherine Charles Clara Daniel David Deborah Diana Dominic Edith Edward Eleanor"
            + " Elena Emil Emma Eric Esther Eva Felix Fiona Florence Frank Frederick George Gloria Greta Harold Helen"
            + " Henry Hugo Ida Ingrid Irene Isaac Ivan Jacob James Jane Jasper Joan Johanna Jonas Joseph Judith Julia"
            + " Karl Katherine Laura Lawrence Leo Lewis Linda Louis Lucy Lydia Magnus Margaret Maria Marion Martha"
            + " Martin Matthew Max Michael Miriam Monica Nadia Nathan Nicholas Nina Nora Oliver Olivia Oscar Otto Pamela"
            + " Patrick Paul Peter Philip Rachel Rebecca Richard Robert Rosa Ruth Samuel Sarah Sebastian Simon Sofia"
            + " Stella Stephen Susan Sylvia Theodore Thomas Ursula Valerie Victor Vincent Walter William Yvonne";
    private static final String[] ONSETS = ("b c d f g h j k l m n p r s t v w br ch cl cr dr fl gr pl pr sh sl sp st str"
                    + " th tr").split(" ");
    private static final String[] VOWELS = "a e i o u a e i o e ai ea ee ia io oa ou".split(" ");
    private static final String[] CODAS = ",,,,n,r,l,s,t,m,d,nd,nt,st,rk,ck".split(",", -1);
    private static final String[] SUFFIXES = {"", "s", "ed", "ing", "er", "ly", "ness", "ment", "able", "al"};
    private static final String[] PLACE_ENDS = "ton,ville,burg,ford,holm,stad,ia,ova,mouth,field".split(",");

    private static final int WORDS = 220_000;
    private static final int TAGS = 3_000;
    private static final int PEOPLE = 5_000;
    private static final int AUTHORS = 200;
    private static final int IMAGES = 2_000;
    /** Places in one continent. */
    private static final int MANY_PLACES = 10_000;

    private static final int NAMED = 6;
    /** Articles that two filters have in common that otherwise never meet. */
    private static final int IN_COMMON = 12;

    private static final Instant FIRST_DAY = Instant.parse("2005-01-01T06:00:00Z");
    private static final long SPAN_SECONDS = 20 * 365L * 86_400;

    /** A thing with a card. */
    private record Card(String id, String slug, String name) {}

    private final long seed;
    private final String[] words;
    private final Set<String> taken = new HashSet<>();
    private final List<Card> sections = new ArrayList<>();
    private final List<Card> tags = new ArrayList<>();
    private final List<Card> people = new ArrayList<>();
    private final List<Card> authors = new ArrayList<>();
    private final List<Card> places = new ArrayList<>();
    private final List<String> images = new ArrayList<>();
    private final List<String> cardLines = new ArrayList<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final Zipf ofWords;
    private final Zipf ofTags;
    private final Zipf ofSections;
    private final Zipf ofPeople;
    private final Zipf ofPlaces;
    private final Zipf ofAuthors;

    private Corpus(long seed) {
        this.seed = seed;
        words = vocabulary(new Chance(seed, 1));
        taken.addAll(Arrays.asList(words));
        makeSections();
        makeTags();
        makeImages();
        makePlaces();
        makePeople();
        ofWords = new Zipf(words.length, 1.0);
        // The last four tags and the last two sections are the pairs by design; they are given by number, not drawn.
        ofTags = new Zipf(tags.size() - 4, 0.9);
        ofSections = new Zipf(sections.size() - 2, 0.8);
        ofPeople = new Zipf(people.size() - 1, 0.8);
        ofPlaces = new Zipf(places.size() - 1, 0.7);
        ofAuthors = new Zipf(authors.size(), 0.7);
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new LinkedHashMap<>(Map.of(
                "articles", "10000", "words", "600", "seed", "1", "part", "1/1", "mentions", "found", "notes", "",
                "queries", "0"));
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (!options.containsKey(name) || i + 1 == arguments.length) {
                System.err.println("Options, each with a value: " + options);
                System.exit(2);
            }
            options.put(name, arguments[i + 1]);
        }
        Corpus corpus = new Corpus(Long.parseLong(options.get("seed")));
        OutputStream unbuffered = System.out;
        try (Writer out = new BufferedWriter(new OutputStreamWriter(unbuffered, StandardCharsets.UTF_8), 1 << 20)) {
            int queries = Integer.parseInt(options.get("queries"));
            if (queries > 0) {
                corpus.writeQueries(queries, out);
                return;
            }
            String[] part = options.get("part").split("/");
            corpus.write(
                    Long.parseLong(options.get("articles")),
                    Integer.parseInt(options.get("words")),
                    options.get("mentions").equals("marked"),
                    Integer.parseInt(part[0]),
                    Integer.parseInt(part[1]),
                    out);
        }
        if (!options.get("notes").isEmpty()) {
            StringBuilder text = new StringBuilder();
            corpus.notes.forEach((name, slug) -> text.append(name).append('=').append(slug).append('\n'));
            Files.writeString(Path.of(options.get("notes")), text);
        }
    }

    // --- Words and names

    /** The commonest words of English, then invented ones: stems, of which each has some of the endings. */
    private static String[] vocabulary(Chance chance) {
        Set<String> words = new LinkedHashSet<>(Arrays.asList(COMMONEST.split(" ")));
        while (words.size() < WORDS) {
            // Common words are short, as everywhere.
            int syllables = words.size() < 2_000 ? 1 + chance.below(2) : 2 + chance.below(3);
            String stem = stem(chance, syllables);
            int endings = 1 + chance.below(4);
            for (int i = 0; i < endings && words.size() < WORDS; i++) {
                words.add(i == 0 ? stem : stem + SUFFIXES[1 + chance.below(SUFFIXES.length - 1)]);
            }
        }
        return words.toArray(String[]::new);
    }

    private static String stem(Chance chance, int syllables) {
        StringBuilder stem = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            stem.append(ONSETS[chance.below(ONSETS.length)]).append(VOWELS[chance.below(VOWELS.length)]);
        }
        return stem.append(CODAS[chance.below(CODAS.length)]).toString();
    }

    /** A name that no word and no other name is. */
    private String name(Chance chance, String ending) {
        while (true) {
            String name = stem(chance, 2) + ending;
            if (taken.add(name)) {
                return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            }
        }
    }

    // --- Cards

    private Card card(List<Card> list, String type, int number, String name, String more) {
        String slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        Card card = new Card(id(FIRST_DAY, new Chance(seed, type.hashCode() * 31L + number)), slug, name);
        list.add(card);
        cardLines.add("{\"type\":\"" + type + "\",\"id\":\"" + card.id + "\",\"slug\":\"" + slug + "\",\"name\":\"" + name
                + "\"" + more + "}");
        return card;
    }

    private static String parent(Card parent) {
        return ",\"parent\":\"" + parent.slug + "\"";
    }

    private void makeSections() {
        cardLines.add("{\"type\":\"site\",\"name\":\"Bench News\",\"tagline\":\"Nothing but measured.\",\"language\":\"en\","
                + "\"timeZone\":\"UTC\",\"webUrl\":\"https://www.example.org\"}");
        Chance chance = new Chance(seed, 2);
        List<Card> tops = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tops.add(card(sections, "section", i, name(chance, ""), ",\"position\":" + i));
        }
        List<Card> middle = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            middle.add(card(sections, "section", 10 + i, name(chance, ""), parent(tops.get(i % 6))));
        }
        for (int i = 0; i < 38; i++) {
            card(sections, "section", 30 + i, name(chance, ""), parent(middle.get(i % 18)));
        }
        notes.put("SECTION_TOP", tops.getFirst().slug);
        notes.put("SECTION_MIDDLE", middle.getFirst().slug);
        notes.put("SECTION_LEAF", sections.getLast().slug);
        notes.put("SECTION_A", card(sections, "section", 80, name(chance, ""), "").slug);
        notes.put("SECTION_EMPTY", card(sections, "section", 81, name(chance, ""), "").slug);
    }

    private void makeTags() {
        Chance chance = new Chance(seed, 3);
        for (int i = 0; i < TAGS + 4; i++) {
            card(tags, "tag", i, name(chance, "") + " " + words[2_000 + i], "");
        }
        notes.put("TAG_COMMONEST", tags.getFirst().slug);
        notes.put("TAG_RARE", tags.get(TAGS - 1).slug);
        notes.put("TAG_A", tags.get(TAGS).slug);
        notes.put("TAG_B", tags.get(TAGS + 1).slug);
        notes.put("TAG_EMPTY", tags.get(TAGS + 2).slug);
    }

    private void makeImages() {
        for (int i = 0; i < IMAGES; i++) {
            String id = id(FIRST_DAY, new Chance(seed, 1_000_000L + i));
            images.add(id);
            cardLines.add("{\"type\":\"image\",\"id\":\"" + id + "\",\"alt\":\"Picture " + i + "\",\"caption\":\"What picture "
                    + i + " shows.\",\"credit\":\"Photo: Bench News\",\"width\":1600,\"height\":900,\"urlTemplate\":"
                    + "\"https://img.example.org/{id}/{crop}/{width}.jpg\",\"crops\":[{\"crop\":\"16x9\",\"width\":1600,"
                    + "\"height\":900,\"mediaType\":\"image/jpeg\"},{\"crop\":\"1x1\",\"width\":600,\"height\":600,"
                    + "\"mediaType\":\"image/jpeg\"}],\"rights\":{\"holder\":\"Bench News\",\"syndication\":\"yes\"}}");
        }
    }

    private void makePlaces() {
        Chance chance = new Chance(seed, 4);
        List<Card> all = new ArrayList<>();
        Card large = place(all, chance, "ia", "continent", null);
        List<Card> countries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            countries.add(place(all, chance, "ia", "country", large));
        }
        List<Card> regions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            regions.add(place(all, chance, "ova", "region", countries.get(i % 20)));
        }
        while (all.size() <= MANY_PLACES) {
            city(all, chance, regions.get(all.size() % 200));
        }
        for (int continent = 0; continent < 5; continent++) {
            Card of = place(all, chance, "ia", "continent", null);
            for (int country = 0; country < 10; country++) {
                Card in = place(all, chance, "ia", "country", of);
                for (int city = 0; city < 20; city++) {
                    city(all, chance, in);
                }
            }
        }
        notes.put("PLACE_WITH_10000", large.slug);
        notes.put("PLACE_COUNTRY", countries.getFirst().slug);
        notes.put("PLACE_REGION", regions.getFirst().slug);
        // Which are named often has nothing to do with where they lie.
        places.addAll(all);
        for (int i = places.size() - 1; i > 0; i--) {
            int other = chance.below(i + 1);
            Card swapped = places.set(i, places.get(other));
            places.set(other, swapped);
        }
        notes.put("PLACE_COMMONEST", places.getFirst().slug);
        Card empty = place(places, chance, "heim", "city", null);
        notes.put("PLACE_EMPTY", empty.slug);
    }

    private void city(List<Card> all, Chance chance, Card in) {
        place(all, chance, PLACE_ENDS[chance.below(PLACE_ENDS.length)], "city", in);
    }

    private Card place(List<Card> all, Chance chance, String ending, String kind, Card parent) {
        double latitude = Math.round((chance.unit() * 140 - 65) * 1e4) / 1e4;
        double longitude = Math.round((chance.unit() * 358 - 179) * 1e4) / 1e4;
        return card(
                all,
                "place",
                taken.size(),
                name(chance, ending),
                ",\"kind\":\"" + kind + "\",\"latitude\":" + latitude + ",\"longitude\":" + longitude
                        + (parent == null ? "" : parent(parent)));
    }

    private void makePeople() {
        Chance chance = new Chance(seed, 5);
        String[] first = FIRST_NAMES.split(" ");
        for (int i = 0; i < PEOPLE + 1; i++) {
            String place = places.get(chance.below(places.size())).slug;
            String office = i % 4 == 0
                    ? ",\"offices\":[{\"title\":\"Minister " + i + "\",\"place\":\"" + place + "\",\"from\":\"2004-01-01\"}]"
                    : "";
            card(people, "person", i, first[chance.below(first.length)] + " " + name(chance, "sen"), office);
        }
        for (int i = 0; i < AUTHORS; i++) {
            card(authors, "person", 10_000 + i, first[chance.below(first.length)] + " " + name(chance, "er"), "");
        }
        notes.put("PERSON_COMMONEST", people.getFirst().slug);
        notes.put("PERSON_RARE", people.get(PEOPLE - 1).slug);
        notes.put("PERSON_EMPTY", people.getLast().slug);
        notes.put("AUTHOR_COMMONEST", authors.getFirst().slug);
    }

    // --- Articles

    private void write(long articles, int length, boolean marked, int part, int parts, Writer out) throws IOException {
        if (part == 1) {
            for (String line : cardLines) {
                out.write(line);
                out.write('\n');
            }
        }
        long every = Math.max(1, articles / IN_COMMON);
        for (long i = (part - 1) * articles / parts; i < part * articles / parts; i++) {
            boolean both = i % every == every / 2 && i / every < IN_COMMON;
            out.write(article(i, articles, length, marked, both));
            out.write('\n');
        }
    }

    private String article(long number, long articles, int length, boolean marked, boolean both) {
        Chance chance = new Chance(seed, 1_000_000_000L + number);
        Instant at = FIRST_DAY
                .plusMillis((long) ((number + chance.unit()) * (SPAN_SECONDS * 1000.0 / articles)))
                .truncatedTo(ChronoUnit.MILLIS);
        List<Card> named = distinct(chance, people, ofPeople, NAMED);
        List<Card> where = distinct(chance, places, ofPlaces, NAMED);
        StringBuilder json = new StringBuilder(length * 8 + 2_000);
        String headline = headline(chance);
        json.append("{\"type\":\"article\",\"id\":\"").append(id(at, chance)).append("\",\"slug\":\"");
        json.append(headline.toLowerCase(Locale.ROOT).replace(' ', '-')).append('-').append(number);
        json.append("\",\"kind\":\"").append(kind(chance)).append("\",\"language\":\"en\",\"headline\":\"").append(headline);
        json.append("\",\"standfirst\":\"");
        sentence(json, chance, 18);
        json.append("\",\"publishedAt\":\"").append(at).append("\",\"section\":\"");
        json.append(section(number, chance, both).slug).append("\",\"tags\":[");
        boolean more = false;
        for (Card tag : tagsOf(number, chance, both)) {
            json.append(more ? ",\"" : "\"").append(tag.slug).append('"');
            more = true;
        }
        Card author = authors.get(ofAuthors.next(chance));
        Card second = authors.get(ofAuthors.next(chance));
        json.append("],\"byline\":\"By ").append(author.name).append("\",\"authors\":[{\"person\":\"").append(author.slug);
        json.append("\"}");
        if (chance.below(5) == 0 && second != author) {
            json.append(",{\"person\":\"").append(second.slug).append("\"}");
        }
        json.append("],\"urgency\":").append(1 + chance.below(9));
        if (chance.below(3) == 0) {
            json.append(",\"leadImage\":\"").append(images.get(chance.below(IMAGES))).append('"');
        }
        json.append(",\"people\":[{\"person\":\"").append(named.getFirst().slug);
        json.append("\",\"rel\":\"about\"}],\"places\":[{\"place\":\"").append(where.getFirst().slug);
        json.append("\",\"rel\":\"about\"}]");
        if (marked) {
            json.append(",\"findMentions\":false");
        }
        json.append(",\"blocks\":[");
        blocks(json, chance, length, named, where, marked);
        return json.append("]}").toString();
    }

    /** Paragraphs of about 50 words. Each of the names stands in one of them; some are said to have said something. */
    private void blocks(
            StringBuilder json, Chance chance, int length, List<Card> named, List<Card> where, boolean marked) {
        int paragraphs = Math.max(1, Math.round(length / 50f));
        for (int i = 0; i < paragraphs; i++) {
            if (i > 0) {
                json.append(',');
            }
            if (i % 5 == 4) {
                json.append("{\"type\":\"heading\",\"level\":2,\"text\":\"").append(headline(chance)).append("\"},");
            }
            json.append("{\"type\":\"paragraph\",\"text\":\"");
            int start = json.length();
            int quotes = 0;
            List<String> spans = new ArrayList<>();
            for (int one = i; one < NAMED; one += paragraphs) {
                Card person = named.get(one);
                Card place = where.get(one);
                if (one % 2 == 0) {
                    json.append("“");
                    sentence(json, chance, 11);
                    json.setLength(json.length() - 1);
                    json.append("”, said ");
                } else {
                    sentence(json, chance, 8);
                    json.append(" It was ");
                }
                span(json, start, "person", person, spans);
                json.append(" who ").append(words[chance.below(2_000)]).append(" in ");
                span(json, start, "place", place, spans);
                json.append(". ");
                quotes++;
            }
            int sentences = Math.max(1, 4 - quotes);
            for (int sentence = 0; sentence < sentences; sentence++) {
                sentence(json, chance, 12);
                if (sentence + 1 < sentences) {
                    json.append(' ');
                }
            }
            json.append('"');
            if (marked && !spans.isEmpty()) {
                json.append(",\"spans\":[").append(String.join(",", spans)).append(']');
            }
            json.append('}');
        }
    }

    /** Writes a name and notes its range; nothing in the text is escaped in JSON, so its offsets are those of the text. */
    private static void span(StringBuilder json, int start, String type, Card card, List<String> spans) {
        int from = json.length() - start;
        json.append(card.name);
        spans.add("{\"start\":" + from + ",\"end\":" + (json.length() - start) + ",\"type\":\"" + type + "\",\"id\":\""
                + card.id + "\"}");
    }

    private void sentence(StringBuilder json, Chance chance, int about) {
        int length = about - 3 + chance.below(7);
        for (int i = 0; i < length; i++) {
            String word = words[ofWords.next(chance)];
            if (i == 0) {
                json.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            } else {
                json.append(chance.below(12) == 0 ? ", " : " ").append(word);
            }
        }
        json.append('.');
    }

    private String headline(Chance chance) {
        StringBuilder headline = new StringBuilder();
        int length = 4 + chance.below(5);
        for (int i = 0; i < length; i++) {
            headline.append(i == 0 ? "" : " ").append(words[ofWords.next(chance)]);
        }
        headline.setCharAt(0, Character.toUpperCase(headline.charAt(0)));
        return headline.toString();
    }

    private static String kind(Chance chance) {
        int at = chance.below(100);
        return at < 70 ? "news" : at < 82 ? "brief" : at < 89 ? "analysis" : at < 96 ? "opinion" : at < 98 ? "gallery" : "video";
    }

    /** Every tenth article is in one section by design; otherwise it is drawn. */
    private Card section(long number, Chance chance, boolean both) {
        Card drawn = sections.get(ofSections.next(chance));
        return number % 10 == 4 || both ? sections.get(sections.size() - 2) : drawn;
    }

    /** A fifth has tag A, another fifth tag B; both, and the section by design with tag A, only a dozen. */
    private Set<Card> tagsOf(long number, Chance chance, boolean both) {
        Set<Card> of = new LinkedHashSet<>(distinct(chance, tags, ofTags, 2 + chance.below(4)));
        if (number % 5 == 1 || both) {
            of.add(tags.get(TAGS));
        }
        if (number % 5 == 3 || both) {
            of.add(tags.get(TAGS + 1));
        }
        return of;
    }

    private static List<Card> distinct(Chance chance, List<Card> from, Zipf zipf, int count) {
        Set<Card> drawn = new LinkedHashSet<>();
        while (drawn.size() < count) {
            drawn.add(from.get(zipf.next(chance)));
        }
        return List.copyOf(drawn);
    }

    // --- Searches

    private void writeQueries(int count, Writer out) throws IOException {
        Chance chance = new Chance(seed, 6);
        int common = COMMONEST.split(" ").length;
        for (int i = 0; i < count; i++) {
            StringBuilder drawn = new StringBuilder("drawn\t");
            StringBuilder commonest = new StringBuilder("common\t");
            StringBuilder rare = new StringBuilder("rare\t");
            for (int word = 0; word < 1 + i % 3; word++) {
                String space = word == 0 ? "" : " ";
                int rank = ofWords.next(chance);
                while (rank < common) {
                    rank = ofWords.next(chance);
                }
                drawn.append(space).append(words[rank]);
                commonest.append(space).append(words[common + chance.below(50)]);
                rare.append(space).append(words[50_000 + chance.below(WORDS - 50_000)]);
            }
            out.write(drawn + "\n" + commonest + "\n" + rare + "\n");
        }
    }

    // --- Chance

    /** A UUIDv7 (RFC 9562) of that time. */
    private static String id(Instant at, Chance chance) {
        long high = at.toEpochMilli() << 16 | 0x7000 | (chance.next() >>> 52);
        long low = chance.next() >>> 2 | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }

    /** SplitMix64 (Steele, Lea and Flood 2014), written out so that no release of Java changes what is drawn. */
    private static final class Chance {

        private long state;

        Chance(long seed, long stream) {
            state = mix(seed * 0x9E3779B97F4A7C15L + mix(stream + 0x632BE59BD9B4E019L));
        }

        long next() {
            state += 0x9E3779B97F4A7C15L;
            return mix(state);
        }

        int below(int bound) {
            return (int) ((next() >>> 33) % bound);
        }

        double unit() {
            return (next() >>> 11) * 0x1.0p-53;
        }

        private static long mix(long z) {
            long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
            return b ^ (b >>> 31);
        }
    }

    /** Draws ranks from 0 by Zipf's law, in constant time (the alias method of Walker and Vose). */
    private static final class Zipf {

        private final double[] keep;
        private final int[] alias;

        Zipf(int count, double exponent) {
            keep = new double[count];
            alias = new int[count];
            double sum = 0;
            for (int i = 0; i < count; i++) {
                keep[i] = Math.pow(i + 1, -exponent);
                sum += keep[i];
            }
            int[] work = new int[count];
            int small = 0;
            int large = count;
            for (int i = 0; i < count; i++) {
                keep[i] *= count / sum;
                if (keep[i] < 1) {
                    work[small++] = i;
                } else {
                    work[--large] = i;
                }
            }
            while (small > 0 && large < count) {
                int less = work[--small];
                int more = work[large];
                alias[less] = more;
                keep[more] -= 1 - keep[less];
                if (keep[more] < 1) {
                    large++;
                    work[small++] = more;
                }
            }
            while (large < count) {
                keep[work[large++]] = 1;
            }
            while (small > 0) {
                keep[work[--small]] = 1;
            }
        }

        int next(Chance chance) {
            int column = chance.below(keep.length);
            return chance.unit() < keep[column] ? column : alias[column];
        }
    }
}
