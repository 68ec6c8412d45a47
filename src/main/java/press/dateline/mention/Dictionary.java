package press.dateline.mention;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.language.EnglishWords;
import press.dateline.language.Gap;
import press.dateline.language.Shape;
import press.dateline.language.Vocabulary;
import press.dateline.language.Words;

/**
 * The names of people and places, as a trie of words: immutable and safe to share.
 *
 * <p>Names are compared word by word without case, diacritics, dots, and differences of apostrophes and dashes; the
 * capitals are checked afterwards ({@link Recogniser} says how). Names that could only do harm are left out: a single
 * letter or number; two letters, except a few such as "US" and those with dots ("IN" and "IT" are codes of countries);
 * three that are an ordinary word; a place's name in lower case; names over {@value #LONGEST_NAME} words.
 */
public final class Dictionary {

    static final int LONGEST_NAME = 16;

    /** Stands for the absence of a name or an entry. */
    static final int NONE = -1;

    /** Inhabitants from which a place is large: it needs no evidence in an article. */
    static final long LARGE = 500_000;

    private static final long UNKNOWN = 2 * LARGE;
    private static final long UNKNOWN_COUNTRY = 10 * LARGE;
    private static final long SURNAME = 1L << 62;
    private static final long PRIMARY = 1L << 61;
    private static final String COMMA = ",";

    private final Vocabulary vocabulary;
    private final Trie trie;
    private final int comma;
    private final Map<UUID, Integer> numbers;

    private UUID[] ids;
    private MentionKind[] kinds;
    private long[] inhabitants;
    private @Nullable String[] countries;
    private boolean[] isCountry;
    private int entryCount;

    /** Per node of the trie: its first name. */
    private int[] firstNames;

    private int[] nextNames;
    private int[] owners;
    /** Per name, the shapes of its words, two bits each, and whether it is a surname. */
    private long[] shapes;

    private int nameCount;

    private Dictionary() {
        vocabulary = EnglishWords.vocabulary();
        comma = vocabulary.add(COMMA.toCharArray(), 1);
        trie = new Trie();
        numbers = new HashMap<>();
        ids = new UUID[64];
        kinds = new MentionKind[64];
        inhabitants = new long[64];
        countries = new @Nullable String[64];
        isCountry = new boolean[64];
        firstNames = new int[] {NONE};
        nextNames = new int[64];
        owners = new int[64];
        shapes = new long[64];
    }

    /** A dictionary of these entries, each of another id. */
    public static Dictionary of(Collection<DictionaryEntry> entries) {
        Dictionary dictionary = new Dictionary();
        entries.forEach(dictionary::put);
        return dictionary;
    }

    /** Number of people and places. */
    public int size() {
        return numbers.size();
    }

    /** Number of names and variants of names. */
    public int names() {
        return nameCount;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Trie trie() {
        return trie;
    }

    /** The word that stands for a comma within a name ("Washington, D.C."). */
    int comma() {
        return comma;
    }

    /** The entry of an id, or {@link #NONE}. */
    int entry(UUID id) {
        return numbers.getOrDefault(id, NONE);
    }

    UUID id(int entry) {
        return ids[entry];
    }

    boolean isPerson(int entry) {
        return kinds[entry] == MentionKind.PERSON;
    }

    /** The number of inhabitants; a place of unknown size, an editor's own, counts as a large one. */
    long size(int entry) {
        return inhabitants[entry] > 0 ? inhabitants[entry] : isCountry[entry] ? UNKNOWN_COUNTRY : UNKNOWN;
    }

    boolean isSizeKnown(int entry) {
        return inhabitants[entry] > 0;
    }

    boolean isCountry(int entry) {
        return isCountry[entry];
    }

    @Nullable
    String country(int entry) {
        return countries[entry];
    }

    /** The first name that ends in a node of the trie, or {@link #NONE}. */
    int firstName(int node) {
        return node < firstNames.length ? firstNames[node] : NONE;
    }

    /** The next name that ends in the same node, or {@link #NONE}. */
    int nextName(int name) {
        return nextNames[name];
    }

    /** The person or place whose name it is. */
    int owner(int name) {
        return owners[name];
    }

    /** Whether a name is a surname that only stands for a person who is in play. */
    boolean isSurname(int name) {
        return (shapes[name] & SURNAME) != 0;
    }

    boolean isPrimary(int name) {
        return (shapes[name] & PRIMARY) != 0;
    }

    Shape shape(int name, int word) {
        return Shape.of((int) (shapes[name] >>> (2 * word)) & 3);
    }

    private void put(DictionaryEntry entry) {
        if (entryCount == ids.length) {
            ids = Arrays.copyOf(ids, entryCount * 2);
            kinds = Arrays.copyOf(kinds, entryCount * 2);
            inhabitants = Arrays.copyOf(inhabitants, entryCount * 2);
            countries = Arrays.copyOf(countries, entryCount * 2);
            isCountry = Arrays.copyOf(isCountry, entryCount * 2);
        }
        int number = entryCount++;
        numbers.put(entry.id(), number);
        ids[number] = entry.id();
        kinds[number] = entry.kind();
        inhabitants[number] = entry.inhabitants();
        isCountry[number] = entry.country();
        countries[number] =
                entry.countryCode() == null ? null : entry.countryCode().intern();
        if (entry.kind() == MentionKind.PERSON) {
            PersonNames.full(entry.names()).forEach(name -> putName(number, name, 0));
            PersonNames.surnames(entry).forEach(surname -> putName(number, surname, SURNAME));
        } else {
            new LinkedHashSet<>(entry.names())
                    .forEach(name ->
                            putName(number, name, name.equals(entry.names().getFirst()) ? PRIMARY : 0));
        }
    }

    private void putName(int owner, String name, long mark) {
        if (!isUseful(Words.of(name, vocabulary), isPerson(owner))) {
            return;
        }
        Words words = Words.learn(name, vocabulary);
        int node = 0;
        long shape = mark;
        int length = 0;
        for (int word = 0; word < words.count(); word++) {
            if (word > 0 && words.gap(word) == Gap.COMMA) {
                node = trie.add(node, comma);
            }
            node = trie.add(node, words.number(word));
            shape |= (long) words.shape(word).code() << (2 * length++);
        }
        addName(node, owner, shape);
    }

    private void addName(int node, int owner, long shape) {
        if (trie.size() > firstNames.length) {
            int known = firstNames.length;
            firstNames = Arrays.copyOf(firstNames, Math.max(trie.size(), known * 2));
            Arrays.fill(firstNames, known, firstNames.length, NONE);
        }
        if (nameCount == owners.length) {
            nextNames = Arrays.copyOf(nextNames, nameCount * 2);
            owners = Arrays.copyOf(owners, nameCount * 2);
            shapes = Arrays.copyOf(shapes, nameCount * 2);
        }
        nextNames[nameCount] = firstNames[node];
        owners[nameCount] = owner;
        shapes[nameCount] = shape;
        firstNames[node] = nameCount++;
    }

    private static boolean isUseful(Words words, boolean person) {
        int count = words.count();
        if (count == 0 || count > LONGEST_NAME) {
            return false;
        }
        if (count == 1) {
            int length = words.end(0) - words.start(0);
            Shape shape = words.shape(0);
            boolean letters = words.text().codePoints().anyMatch(Character::isLetter);
            boolean initials = words.isDotted(0) || words.is(0, EnglishWords.INITIALS);
            boolean code = shape == Shape.CAPITALS
                    && length <= 3
                    && words.is(0, EnglishWords.FUNCTION | EnglishWords.ORDINARY);
            boolean scrap = length == 2 && shape != Shape.UNCASED;
            if (!letters || length < 2 || (!initials && (code || scrap))) {
                return false;
            }
        }
        boolean lower = true;
        for (int word = 0; word < count; word++) {
            lower &= words.shape(word) == Shape.LOWER;
        }
        return !lower || (person && count > 1);
    }
}
