package press.dateline.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import press.dateline.text.QueryPart.Item;
import press.dateline.text.QueryPart.Kind;

/**
 * Makes what somebody wrote into terms of the index. In each language a word may have another stem; as all languages
 * share their fields, one that has any of these stems is found.
 */
final class TermQueries {

    /** How many words may stand between those of a query, in a headline, for it to count more. */
    private static final int NEAR = 2;

    private final List<String> languages;

    TermQueries(Collection<String> languages) {
        this.languages = languages.stream()
                .map(tag -> Language.of(tag).code())
                .distinct()
                .toList();
    }

    /** Finds an item in the field of all text. */
    Query matches(String field, Item item) {
        if (item.kind() != Kind.PREFIX) {
            return written(field, item);
        }
        Set<String> beginnings = beginnings(item);
        if (beginnings.isEmpty()) {
            return written(field, new Item(Kind.WORD, item.text(), item.start()));
        }
        return any(beginnings.stream().map(TermQueries::beginning).toList());
    }

    /** Weighs an item in a field of few words; nothing where too many words of it begin alike. */
    Optional<Query> weighed(String field, Item item) {
        if (item.kind() != Kind.PREFIX) {
            return Optional.of(written(field, item));
        }
        Set<String> beginnings = beginnings(item);
        boolean tooShort = beginnings.isEmpty()
                || beginnings.stream().anyMatch(beginning -> letters(beginning) <= TextFields.LONGEST_BEGINNING);
        return tooShort ? Optional.empty() : Optional.of(prefixed(field, beginnings));
    }

    /** Finds an item in a text that is cut for highlighting, or in a field of few words. */
    Query highlighted(String field, Item item) {
        Set<String> beginnings = item.kind() == Kind.PREFIX ? beginnings(item) : Set.of();
        return beginnings.isEmpty()
                ? written(field, item.kind() == Kind.PREFIX ? new Item(Kind.WORD, item.text(), item.start()) : item)
                : prefixed(field, beginnings);
    }

    /** Words near each other, in this order. */
    Optional<Query> adjacent(String field, List<Item> items) {
        if (items.size() < 2) {
            return Optional.empty();
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(NEAR);
        for (Item item : items) {
            Set<String> terms = new LinkedHashSet<>();
            for (String language : languages) {
                Collection<Set<String>> places = places(language, item.text());
                if (places.size() != 1) {
                    return Optional.empty();
                }
                places.forEach(terms::addAll);
            }
            phrase.add(terms.stream().map(term -> new Term(field, term)).toArray(Term[]::new));
        }
        return Optional.of(phrase.build());
    }

    private Query written(String field, Item item) {
        // By how many places there are: what is cut alike in several languages is one query.
        SortedMap<Integer, List<Set<String>>> cuts = new TreeMap<>();
        boolean pairs = item.kind() == Kind.WORD;
        for (String language : languages) {
            List<TextAnalysis.Term> terms = TextAnalysis.ofQuery(language, item.text());
            pairs &= !terms.isEmpty() && terms.stream().allMatch(TextAnalysis.Term::isPair);
            List<Set<String>> places = new ArrayList<>(places(terms));
            if (!places.isEmpty()) {
                cuts.merge(places.size(), places, TermQueries::united);
            }
        }
        List<Query> queries = new ArrayList<>();
        for (List<Set<String>> places : cuts.values()) {
            queries.add(pairs ? together(field, places) : inOrder(field, places));
        }
        return any(queries);
    }

    private static List<Set<String>> united(List<Set<String>> one, List<Set<String>> other) {
        for (int i = 0; i < one.size(); i++) {
            one.get(i).addAll(other.get(i));
        }
        return one;
    }

    private static Collection<Set<String>> places(String language, String text) {
        return places(TextAnalysis.ofQuery(language, text));
    }

    private static Collection<Set<String>> places(List<TextAnalysis.Term> terms) {
        SortedMap<Integer, Set<String>> places = new TreeMap<>();
        for (TextAnalysis.Term term : terms) {
            places.computeIfAbsent(term.position(), position -> new LinkedHashSet<>())
                    .add(term.text());
        }
        return places.values();
    }

    /** Pairs of characters that need not follow each other: nobody puts spaces between these words. */
    private static Query together(String field, List<Set<String>> places) {
        if (places.size() == 1) {
            return term(field, places.getFirst());
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        new LinkedHashSet<>(places).forEach(place -> all.add(term(field, place), Occur.MUST));
        return all.build();
    }

    private static Query inOrder(String field, List<Set<String>> places) {
        if (places.size() == 1) {
            return term(field, places.getFirst());
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (Set<String> place : places) {
            phrase.add(place.stream().map(text -> new Term(field, text)).toArray(Term[]::new));
        }
        return phrase.build();
    }

    private static Query term(String field, Set<String> forms) {
        if (forms.size() == 1) {
            return new TermQuery(new Term(field, forms.iterator().next()));
        }
        SynonymQuery.Builder any = new SynonymQuery.Builder(field);
        forms.forEach(form -> any.addTerm(new Term(field, form)));
        return any.build();
    }

    /** The folded beginnings that an item means; none where it is more than one word, or written in pairs. */
    private Set<String> beginnings(Item item) {
        Set<String> beginnings = new LinkedHashSet<>();
        for (String language : languages) {
            List<TextAnalysis.Term> words = TextAnalysis.words(language, item.text());
            if (words.size() != 1 || words.getFirst().isPair()) {
                return Set.of();
            }
            String folded = FoldingFilter.fold(words.getFirst().text());
            if (letters(folded) < TextFields.SHORTEST_BEGINNING) {
                return Set.of();
            }
            beginnings.add(folded);
        }
        return beginnings;
    }

    private static Query beginning(String beginning) {
        return letters(beginning) <= TextFields.LONGEST_BEGINNING
                ? new ConstantScoreQuery(new TermQuery(new Term(TextFields.BEGINNING, beginning)))
                : new PrefixQuery(new Term(TextFields.WORD, beginning));
    }

    private static Query prefixed(String field, Set<String> beginnings) {
        return any(beginnings.stream()
                .map(beginning -> (Query) new PrefixQuery(new Term(field, beginning)))
                .toList());
    }

    private static int letters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Query any(List<Query> queries) {
        if (queries.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        if (queries.size() == 1) {
            return queries.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }
}
