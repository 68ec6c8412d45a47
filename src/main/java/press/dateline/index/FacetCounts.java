package press.dateline.index;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * How often what occurs among the newest matches.
 *
 * @param values the most frequent ones of each kind, the most frequent first
 * @param years years of first publication, the newest first
 * @param exact whether all matches were counted, not just the newest
 */
public record FacetCounts(Map<Kind, List<Value>> values, List<Year> years, boolean exact) {

    /** Of each kind so many values are told. */
    public static final int TOP = 20;

    /** So many matches are counted, the newest ones. */
    public static final int NEWEST = 10_000;

    /** What is counted, beside years. */
    public enum Kind {
        SECTION(ArticleFields.SECTION),
        TAG(ArticleFields.TAG),
        PERSON(ArticleFields.PERSON),
        PLACE(ArticleFields.PLACE);

        final String field;

        Kind(String field) {
            this.field = field;
        }
    }

    /** In how many articles something occurs. */
    public record Value(UUID id, int count) {}

    /** How many articles were published in a year. */
    public record Year(int year, int count) {}

    /** All that it names. */
    public List<UUID> ids() {
        return values.values().stream().flatMap(List::stream).map(Value::id).toList();
    }

    private record Matches(LeafReaderContext segment, int[] documents, long[] times) {}

    /**
     * Counts.
     *
     * @param zone where years begin; null: years are not counted
     */
    static FacetCounts of(
            List<LeafReaderContext> segments, Weight weight, Set<Kind> kinds, @Nullable ZoneId zone, int newest)
            throws IOException {
        List<Matches> found = new ArrayList<>();
        for (LeafReaderContext segment : segments) {
            found.add(matches(segment, weight, newest + 1));
        }
        long[] times = found.stream()
                .flatMapToLong(one -> Arrays.stream(one.times))
                .sorted()
                .toArray();
        boolean exact = times.length <= newest;
        long oldest = exact ? Long.MIN_VALUE : times[times.length - newest];
        Map<Kind, Map<UUID, Integer>> counts = new EnumMap<>(Kind.class);
        kinds.forEach(kind -> counts.put(kind, new HashMap<>()));
        Map<Integer, Integer> years = new TreeMap<>(Comparator.reverseOrder());
        for (Matches one : found) {
            int documents = one.documents.length;
            while (documents > 0 && one.times[documents - 1] < oldest) {
                documents--;
            }
            for (Kind kind : kinds) {
                count(one, documents, kind.field, Objects.requireNonNull(counts.get(kind)));
            }
            for (int i = 0; zone != null && i < documents; i++) {
                years.merge(Micros.time(one.times[i]).atZone(zone).getYear(), 1, Integer::sum);
            }
        }
        Map<Kind, List<Value>> values = new EnumMap<>(Kind.class);
        counts.forEach((kind, all) -> values.put(
                kind,
                all.entrySet().stream()
                        .map(entry -> new Value(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingInt(Value::count).reversed().thenComparing(Value::id))
                        .limit(TOP)
                        .toList()));
        return new FacetCounts(
                values,
                years.entrySet().stream()
                        .map(year -> new Year(year.getKey(), year.getValue()))
                        .limit(TOP)
                        .toList(),
                exact);
    }

    /** The first matches of a segment, which are its newest. */
    private static Matches matches(LeafReaderContext segment, Weight weight, int most) throws IOException {
        int[] documents = new int[Math.min(most, segment.reader().maxDoc())];
        int count = FirstMatches.into(documents, segment, weight, 0);
        int[] matches = Arrays.copyOf(documents, count);
        long[] times = new long[matches.length];
        NumericDocValues published = segment.reader().getNumericDocValues(ArticleFields.PUBLISHED_AT);
        for (int i = 0; i < matches.length; i++) {
            published.advanceExact(matches[i]);
            times[i] = published.longValue();
        }
        return new Matches(segment, matches, times);
    }

    /** By a segment's own numbers first, which cost little; what they stand for is looked up once for each. */
    private static void count(Matches matches, int documents, String field, Map<UUID, Integer> counts)
            throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(matches.segment.reader(), field);
        int[] byNumber = new int[Math.toIntExact(values.getValueCount())];
        for (int i = 0; i < documents; i++) {
            if (values.advanceExact(matches.documents[i])) {
                for (int n = values.docValueCount(); n > 0; n--) {
                    byNumber[(int) values.nextOrd()]++;
                }
            }
        }
        for (int number = 0; number < byNumber.length; number++) {
            if (byNumber[number] > 0) {
                counts.merge(ArticleFields.id(values.lookupOrd(number)), byNumber[number], Integer::sum);
            }
        }
    }
}
