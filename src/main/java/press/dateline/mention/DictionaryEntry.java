package press.dateline.mention;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person or place under all its names.
 *
 * @param names the primary name first, then the aliases, as they are written in running text
 * @param surname the part of a person's name that stands for it on second mention; null means the last word of the
 *     primary name, with the particles before it; always null for a place
 * @param inhabitants the number of inhabitants of a place; 0 is unknown
 * @param country whether it is a country
 * @param countryCode ISO 3166-1 alpha-2 code of the country that a place is or lies in
 */
public record DictionaryEntry(
        UUID id,
        MentionKind kind,
        List<String> names,
        @Nullable String surname,
        long inhabitants,
        boolean country,
        @Nullable String countryCode) {

    public DictionaryEntry {
        names = List.copyOf(names);
    }

    public static DictionaryEntry person(UUID id, List<String> names, @Nullable String surname) {
        return new DictionaryEntry(id, MentionKind.PERSON, names, surname, 0, false, null);
    }

    public static DictionaryEntry country(UUID id, List<String> names, long inhabitants, @Nullable String code) {
        return new DictionaryEntry(id, MentionKind.PLACE, names, null, inhabitants, true, code);
    }

    /** A place that is not a country. */
    public static DictionaryEntry place(UUID id, List<String> names, long inhabitants, @Nullable String countryCode) {
        return new DictionaryEntry(id, MentionKind.PLACE, names, null, inhabitants, false, countryCode);
    }
}
