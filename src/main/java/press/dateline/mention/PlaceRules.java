package press.dateline.mention;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.dateline.language.EnglishWords;

/** Decides which of an article's place names are the places. {@link Recogniser} states the rules. */
final class PlaceRules {

    private final Dictionary dictionary;
    private final List<Surroundings> surroundings;
    private final Set<Integer> known;
    private final Map<Integer, Integer> support = new HashMap<>();
    private final Map<Integer, Integer> contradiction = new HashMap<>();

    PlaceRules(Dictionary dictionary, List<Surroundings> surroundings, Set<Integer> known) {
        this.dictionary = dictionary;
        this.surroundings = surroundings;
        this.known = known;
    }

    /** Counts what a name's surroundings say, for the whole article. */
    void weigh(Candidate name, boolean placeAfterComma) {
        Surroundings around = surroundings.get(name.text());
        if (isPartOfOther(name)) {
            count(name, contradiction);
        } else if (placeAfterComma
                || around.isCertainlyWhere(name.first(), name.end())
                || (around.isWhere(name.first()) && !around.beginsName(name.end()))) {
            count(name, support);
        } else if (around.speaks(name.first(), name.end())) {
            count(name, contradiction);
        }
    }

    /** Counts a name that is not the place's here: a person's, or half of a compound. */
    void contradict(Candidate name) {
        count(name, contradiction);
    }

    boolean isPlace(Candidate name, boolean placeAfterComma) {
        Surroundings around = surroundings.get(name.text());
        int first = name.first();
        int end = name.end();
        boolean certain = placeAfterComma || around.isCertainlyWhere(first, end);
        boolean alone = name.length() == 1;
        if (around.continuesRegion(first)
                || (alone && !certain && around.is(first, EnglishWords.CALENDAR | EnglishWords.NATION))) {
            return false;
        }
        boolean ordinary = around.isOrdinary(first, end);
        boolean country = name.any(dictionary::isCountry) && !(alone && ordinary);
        if (country && !(alone && around.is(first, EnglishWords.PERSONAL))) {
            return true;
        }
        if (isPartOfOther(name)) {
            return false;
        }
        if (country || certain || name.any(known::contains)) {
            return true;
        }
        return isProven(name, ordinary);
    }

    /** Whether the article's evidence suffices for a name that neither its kind nor its surroundings prove. */
    private boolean isProven(Candidate name, boolean ordinary) {
        Surroundings around = surroundings.get(name.text());
        int support = this.support.getOrDefault(name.entries()[0], 0);
        int contradiction = this.contradiction.getOrDefault(name.entries()[0], 0);
        boolean begins = around.beginsName(name.end());
        if (ordinary) {
            return around.isWhere(name.first()) && !begins && contradiction == 0;
        }
        if (begins && !around.runHas(name.end(), EnglishWords.INSTITUTION)) {
            return support > contradiction;
        }
        if (around.isWhere(name.first())) {
            return contradiction <= 2 * support;
        }
        boolean unopposed = contradiction == 0
                && (isLarge(name) || around.isWhither(name.first()))
                && !around.isAbbreviation(name.first(), name.end());
        return unopposed || support > contradiction;
    }

    private boolean isPartOfOther(Candidate name) {
        Surroundings around = surroundings.get(name.text());
        return around.titleBefore(name.first())
                || around.continuesName(name.first())
                || around.beginsFirm(name.end())
                || ((around.beginsName(name.end()) || !around.capitalsTell())
                        && around.runHas(name.end(), EnglishWords.ORGANISATION));
    }

    /** Whether the name may be of a country, or of a region or other place of unknown size. */
    boolean isRegion(Candidate name) {
        return name.any(entry -> dictionary.isCountry(entry) || !dictionary.isSizeKnown(entry));
    }

    /** Whether it is the primary name of a large place, or any name of one of unknown size: an editor's own. */
    private boolean isLarge(Candidate name) {
        boolean any = false;
        for (int i = 0; i < name.entries().length; i++) {
            int entry = name.entries()[i];
            boolean large = name.primary()[i] && dictionary.size(entry) >= Dictionary.LARGE;
            any |= large || !dictionary.isSizeKnown(entry);
        }
        return any;
    }

    private static void count(Candidate name, Map<Integer, Integer> counts) {
        for (int entry : name.entries()) {
            counts.merge(entry, 1, Integer::sum);
        }
    }
}
