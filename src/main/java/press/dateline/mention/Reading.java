package press.dateline.mention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.language.EnglishWords;
import press.dateline.language.Gap;
import press.dateline.language.TextStyle;
import press.dateline.language.Words;

/** One article, while it is read: persons in the order of the text, then places by the evidence of the whole. */
final class Reading {

    private final Dictionary dictionary;
    private final List<Words> texts = new ArrayList<>();
    private final List<Surroundings> surroundings = new ArrayList<>();
    private final Set<Integer> known = new HashSet<>();
    /** The persons whom a surname alone may stand for. */
    private final Set<Integer> inPlay = new HashSet<>();

    private final List<Mention> mentions = new ArrayList<>();
    private final List<Candidate> places = new ArrayList<>();
    private final PlaceRules placeRules;

    Reading(Dictionary dictionary, List<String> texts, Set<UUID> attached) {
        this.dictionary = dictionary;
        for (UUID id : attached) {
            int entry = dictionary.entry(id);
            if (entry != Dictionary.NONE) {
                this.known.add(entry);
            }
        }
        inPlay.addAll(this.known);
        placeRules = new PlaceRules(dictionary, surroundings, this.known);
        for (String text : texts) {
            this.texts.add(Words.of(text, dictionary.vocabulary()));
        }
    }

    List<Mention> mentions() {
        for (int text = 0; text < texts.size(); text++) {
            read(text);
        }
        for (int i = 0; i < places.size(); i++) {
            placeRules.weigh(places.get(i), placeAfterComma(places, i) != null);
        }
        List<Candidate> accepted = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (placeRules.isPlace(places.get(i), placeAfterComma(places, i) != null)) {
                accepted.add(places.get(i));
            }
        }
        choose(accepted);
        mentions.sort(Comparator.comparingInt(Mention::text).thenComparingInt(Mention::start));
        return mentions;
    }

    private void read(int text) {
        Words words = texts.get(text);
        TextStyle style = TextStyle.of(words);
        Surroundings around = new Surroundings(words, style);
        surroundings.add(around);
        Matcher matcher = new Matcher(dictionary, words, style);
        int nameEnd = 0;
        int word = 0;
        while (word < words.count()) {
            Candidate name = matcher.longest(text, word, inPlay);
            if (name == null) {
                word++;
                continue;
            }
            int end = name.end();
            boolean nameAfter = words.gap(end) == Gap.HYPHEN && matcher.longest(text, end, inPlay) != null;
            if (!around.isCompound(word, end, nameEnd == word && word > 0, nameAfter)) {
                accept(name, around);
            } else {
                placeRules.contradict(name);
            }
            nameEnd = end;
            word = end;
        }
    }

    private void accept(Candidate name, Surroundings around) {
        Candidate persons = name.only(dictionary::isPerson);
        Candidate placesOfName = name.only(entry -> !dictionary.isPerson(entry));
        int person = persons.isEmpty() ? Dictionary.NONE : person(persons, around);
        if (person != Dictionary.NONE) {
            boolean preferred = placesOfName.isEmpty()
                    || around.titleBefore(name.first())
                    || (inPlay.contains(person) && !around.isWhere(name.first()));
            if (preferred) {
                inPlay.add(person);
                mentions.add(mention(name, person, MentionKind.PERSON));
                placeRules.contradict(placesOfName);
                return;
            }
        }
        if (!placesOfName.isEmpty()) {
            places.add(placesOfName);
        }
    }

    /** Which of the persons of a name is meant, if any. */
    private int person(Candidate name, Surroundings around) {
        int first = name.first();
        int end = name.end();
        if (name.length() == 1) {
            boolean partOfOther = around.continuesName(first)
                    || around.continuesRegion(first)
                    || around.beginsName(end)
                    || around.beginsFirm(end);
            boolean date = around.is(first, EnglishWords.CALENDAR) && around.isDate(first, end);
            boolean uncapitalised = around.beginsSentence(first) || !around.capitalsTell();
            boolean expected = name.any(inPlay::contains) && !around.is(first, EnglishWords.CALENDAR);
            boolean doubtful =
                    uncapitalised && !expected && around.isOrdinary(first, end) && !around.speaks(first, end);
            if (partOfOther || date || doubtful) {
                return Dictionary.NONE;
            }
        }
        for (Set<Integer> nearer : List.of(known, inPlay)) {
            int[] among = name.only(nearer::contains).entries();
            if (among.length > 0) {
                return among.length == 1 ? among[0] : Dictionary.NONE;
            }
        }
        return name.entries().length == 1 ? name.entries()[0] : Dictionary.NONE;
    }

    private void choose(List<Candidate> accepted) {
        PlaceChoice choice = new PlaceChoice(dictionary, known, accepted);
        for (int i = 0; i < accepted.size(); i++) {
            Candidate after = placeAfterComma(accepted, i);
            Candidate place = accepted.get(i);
            choice.note(place, after == null ? countryOfState(place) : choice.countryOf(after));
        }
        for (Candidate place : accepted) {
            int entry = choice.of(place);
            if (entry != Dictionary.NONE) {
                mentions.add(mention(place, entry, MentionKind.PLACE));
            }
        }
    }

    /** The country of a state that follows cut short: "Cambridge, Mass." */
    private @Nullable String countryOfState(Candidate place) {
        Words words = texts.get(place.text());
        int end = place.end();
        if (words.gap(end) != Gap.COMMA || !words.is(end, EnglishWords.STATE) || !words.isCapitalised(end)) {
            return null;
        }
        return words.is(end, EnglishWords.PROVINCE) ? "CA" : "US";
    }

    /** The country or region that follows a place directly behind a comma. */
    private @Nullable Candidate placeAfterComma(List<Candidate> names, int i) {
        if (i + 1 == names.size()) {
            return null;
        }
        Candidate name = names.get(i);
        Candidate next = names.get(i + 1);
        boolean follows = next.text() == name.text()
                && next.first() == name.end()
                && texts.get(name.text()).gap(name.end()) == Gap.COMMA
                && placeRules.isRegion(next);
        return follows ? next : null;
    }

    private Mention mention(Candidate name, int entry, MentionKind kind) {
        Words words = texts.get(name.text());
        return new Mention(
                name.text(), words.start(name.first()), words.end(name.end() - 1), dictionary.id(entry), kind);
    }
}
