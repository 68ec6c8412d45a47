package press.dateline.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

/**
 * What somebody has typed so far: the beginnings of the words of a name or headline, in any order, accents and capitals
 * aside. The index holds all beginnings, so each word costs one term, however short it is.
 */
public final class TypedText {

    private static final int MOST_CHARACTERS = 100;
    private static final int MOST_WORDS = 8;

    /** Of a word, how many letters are indexed; what is typed beyond them is not looked at. */
    private static final int LONGEST_BEGINNING = 20;

    /** From how many letters on one, and two, may be wrong. */
    private static final int ONE_SLIP = 4;

    private static final int TWO_SLIPS = 8;
    private static final int MOST_SIMILAR = 30;

    private final List<String> words;

    private TypedText(List<String> words) {
        this.words = words;
    }

    /**
     * Reads what was typed. A {@link ProblemException} says what of it is too much.
     *
     * @param parameter the request's parameter that it was written in
     */
    public static TypedText read(String parameter, String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw ProblemException.parameter(
                    parameter, "takes " + MOST_CHARACTERS + " characters at most, not " + text.length() + ".");
        }
        if (!Texts.isStorable(text)) {
            throw ProblemException.parameter(parameter, "has a character that no text can have: leave it out.");
        }
        Set<String> words = new LinkedHashSet<>();
        TextAnalysis.words(Language.OTHER.code(), text)
                .forEach(word -> words.add(cut(FoldingFilter.fold(word.text()), LONGEST_BEGINNING)));
        if (words.isEmpty()) {
            throw ProblemException.parameter(parameter, "has no word: write one with a letter or a digit.");
        }
        if (words.size() > MOST_WORDS) {
            throw ProblemException.parameter(
                    parameter, "takes " + MOST_WORDS + " words at most, not " + words.size() + ".");
        }
        return new TypedText(List.copyOf(words));
    }

    /** Adds the beginnings of all words of a text to a field. */
    public static void add(Document document, String field, String text) {
        Set<String> beginnings = new LinkedHashSet<>();
        for (TextAnalysis.Term word : TextAnalysis.words(Language.OTHER.code(), text)) {
            String folded = FoldingFilter.fold(word.text());
            int letters = Math.min(folded.codePointCount(0, folded.length()), LONGEST_BEGINNING);
            for (int length = 1; length <= letters; length++) {
                beginnings.add(cut(folded, length));
            }
            if (word.isPair()) {
                beginnings.add(folded.substring(folded.offsetByCodePoints(0, letters - 1)));
            }
        }
        if (!beginnings.isEmpty()) {
            document.add(TextFields.terms(field, beginnings));
        }
    }

    /** Finds names that have a word for each that was typed; of several fields, a word may be in any of them. */
    public Query toLucene(List<String> fields) {
        return all(fields, false);
    }

    /** The same, of names that differ a little from what was typed: by a letter, in long words by two. */
    public Query similar(List<String> fields) {
        return all(fields, true);
    }

    private Query all(List<String> fields, boolean similar) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            for (String field : fields) {
                any.add(one(new Term(field, word), similar), Occur.SHOULD);
            }
            all.add(any.build(), Occur.MUST);
        }
        return new ConstantScoreQuery(all.build());
    }

    private static Query one(Term term, boolean similar) {
        int letters = term.text().codePointCount(0, term.text().length());
        if (!similar || letters < ONE_SLIP) {
            return new TermQuery(term);
        }
        return new FuzzyQuery(term, letters < TWO_SLIPS ? 1 : 2, 1, MOST_SIMILAR, true);
    }

    /** Where in a name stands what was typed; nothing where the name is only similar. */
    public List<Snippet.Range> ranges(String name) {
        List<Snippet.Range> ranges = new ArrayList<>();
        for (TextAnalysis.Term word : TextAnalysis.words(Language.OTHER.code(), name)) {
            String folded = FoldingFilter.fold(word.text());
            int typed = words.stream()
                    .filter(folded::startsWith)
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            if (typed == 0) {
                continue;
            }
            // Where folding has changed how long it is, nobody can say which letters these are.
            int end = folded.length() == word.end() - word.start() ? word.start() + typed : word.end();
            if (!ranges.isEmpty() && word.start() <= ranges.getLast().end()) {
                Snippet.Range last = ranges.removeLast();
                ranges.add(new Snippet.Range(last.start(), Math.max(last.end(), end)));
            } else {
                ranges.add(new Snippet.Range(word.start(), end));
            }
        }
        return ranges;
    }

    private static String cut(String word, int letters) {
        return word.codePointCount(0, word.length()) <= letters
                ? word
                : word.substring(0, word.offsetByCodePoints(0, letters));
    }
}
