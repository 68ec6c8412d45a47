package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** The archives of a feed in Atom (RFC 5005, section 4). */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class FeedArchivesTest {

    private static final String FIRST = "/v1/feeds/all.atom?limit=2";

    /** The archives by their addresses, the newest first, each with its titles. */
    private static Map<String, List<String>> archives() {
        Map<String, List<String>> archives = new LinkedHashMap<>();
        SyndFeed page = ReadFeed.at(FIRST);
        @Nullable String newer = null;
        for (@Nullable String address = ReadFeed.link(page, "prev-archive");
                address != null;
                address = ReadFeed.link(page, "prev-archive")) {
            page = ReadFeed.at(address);
            assertThat(ReadFeed.body(address.substring(address.indexOf("/v1/"))))
                    .contains("<fh:archive");
            assertThat(ReadFeed.link(page, "current")).endsWith(FIRST);
            assertThat(ReadFeed.link(page, "next-archive")).isEqualTo(newer);
            archives.put(address, ReadFeed.titles(page));
            newer = address;
        }
        return archives;
    }

    private static List<String> titles(Map<String, List<String>> archives) {
        return archives.values().stream().flatMap(List::stream).toList();
    }

    /** Publishes stories in the course of a month and the next one. */
    private static void twoMonths() {
        Instant now = Instant.now();
        OffsetDateTime nextMonth = now.atOffset(ZoneOffset.UTC).plusMonths(1).withDayOfMonth(10);
        TestClock.advance(Duration.between(now, nextMonth));
        for (int i = 1; i <= 5; i++) {
            Stories.publish("Before " + i);
        }
        TestClock.advance(Duration.between(nextMonth, nextMonth.plusMonths(1)));
        for (int i = 1; i <= 4; i++) {
            Stories.publish("Story " + i);
        }
    }

    @Test
    void theyStayWhatTheyAreWhileStoriesAreAdded() {
        twoMonths();
        assertThat(ReadFeed.body(FIRST)).doesNotContain("<fh:archive");
        Map<String, List<String>> first = archives();
        assertThat(first.values())
                .containsExactly(
                        List.of("Story 2", "Story 1"),
                        List.of("Before 5"),
                        List.of("Before 4", "Before 3"),
                        List.of("Before 2", "Before 1"));
        Stories.publish("Story 5");
        Map<String, List<String>> second = archives();
        assertThat(new ArrayList<>(second.values()).subList(1, second.size())).isEqualTo(List.copyOf(first.values()));
        assertThat(new ArrayList<>(second.keySet()).subList(1, second.size())).isEqualTo(List.copyOf(first.keySet()));
        assertThat(second.values().iterator().next()).containsExactly("Story 4", "Story 3");
        Stories.publish("Story 6");
        assertThat(archives()).isEqualTo(second);
        assertThat(titles(second)).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void aNoticeMovesNoArchiveOfOtherMonths() {
        twoMonths();
        Map<String, List<String>> before = archives();
        Stories.withdraw("before-3");
        List<String> after = titles(archives());
        assertThat(after.subList(0, 2)).isEqualTo(titles(before).subList(0, 2));
        assertThat(after)
                .contains("Before 5", "Before 4", "Before 2", "Before 1", "This story has been withdrawn.")
                .hasSize(7);
    }

    @Test
    void anyOtherPlaceLeadsToThem() {
        twoMonths();
        List<String> known = List.copyOf(archives().keySet());
        // Two a page: the page behind the first one begins where an archive does, one of three within it.
        SyndFeed page = ReadFeed.at("/v1/feeds/all.atom?limit=2");
        assertThat(ReadFeed.link(page, "next")).isEqualTo(known.getFirst());
        Stories.publish("Story 5");
        String within = Objects.requireNonNull(ReadFeed.link(ReadFeed.at(FIRST), "next"));
        assertThat(known).doesNotContain(within);
        assertThat(ReadFeed.body(within.substring(within.indexOf("/v1/")))).doesNotContain("<fh:archive");
        assertThat(ReadFeed.titles(ReadFeed.at(within))).containsExactly("Story 3");
        assertThat(ReadFeed.link(ReadFeed.at(within), "prev-archive")).isEqualTo(known.getFirst());
    }

    @Test
    void anArchiveCostsOneStatement() {
        twoMonths();
        String address = List.copyOf(archives().keySet()).get(2);
        String path = address.substring(address.indexOf("/v1/"));
        Stories.publish("Story 5");
        assertThat(Statements.ofRequest(() -> ReadFeed.body(path))).hasSize(1);
        assertThat(Statements.ofRequest(() -> ReadFeed.body(path))).isEmpty();
    }
}
