package press.dateline.usage;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import press.dateline.change.ChangeFollower;
import press.dateline.change.ChangeType;
import press.dateline.change.LoggedChange;

/** The days of the site's time zone, in memory: each answer is counted on one. */
@Singleton
public class SiteDays implements ChangeFollower {

    private final DataSource dataSource;
    private volatile ZoneId zone = ZoneId.of("UTC");
    private volatile Day last = new Day(Instant.EPOCH, Instant.EPOCH, LocalDate.EPOCH);

    SiteDays(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A day, from its first instant until the next one's. */
    private record Day(Instant since, Instant until, LocalDate date) {}

    /** The site's time zone. */
    public ZoneId zone() {
        return zone;
    }

    /** Today there. */
    public LocalDate today(Clock clock) {
        Instant now = clock.instant();
        Day day = last;
        if (now.isBefore(day.since) || !now.isBefore(day.until)) {
            ZoneId here = zone;
            LocalDate date = LocalDate.ofInstant(now, here);
            day = new Day(
                    date.atStartOfDay(here).toInstant(),
                    date.plusDays(1).atStartOfDay(here).toInstant(),
                    date);
            last = day;
        }
        return day.date;
    }

    @Override
    public long startAfter(long newest) {
        read();
        return newest;
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        if (changes.stream().anyMatch(change -> change.type() == ChangeType.SITE)) {
            read();
        }
    }

    @Override
    public void missed() {
        read();
    }

    private void read() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT time_zone FROM site")) {
            if (row.next()) {
                zone = ZoneId.of(row.getString(1));
                last = new Day(Instant.EPOCH, Instant.EPOCH, LocalDate.EPOCH);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the site's time zone cannot be read", e);
        }
    }
}
