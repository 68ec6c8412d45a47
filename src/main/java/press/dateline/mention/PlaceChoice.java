package press.dateline.mention;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses between the places of one name. {@link Recogniser} states the rules. */
final class PlaceChoice {

    /** How many times larger a place has to be to be meant in spite of its namesake in the article's country. */
    private static final long OVERSHADOWING = 3;

    /** How many times larger a place has to be to be meant by an alias that is another's primary name. */
    private static final long RENOWNED = 10;

    private final Dictionary dictionary;
    private final Set<Integer> known;
    private final @Nullable String country;

    /** The places named with their country, by the entries that share the name. */
    private final Map<IntBuffer, Integer> explicit = new HashMap<>();

    PlaceChoice(Dictionary dictionary, Set<Integer> known, List<Candidate> places) {
        this.dictionary = dictionary;
        this.known = known;
        country = mostMentioned(places);
    }

    /**
     * Notes that a place is named with the country, region or state that it lies in: "Paris, Texas".
     *
     * @param countryNamed null where there is none
     */
    void note(Candidate place, @Nullable String countryNamed) {
        if (countryNamed != null) {
            int entry = largest(place, countryNamed);
            if (entry != Dictionary.NONE) {
                explicit.putIfAbsent(IntBuffer.wrap(place.entries()), entry);
            }
        }
    }

    /** The entry of the place meant, or {@link Dictionary#NONE}. */
    int of(Candidate place) {
        if (place.entries().length == 1) {
            return place.entries()[0];
        }
        int[] attached = place.only(known::contains).entries();
        if (attached.length == 1) {
            return attached[0];
        }
        Integer named = explicit.get(IntBuffer.wrap(place.entries()));
        if (named != null) {
            return named;
        }
        Candidate proper = withoutAliases(place);
        int largest = largest(proper, null);
        int near = country == null ? Dictionary.NONE : largest(proper, country);
        if (near == Dictionary.NONE || largest == Dictionary.NONE) {
            return near == Dictionary.NONE ? largest : near;
        }
        return dictionary.size(near) < dictionary.size(largest) / OVERSHADOWING ? largest : near;
    }

    /** The country of the largest place of a name. */
    @Nullable
    String countryOf(Candidate place) {
        int largest = largest(place, null);
        return largest == Dictionary.NONE ? null : dictionary.country(largest);
    }

    /** Leaves out the places of which it is an alias only, where it is the primary name of another. */
    private Candidate withoutAliases(Candidate place) {
        long size = 0;
        for (int i = 0; i < place.entries().length; i++) {
            size = place.primary()[i] ? Math.max(size, dictionary.size(place.entries()[i])) : size;
        }
        if (size == 0) {
            return place;
        }
        Map<Integer, Boolean> primary = new HashMap<>();
        for (int i = 0; i < place.entries().length; i++) {
            primary.put(place.entries()[i], place.primary()[i]);
        }
        long renowned = size * RENOWNED;
        return place.only(entry -> primary.getOrDefault(entry, false) || dictionary.size(entry) > renowned);
    }

    /** The largest place, countries first; none where two are equally large. */
    private int largest(Candidate place, @Nullable String inCountry) {
        int best = Dictionary.NONE;
        boolean tie = false;
        for (int entry : place.entries()) {
            if (inCountry != null && !inCountry.equals(dictionary.country(entry))) {
                continue;
            }
            int order = best == Dictionary.NONE ? 1 : compare(entry, best);
            tie = order == 0 || (tie && order < 0);
            best = order > 0 ? entry : best;
        }
        return tie ? Dictionary.NONE : best;
    }

    private int compare(int one, int other) {
        int byCountry = Boolean.compare(dictionary.isCountry(one), dictionary.isCountry(other));
        return byCountry != 0 ? byCountry : Long.compare(dictionary.size(one), dictionary.size(other));
    }

    /** The place that overshadows all others of the name. */
    private int plain(Candidate place) {
        int largest = largest(place, null);
        boolean rivalled = largest != Dictionary.NONE
                && place.any(entry ->
                        entry != largest && dictionary.size(entry) >= dictionary.size(largest) / OVERSHADOWING);
        return rivalled ? Dictionary.NONE : largest;
    }

    /** The country that most of the unambiguous names lie in or are; null where two share the first place. */
    private @Nullable String mostMentioned(List<Candidate> places) {
        Map<String, Integer> counts = new HashMap<>();
        for (Candidate place : places) {
            int plain = plain(withoutAliases(place));
            String code = plain == Dictionary.NONE ? null : dictionary.country(plain);
            if (code != null) {
                counts.merge(code, 1, Integer::sum);
            }
        }
        String most = null;
        int best = 0;
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            if (count.getValue() > best) {
                best = count.getValue();
                most = count.getKey();
            } else if (count.getValue() == best) {
                most = null;
            }
        }
        return most;
    }
}
