package press.dateline.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import press.dateline.change.ChangeFollower;
import press.dateline.change.LoggedChange;
import press.dateline.web.ArticleCopy;
import press.dateline.web.Times;

/**
 * Which partner was given which article, at which revision, whole or as its summary. The first time is stored before the
 * answer is sent; what is known to be stored costs nothing.
 */
@Singleton
public class Deliveries implements ChangeFollower {

    private static final int MOST_KNOWN = 100_000;

    private static final String INSERT = """
            INSERT INTO delivery (article_id, partner_id, revision, whole, at)
            SELECT d.article::uuid, ?, d.revision::integer, d.whole::boolean, ?
            FROM unnest(?::text[], ?::text[], ?::text[]) AS d (article, revision, whole) ORDER BY 1, 3, 4
            ON CONFLICT DO NOTHING
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final Cache<Known, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    Deliveries(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** A delivery that is stored. */
    private record Known(UUID partner, ArticleCopy copy) {}

    /** Whether all of it is known to be stored. */
    public boolean knows(UUID partner, List<ArticleCopy> copies) {
        for (ArticleCopy copy : copies) {
            if (known.getIfPresent(new Known(partner, copy)) == null) {
                return false;
            }
        }
        return true;
    }

    /** Stores it; when this returns, it is committed. One statement. */
    public void record(UUID partner, List<ArticleCopy> copies) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, partner);
            insert.setObject(2, OffsetDateTime.ofInstant(Times.now(clock), ZoneOffset.UTC));
            List<Function<ArticleCopy, Object>> columns =
                    List.of(ArticleCopy::article, ArticleCopy::revision, ArticleCopy::whole);
            for (int i = 0; i < columns.size(); i++) {
                insert.setArray(
                        i + 3,
                        connection.createArrayOf(
                                "text",
                                copies.stream()
                                        .map(columns.get(i))
                                        .map(String::valueOf)
                                        .toArray()));
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what a partner is given could not be noted", e);
        }
        copies.forEach(copy -> known.put(new Known(partner, copy), true));
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        // What was given stays given, whatever becomes of it.
    }

    /** An older database may have been put in the place of this one. */
    @Override
    public void missed() {
        known.invalidateAll();
    }
}
