package press.dateline.text;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A query as it was written. What it means is known once it meets an index: it is looked for in its languages. */
final class WrittenQuery extends Query {

    private final SearchQuery query;
    private final List<String> fields;

    WrittenQuery(SearchQuery query, List<String> fields) {
        this.query = query;
        this.fields = fields;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Set<String> languages = new LinkedHashSet<>();
        languages.add(query.asker().code());
        @Nullable Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), TextFields.LANGUAGE);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef language = each.next(); language != null; language = each.next()) {
                languages.add(language.utf8ToString());
            }
        }
        return query.in(languages, fields);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return query.text();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WrittenQuery written
                && written.query.text().equals(query.text())
                && written.query.asker().equals(query.asker())
                && written.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(query.text(), query.asker().code(), fields);
    }
}
