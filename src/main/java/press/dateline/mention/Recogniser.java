package press.dateline.mention;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the people and places of a dictionary in the texts of an article. Safe to share between threads.
 *
 * <p><b>Names</b>
 *
 * <ol>
 *   <li>Whole words only, the longest name from the left: "New York" is not York. Diacritics, apostrophes, dashes and the
 *       dots of abbreviations make no difference; a possessive 's is not part of the mention. In scripts without spaces
 *       each character is a word.
 *   <li>The text capitalises as the name does: "us" is not US, "turkey" not Turkey. In a text all in capitals, a line of
 *       them at the beginning of a text, and for words of five letters anywhere, capitals stand for any; an abbreviation
 *       of four letters may be written with one capital (Nato).
 *   <li>Joined by a hyphen, a name counts beside a plain word ("U.S.-based"), a nation's adjective ("U.S.-Canadian") and
 *       another name ("Japan-U.S."), but not beside an unknown one ("Tokyo-Mitsubishi").
 *   <li>Between a person and a place of one name: the person where a title stands before, or where the person is in play
 *       and no "in" or the like stands before; else the place.
 * </ol>
 *
 * <p><b>Persons</b>
 *
 * <ol start="5">
 *   <li>A full name or an alias counts anywhere; "Jr" and middle initials may differ. A surname alone counts where its
 *       person is in play: attached to the article, or named before in it; and where nobody else of that name is.
 *   <li>A single word does not count as part of a longer unknown name ("Nancy Reagan", "Reagan Library", "Wilson and
 *       Co"), as a date ("in May"), nor, for one who is not in play, as an ordinary word that begins a sentence. Titles
 *       before it are not part of the mention.
 *   <li>Of several persons of a full name: the attached one, else the one in play, else none.
 * </ol>
 *
 * <p><b>Places</b>
 *
 * <ol start="8">
 *   <li>A country counts anywhere, in the names of organisations too ("Bank of Japan", "Japan Airlines": the indexers of
 *       Reuters tagged those as often as others), except where it is part of another region's name ("New Jersey", "South
 *       Korea") and, for those that people are called (Jordan, Chad), of a person's.
 *   <li>Another place does not count as part of a longer unknown name: behind a title or a capitalised word ("Mr Boston",
 *       "Jack London"), or before a company's or newspaper's ("Washington Post"). Before other capitalised words it counts
 *       if these name an institution there ("London Metal Exchange"), or if the article has evidence for it.
 *   <li>Evidence is a preposition of place or a direction before the name ("in Reading", "southern Ohio"), a region or
 *       state behind it ("Mobile, Ala."), "-based", "the city of", or the line that says where a story was written.
 *       Against it speak the cases of the rule above and verbs of saying ("Houston said"), in the whole article.
 *   <li>Places that are attached count. So do those with evidence and, unless something speaks against it, places of
 *       500,000 inhabitants under their primary name and places of unknown size (an editor's own) under any. Lesser places
 *       and other names count only with more evidence in the article than against it.
 *   <li>An ordinary word ({@code ordinary-words.txt}) is a place only with evidence in the same sentence, or if attached;
 *       a month, a day or a nation's adjective only with a region behind it.
 *   <li>Of several places of one name: the attached one; else the one in the country named behind it, there or elsewhere
 *       in the article; else, with those that have it as an alias only left aside, the one in the country that the article
 *       mentions most, unless another is three times larger; else a country; else the largest; else none.
 * </ol>
 */
public final class Recogniser {

    private final Dictionary dictionary;

    public Recogniser(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * The mentions in the order of the text; they do not overlap.
     *
     * @param texts the texts of the article's blocks, in order; a headline best comes last, since surnames are recognised
     *     behind full names only
     * @param attached the people and places that an editor attached to the article: those it is about
     */
    public List<Mention> find(List<String> texts, Set<UUID> attached) {
        return List.copyOf(new Reading(dictionary, texts, attached).mentions());
    }
}
