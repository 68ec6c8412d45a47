package press.dateline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.site.DiscussionRules;
import press.dateline.site.OpeningHours;
import press.dateline.web.ProblemException;

/** Which of all that is said of a discussion counts. */
class DiscussionStandingTest {

    private static final Instant PUBLISHED = Instant.parse("2026-10-20T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-10-22T10:00:00Z");
    private static final List<OpeningHours> IN_THE_MORNING = List.of(new OpeningHours(
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "06:00", "09:00")); // NOW is noon in Berlin

    @ParameterizedTest
    @CsvSource({
        // editors, article, section, above, site; state, moderation
        "open,   ,          ,       ,          pre,       open,      pre",
        "open,   ,          ,       ,          post,      open,      post",
        "open,   ,          ,       ,          closed,    closed,",
        "open,   ,          ,       ,          read-only, read-only,",
        "open,   ,          ,       ,          hidden,    hidden,",
        "open,   ,          ,       hidden,    post,      hidden,",
        "open,   ,          closed, hidden,    post,      closed,",
        "open,   ,          pre,    closed,    hidden,    open,      pre",
        "open,   post,      pre,    closed,    hidden,    open,      post",
        "open,   hidden,    post,   ,          pre,       hidden,",
        "open,   read-only, hidden, ,          pre,       read-only,",
        "closed, ,          ,       ,          post,      closed,",
        "closed, post,      ,       ,          pre,       closed,",
        "closed, read-only, ,       ,          pre,       read-only,",
        "closed, hidden,    ,       ,          pre,       hidden,",
        "off,    post,      post,   post,      post,      off,",
        "off,    hidden,    ,       ,          pre,       off,",
    })
    void theNearestCountsAndEditorsRestrictIt(
            String editors,
            @Nullable String article,
            @Nullable String section,
            @Nullable String above,
            String site,
            String state,
            @Nullable String moderation) {
        DiscussionStanding standing = standing(editors, mode(article), mode(section), mode(above), mode(site));
        assertThat(standing.state()).isEqualTo(state);
        assertThat(standing.moderation()).isEqualTo(moderation);
        assertThat(standing.isPostModerated()).isEqualTo("post".equals(moderation));
        assertThat(standing.isShown()).isEqualTo(!state.equals("hidden") && !state.equals("off"));
        assertThat(standing.changesAt()).isNull();
    }

    @Test
    void theMessageIsThatOfThePlaceThatKeepsItClosed() {
        DiscussionRules site = new DiscussionRules("pre", "From six to nine.", null, IN_THE_MORNING);
        assertThat(standing("open", DiscussionRules.NONE, site).message()).isEqualTo("From six to nine.");
        assertThat(standing("open", new DiscussionRules("closed", "It went too far.", null, null), site)
                        .message())
                .isEqualTo("It went too far.");
        assertThat(standing("open", mode("closed"), site).message())
                .as("what the site says is about something else")
                .isNull();
        assertThat(standing("open", new DiscussionRules(null, "Old.", 1, null), site)
                        .message())
                .isEqualTo("Old.");
        assertThat(standing("closed", new DiscussionRules(null, "Thank you.", null, null), site)
                        .message())
                .isEqualTo("Thank you.");
        assertThat(standing("closed", DiscussionRules.NONE, site).message()).isNull();
        assertThat(standing("open", new DiscussionRules(null, "Always.", null, List.of()), site)
                        .message())
                .as("it is open")
                .isNull();
    }

    @Test
    void opensAndClosesByTheHours() {
        DiscussionRules site = new DiscussionRules("post", null, null, IN_THE_MORNING);
        DiscussionStanding shut = standing("open", DiscussionRules.NONE, site);
        assertThat(shut.state()).isEqualTo("closed");
        assertThat(shut.opensAt()).isEqualTo("2026-10-23T04:00:00Z");
        assertThat(shut.changesAt()).isEqualTo(shut.opensAt());
        assertThat(shut.moderation()).isEqualTo("post");
        DiscussionStanding open = at(Instant.parse("2026-10-23T04:00:00Z"), "open", DiscussionRules.NONE, site);
        assertThat(open.state()).isEqualTo("open");
        assertThat(open.closesAt()).isEqualTo("2026-10-23T07:00:00Z");
        assertThat(open.changesAt()).isEqualTo(open.closesAt());
        assertThat(open.opensAt()).isNull();
        assertThat(standing("open", new DiscussionRules(null, null, null, List.of()), site)
                        .state())
                .as("the section is open all day")
                .isEqualTo("open");
    }

    @Test
    void closesSoManyDaysAfterPublicationByTheClockOnTheWall() {
        DiscussionRules site = new DiscussionRules("pre", "Two weeks.", 14, null);
        DiscussionStanding open = standing("open", DiscussionRules.NONE, site);
        assertThat(open.closesAt())
                .as("noon in Berlin, where summer ends between")
                .isEqualTo("2026-11-03T11:00:00Z");
        assertThat(at(Instant.parse("2026-11-03T10:59:59.999999Z"), "open", DiscussionRules.NONE, site)
                        .state())
                .isEqualTo("open");
        DiscussionStanding shut = at(Instant.parse("2026-11-03T11:00:00Z"), "open", DiscussionRules.NONE, site);
        assertThat(shut.state()).isEqualTo("closed");
        assertThat(shut.message()).isEqualTo("Two weeks.");
        assertThat(shut.opensAt()).isNull();
        assertThat(standing("open", new DiscussionRules(null, null, 0, null), site)
                        .closesAt())
                .as("never, in this section")
                .isNull();
        assertThat(DiscussionStanding.of("open", places(DiscussionRules.NONE, site), null, NOW)
                        .closesAt())
                .as("not published yet")
                .isNull();
    }

    @Test
    void whatIsOverBeforeItOpensAgainDoesNotOpen() {
        DiscussionRules site = new DiscussionRules("pre", null, 3, IN_THE_MORNING);
        DiscussionStanding shut = at(Instant.parse("2026-10-23T08:00:00Z"), "open", DiscussionRules.NONE, site);
        assertThat(shut.state()).isEqualTo("closed");
        assertThat(shut.opensAt()).isNull();
        assertThat(shut.moderation()).isNull();
        assertThat(shut.changesAt()).isEqualTo("2026-10-23T10:00:00Z");
        assertThat(standing("open", DiscussionRules.NONE, site).opensAt()).isEqualTo("2026-10-23T04:00:00Z");
    }

    @Test
    void thePosterIsToldWhenItOpens() {
        standing("open", mode("pre")).requireOpen();
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> standing("open", new DiscussionRules("pre", null, null, IN_THE_MORNING))
                        .requireOpen());
        assertThat(refused.detail())
                .isEqualTo("The discussion of this article is closed: comments are taken while it is open, next from"
                        + " 2026-10-23T04:00:00Z on.");
    }

    private static DiscussionRules mode(@Nullable String mode) {
        return new DiscussionRules(mode, null, null, null);
    }

    private static DiscussionStanding standing(String editors, DiscussionRules... nearestFirst) {
        return at(NOW, editors, nearestFirst);
    }

    private static DiscussionStanding at(Instant at, String editors, DiscussionRules... nearestFirst) {
        return DiscussionStanding.of(editors, places(nearestFirst), PUBLISHED, at);
    }

    /** The first is the article, the last the site. */
    private static List<DiscussionPlace> places(DiscussionRules... nearestFirst) {
        List<DiscussionPlace> places = new ArrayList<>();
        for (int i = 0; i < nearestFirst.length; i++) {
            boolean isSite = i == nearestFirst.length - 1;
            places.add(new DiscussionPlace(
                    isSite ? "site" : i == 0 ? "article" : "section",
                    new UUID(0, i),
                    isSite ? "Europe/Berlin" : null,
                    nearestFirst[i]));
        }
        return places;
    }
}
