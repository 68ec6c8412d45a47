package press.dateline.cache;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import press.dateline.change.ChangeFollower;
import press.dateline.change.ChangeType;
import press.dateline.change.LoggedChange;
import press.dateline.web.CacheTags;

/**
 * Tells caches in front what is outdated: {@code PURGE} with the tags in {@code Cache-Tag}, before anybody else is told
 * of the change. Each instance does so, as each tells others; purging twice does no harm. How far a cache was told is
 * stored, so that nothing is left out while no instance runs.
 */
@Singleton
class Purger implements ChangeFollower {

    /** On every answer: what outdates all. */
    static final String ALL = "dateline";

    private static final Duration CONNECT = Duration.ofMillis(300);
    private static final Duration ANSWER = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Executor LATER = CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS);
    private static final int TAGS_AT_ONCE = 300;
    private static final int FIRST_ERROR = 400;

    private final List<URI> targets;
    private final DataSource dataSource;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private boolean failed;
    private long failedAt;

    Purger(CacheSettings settings, DataSource dataSource) {
        this.targets = settings.purgeUrls().orElse(List.of());
        this.dataSource = dataSource;
    }

    @Override
    public boolean goesFirst() {
        return !targets.isEmpty();
    }

    /** Goes on where the cache that knows least was told last. */
    @Override
    public long startAfter(long newest) {
        long oldest = newest;
        for (URI target : targets) {
            oldest = Math.min(oldest, told(target, newest));
        }
        return oldest;
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        boolean all = changes.stream().anyMatch(change -> change.type() == ChangeType.SITE);
        List<String> tags = all
                ? List.of(ALL)
                : CacheTags.union(changes.stream()
                                .filter(change ->
                                        !change.isForPartners()) // their answers are kept by no cache in front
                                .map(LoggedChange::outdated)
                                .toList())
                        .texts();
        if (targets.isEmpty()) {
            return;
        }
        purge(tags);
        remember(changes.getLast().seq());
        // What was on its way there, read before the change, may have come in after it.
        LATER.execute(() -> purge(tags));
    }

    @Override
    public void missed() {
        purge(List.of(ALL));
    }

    private synchronized void purge(List<String> tags) {
        if (failed && System.nanoTime() - failedAt < PAUSE.toNanos()) {
            throw new IllegalStateException("a cache in front did not answer; it is told again soon");
        }
        try {
            for (int from = 0; from < tags.size(); from += TAGS_AT_ONCE) {
                purgeAll(tags.subList(from, Math.min(tags.size(), from + TAGS_AT_ONCE)));
            }
            failed = false;
        } catch (IllegalStateException e) {
            failed = true;
            failedAt = System.nanoTime();
            throw e;
        }
    }

    /** All caches at once: others are told after the slowest, not after all of them. */
    private void purgeAll(List<String> tags) {
        Map<URI, CompletableFuture<HttpResponse<Void>>> answers = new LinkedHashMap<>();
        for (URI target : targets) {
            HttpRequest request = HttpRequest.newBuilder(target)
                    .timeout(ANSWER)
                    .header("Cache-Tag", String.join(",", tags))
                    .method("PURGE", HttpRequest.BodyPublishers.noBody())
                    .build();
            answers.put(target, http.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
        }
        answers.forEach((target, answer) -> {
            try {
                int status = answer.get().statusCode();
                if (status >= FIRST_ERROR) {
                    throw new IllegalStateException(target + " answers PURGE with " + status);
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(target + " cannot be told what is outdated", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        });
    }

    /** Up to which change a cache was told; a new one knows nothing that is outdated. */
    private long told(URI target, long newest) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        INSERT INTO purge_target (url, seq) VALUES (?, ?)
                        ON CONFLICT (url) DO UPDATE SET seq = least(purge_target.seq, excluded.seq) RETURNING seq
                        """)) {
            select.setString(1, target.toString());
            select.setLong(2, newest);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("where the caches in front are cannot be read", e);
        }
    }

    private void remember(long seq) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE purge_target SET seq = greatest(seq, ?) WHERE url = ANY(?)")) {
            update.setLong(1, seq);
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text", targets.stream().map(URI::toString).toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("how far the caches in front are cannot be stored", e);
        }
    }
}
