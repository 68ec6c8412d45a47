package press.dateline.text;

import java.util.ArrayList;
import java.util.List;
import press.dateline.text.QueryPart.Item;
import press.dateline.text.QueryPart.Kind;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

/**
 * Reads what people write into a search box. Whatever they write means something: quotation marks that are not closed
 * end with the text, an OR that stands between nothing is a word, other signs are passed over.
 */
final class QueryReader {

    private static final String QUOTES = "\"“”„‟«»＂「」『』";
    private static final String MINUS = "-\u2212";
    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_WORDS = 20;

    /** What the words are cut into; each is looked for several times, and Lucene takes 1,024 clauses in all. */
    private static final int MOST_TERMS = 60;

    /** Languages that cut text differently; all others cut it like the first. */
    private static final List<String> CUTS = List.of(Language.OTHER.code(), "th");

    private final String query;
    private final String parameter;
    private final List<Read> read = new ArrayList<>();
    private int at;

    private record Read(Item item, boolean not, boolean isOperator) {}

    private QueryReader(String parameter, String query) {
        this.parameter = parameter;
        this.query = query;
    }

    /**
     * The parts of a query, all of which must hold.
     *
     * @param parameter where it was written, for what is said of it
     */
    static List<QueryPart> read(String parameter, String query) {
        if (query.length() > MOST_CHARACTERS) {
            throw ProblemException.parameter(
                    parameter, "takes " + MOST_CHARACTERS + " characters at most, not " + query.length() + ".");
        }
        if (!Texts.isStorable(query)) {
            throw ProblemException.parameter(parameter, "has a character that no text can have: leave it out.");
        }
        QueryReader reader = new QueryReader(parameter, query);
        reader.scan();
        List<QueryPart> parts = reader.parts();
        reader.check(parts);
        return parts;
    }

    private void scan() {
        boolean not = false;
        while (at < query.length()) {
            char c = query.charAt(at);
            if (isSpace(c)) {
                not = false;
                at++;
            } else if (MINUS.indexOf(c) >= 0 && isStart()) {
                not = true;
                at++;
            } else if (QUOTES.indexOf(c) >= 0) {
                phrase(not);
                not = false;
            } else {
                word(not);
                not = false;
            }
        }
    }

    /** Whether a minus here means not: what is before it is nothing, and behind it is something. */
    private boolean isStart() {
        return (at == 0 || isSpace(query.charAt(at - 1))) && at + 1 < query.length() && !isSpace(query.charAt(at + 1));
    }

    private void phrase(boolean not) {
        int start = at + 1;
        int end = start;
        while (end < query.length() && QUOTES.indexOf(query.charAt(end)) < 0) {
            end++;
        }
        at = Math.min(end + 1, query.length());
        add(Kind.PHRASE, query.substring(start, end), start, not);
    }

    private void word(boolean not) {
        int start = at;
        while (at < query.length() && !isSpace(query.charAt(at)) && QUOTES.indexOf(query.charAt(at)) < 0) {
            at++;
        }
        String text = query.substring(start, at);
        if (!not && (text.equals("OR") || text.equals("AND") || text.equals("|"))) {
            read.add(new Read(new Item(Kind.WORD, text, start), false, true));
        } else if (text.indexOf('*') > 0 && text.indexOf('*') == text.length() - 1) {
            prefix(text.substring(0, text.length() - 1), start, not);
        } else {
            add(Kind.WORD, text, start, not);
        }
    }

    private void prefix(String text, int start, boolean not) {
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        if (letters == 1) {
            throw ProblemException.parameter(
                    parameter,
                    "a * needs " + TextFields.SHORTEST_BEGINNING + " letters before it, which '" + Texts.excerpt(text)
                            + "*' has not: write more of the word.");
        }
        add(Kind.PREFIX, text, start, not);
    }

    /** Marks alone, without a letter, digit or picture, are passed over. */
    private void add(Kind kind, String text, int start, boolean not) {
        if (!TextAnalysis.words(Language.OTHER.code(), text).isEmpty()) {
            read.add(new Read(new Item(kind, text, start), not, false));
        }
    }

    private List<QueryPart> parts() {
        List<QueryPart> parts = new ArrayList<>();
        boolean or = false;
        for (int i = 0; i < read.size(); i++) {
            Read one = read.get(i);
            if (one.isOperator() && isBetween(i)) {
                or = !one.item().text().equals("AND");
                continue;
            }
            if (or) {
                List<Item> anyOf = new ArrayList<>(parts.removeLast().anyOf());
                anyOf.add(one.item());
                parts.add(new QueryPart(List.copyOf(anyOf), false));
            } else {
                parts.add(new QueryPart(List.of(one.item()), one.not()));
            }
            or = false;
        }
        return parts.stream().filter(part -> !isPunctuation(part)).toList();
    }

    /** Whether an operator stands between two things that it can join. */
    private boolean isBetween(int i) {
        return i > 0 && i + 1 < read.size() && isPlain(read.get(i - 1)) && isPlain(read.get(i + 1));
    }

    private static boolean isPlain(Read read) {
        return !read.not() && !read.isOperator();
    }

    /** A bar that joins nothing. */
    private static boolean isPunctuation(QueryPart part) {
        return part.anyOf().getFirst().text().equals("|");
    }

    private void check(List<QueryPart> parts) {
        if (parts.isEmpty()) {
            throw ProblemException.parameter(parameter, "has no word: write one with a letter or a digit.");
        }
        List<String> texts = parts.stream()
                .flatMap(part -> part.anyOf().stream())
                .map(Item::text)
                .toList();
        int words = texts.stream()
                .mapToInt(text -> text.strip().split("\\s+").length)
                .sum();
        if (words > MOST_WORDS) {
            throw ProblemException.parameter(parameter, "takes " + MOST_WORDS + " words at most, not " + words + ".");
        }
        for (String language : CUTS) {
            int terms = texts.stream()
                    .mapToInt(text -> TextAnalysis.words(language, text).size())
                    .sum();
            if (terms > MOST_TERMS) {
                throw ProblemException.parameter(
                        parameter,
                        "takes " + MOST_TERMS + " terms at most, not " + terms
                                + ": words are parted at hyphens too, Thai by a dictionary, and each pair of Chinese,"
                                + " Japanese or Korean characters is one. Write less.");
            }
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
