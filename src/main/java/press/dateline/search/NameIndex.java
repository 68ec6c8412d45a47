package press.dateline.search;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ChangeFollower;
import press.dateline.change.LoggedChange;
import press.dateline.text.TypedText;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * The names of people, places, sections and tags, in memory: read from PostgreSQL at the start, in the background, and
 * kept fresh by the log. All of them are public.
 */
@Singleton
class NameIndex implements ChangeFollower {

    private static final Logger LOG = Logger.getLogger(NameIndex.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final NameRows rows;
    private volatile CompletableFuture<Names> names = new CompletableFuture<>();

    NameIndex(NameRows rows) {
        this.rows = rows;
    }

    private record Names(IndexWriter writer, SearcherManager searchers) {}

    /** Where a thing stands among those that a query finds. */
    record Place(int score, String key, UUID id) {}

    /** A thing that was found. */
    record Found(NamedThing thing, Place place) {}

    @Override
    public boolean guardsReads() {
        return true;
    }

    @Override
    public long startAfter(long newest) {
        CompletableFuture<Names> building = names;
        Thread.ofPlatform().daemon().name("names").start(() -> build(building));
        return newest;
    }

    @Override
    public void missed() {
        CompletableFuture<Names> before = names;
        CompletableFuture<Names> building = new CompletableFuture<>();
        names = building;
        build(building);
        closeIfBuilt(before);
    }

    private void build(CompletableFuture<Names> building) {
        try {
            IndexWriter writer =
                    new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(new KeywordAnalyzer()));
            for (NamedThing thing : rows.all()) {
                writer.addDocument(NameFields.document(thing));
            }
            building.complete(new Names(writer, new SearcherManager(writer, null)));
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "The names cannot be read; the next change tries again");
            building.completeExceptionally(e);
        }
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        Set<UUID> changed = new HashSet<>();
        for (LoggedChange change : changes) {
            switch (change.type()) {
                case PERSON, PLACE, SECTION, TAG -> changed.add(change.target());
                default -> {
                    // has no name here
                }
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        Names current = names.handle((built, failure) -> built).join();
        if (current == null) {
            missed();
            return;
        }
        try {
            for (UUID id : changed) {
                current.writer().deleteDocuments(NameFields.id(id));
            }
            for (NamedThing thing : rows.some(changed)) {
                current.writer().updateDocument(NameFields.id(thing.id()), NameFields.document(thing));
            }
            current.searchers().maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Things that have been typed, best first; where there are none, similar ones.
     *
     * @param after the last one of the page before
     */
    List<Found> find(String text, TypedText typed, Collection<Kind> kinds, int most, @Nullable Place after) {
        return ask(searcher -> {
            List<Found> exactly = find(searcher, NameFields.query(text, typed, kinds, false), most, after);
            boolean none = exactly.isEmpty()
                    && (after == null || searcher.count(NameFields.query(text, typed, kinds, false)) == 0);
            return none ? find(searcher, NameFields.query(text, typed, kinds, true), most, after) : exactly;
        });
    }

    private static List<Found> find(IndexSearcher searcher, Query query, int most, @Nullable Place after)
            throws IOException {
        TopFieldDocs top = after == null
                ? searcher.search(query, most, NameFields.BEST)
                : (TopFieldDocs) searcher.searchAfter(
                        position(after, searcher.getIndexReader().maxDoc()), query, most, NameFields.BEST);
        StoredFields stored = searcher.storedFields();
        List<Found> found = new ArrayList<>();
        for (ScoreDoc match : top.scoreDocs) {
            Document document = stored.document(match.doc);
            NamedThing thing = NameFields.thing(document);
            Object[] keys = ((FieldDoc) match).fields;
            found.add(new Found(
                    thing,
                    new Place(Float.floatToIntBits((Float) keys[0]), ((BytesRef) keys[1]).utf8ToString(), thing.id())));
        }
        return found;
    }

    private static FieldDoc position(Place place, int documents) {
        return new FieldDoc(Math.max(documents - 1, 0), Float.NaN, new Object[] {
            Float.intBitsToFloat(place.score()),
            new BytesRef(place.key()),
            new BytesRef(place.id().toString())
        });
    }

    private interface Asking<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    private <T> T ask(Asking<T> asking) {
        try {
            SearcherManager searchers =
                    names.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).searchers();
            IndexSearcher searcher = searchers.acquire();
            try {
                return asking.ask(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (ExecutionException | TimeoutException | AlreadyClosedException _) {
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(ProblemType.UNAVAILABLE, "The names are still being read. Try again in a second.")
                .header("Retry-After", "1");
    }

    void onStop(@Observes ShutdownEvent event) {
        closeIfBuilt(names);
    }

    private static void closeIfBuilt(CompletableFuture<Names> building) {
        if (!building.isDone() || building.isCompletedExceptionally()) {
            return;
        }
        Names names = building.join();
        try (IndexWriter writer = names.writer()) {
            names.searchers().close();
            writer.rollback();
        } catch (IOException e) {
            LOG.debugf(e, "The names were not closed in order");
        }
    }
}
