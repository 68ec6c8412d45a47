package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ChangedNames;
import press.dateline.mention.Dictionary;
import press.dateline.mention.DictionaryEntry;
import press.dateline.mention.Recogniser;
import press.dateline.person.NamedPerson;
import press.dateline.person.PersonLookup;
import press.dateline.place.NamedPlace;
import press.dateline.place.PlaceLookup;

/** The names of all people and places, built again when the log says that one of them has changed. */
@ApplicationScoped
class MentionDictionary {

    private static final String COUNTRY = "country";

    private final ChangedNames changed;
    private final PersonLookup people;
    private final PlaceLookup places;
    private volatile @Nullable Built built;

    MentionDictionary(ChangedNames changed, PersonLookup people, PlaceLookup places) {
        this.changed = changed;
        this.people = people;
        this.places = places;
    }

    private record Built(String state, Recogniser recogniser) {}

    /** A recogniser that knows everybody whom this transaction can see; one statement where nothing has changed. */
    Recogniser recogniser() {
        String state = changed.state();
        Built known = built;
        if (known == null || !known.state().equals(state)) {
            List<DictionaryEntry> entries = new ArrayList<>();
            people.dictionary().forEach(person -> entries.add(entry(person)));
            places.dictionary().forEach(place -> entries.add(entry(place)));
            known = new Built(state, new Recogniser(Dictionary.of(entries)));
            built = known;
        }
        return known.recogniser();
    }

    private static DictionaryEntry entry(NamedPerson person) {
        return DictionaryEntry.person(person.id(), names(person.name(), person.aliases()), null);
    }

    private static DictionaryEntry entry(NamedPlace place) {
        List<String> names = names(place.name(), place.aliases());
        return place.kind().equals(COUNTRY)
                ? DictionaryEntry.country(place.id(), names, 0, place.countryCode())
                : DictionaryEntry.place(place.id(), names, 0, place.countryCode());
    }

    private static List<String> names(String name, List<String> aliases) {
        List<String> names = new ArrayList<>();
        names.add(name);
        names.addAll(aliases);
        return names;
    }
}
