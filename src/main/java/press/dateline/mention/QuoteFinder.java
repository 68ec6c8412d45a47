package press.dateline.mention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.dateline.language.Vocabulary;
import press.dateline.language.Words;

/**
 * Finds direct quotations and who speaks them. Precision goes first: where the text does not plainly say who speaks,
 * nobody does.
 *
 * <ol>
 *   <li>Quotations stand in “ ”, " " or ‘ ’; one that a paragraph leaves open goes on where the next begins with the same
 *       mark.
 *   <li>One of fewer than three words counts only with a verb of saying or naming beside it; words all capitalised, as
 *       the titles of books are, only with a speaker.
 *   <li>The speaker is the subject of a verb of saying behind the quotation ("…," Baker said; "…," said Baker; "…,"
 *       according to Baker), else of the nearest one before it in the same sentence (Baker told reporters: "…"; Baker
 *       called it "…"; he refused, saying "…"; Baker was quoted as saying "…"). {@link Phrases} says what a subject is.
 *   <li>A quotation of whole sentences without such a verb, in the same paragraph and directly behind the sentence in
 *       which somebody spoke, is that speaker's; so is each paragraph of one that goes on.
 *   <li>"He" and "she" are the last subject before, if that is a person, was named at most two paragraphs before, and is
 *       not called Mrs or Mr to the contrary.
 * </ol>
 */
public final class QuoteFinder {

    private final Vocabulary vocabulary = SpeechWords.vocabulary();

    /**
     * The quotations of an article, in order.
     *
     * @param texts the texts of its blocks, in order
     * @param mentions what the {@link Recogniser} found in these texts
     */
    public List<QuoteFound> find(List<String> texts, List<Mention> mentions) {
        List<Quotation> quotations = QuoteMarks.in(texts);
        if (quotations.isEmpty()) {
            return List.of();
        }
        Map<Integer, List<Mention>> byText = new HashMap<>();
        for (Mention mention : mentions) {
            byText.computeIfAbsent(mention.text(), none -> new ArrayList<>()).add(mention);
        }
        Map<Integer, List<Quotation>> quotationsByText = new HashMap<>();
        for (Quotation quotation : quotations) {
            quotationsByText
                    .computeIfAbsent(quotation.text(), none -> new ArrayList<>())
                    .add(quotation);
        }
        List<QuoteFound> found = new ArrayList<>();
        LastSubject last = new LastSubject();
        for (int text = 0; text < texts.size(); text++) {
            Words words = Words.of(texts.get(text), vocabulary);
            Phrases phrases = new Phrases(words, byText.getOrDefault(text, List.of()));
            new QuotedText(text, words, phrases, last, found).read(quotationsByText.getOrDefault(text, List.of()));
        }
        return List.copyOf(found);
    }
}
