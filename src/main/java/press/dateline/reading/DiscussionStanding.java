package press.dateline.reading;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.dateline.site.DiscussionRules;
import press.dateline.site.OpeningHours;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * How an article's discussion stands at a moment. Each rule is that of the nearest place that says something of it: of
 * moderators of the article, its section, those above, the site. What editors have written in the article itself
 * restricts it further.
 *
 * @param state open, closed, read-only, hidden, or off (editors want none)
 * @param moderation post or pre, where it is open or opens again by the clock
 * @param message what readers are told of why it is not open
 * @param closesAt when it closes by the clock
 * @param opensAt when it opens by the clock
 * @param changesAt when anything of this changes by the clock
 * @param places where something is said of it, the nearest first
 */
public record DiscussionStanding(
        String state,
        @Nullable String moderation,
        @Nullable String message,
        @Nullable Instant closesAt,
        @Nullable Instant opensAt,
        @Nullable Instant changesAt,
        List<DiscussionPlace> places) {

    private static final String OPEN = "open";
    private static final String OFF = "off";

    /**
     * How it stands.
     *
     * @param editors open, closed or off, as the published revision says
     * @param places the nearest first; the last is the site, which says a mode
     * @param publishedAt when the article was published first; null where it was not yet
     */
    public static DiscussionStanding of(
            String editors, List<DiscussionPlace> places, @Nullable Instant publishedAt, Instant at) {
        Said<String> mode = nearest(places, DiscussionRules::mode).orElseThrow();
        if (editors.equals(OFF)) {
            return shut(OFF, null, places);
        }
        if (mode.value.equals(DiscussionRules.HIDDEN) || mode.value.equals(DiscussionRules.READ_ONLY)) {
            return shut(mode.value, mode.message(), places);
        }
        if (mode.value.equals(DiscussionRules.CLOSED)) {
            return shut(DiscussionRules.CLOSED, mode.message(), places);
        }
        if (!editors.equals(OPEN)) {
            String message = places.getFirst().place().equals(DiscussionPlace.ARTICLE)
                    ? places.getFirst().rules().message()
                    : null;
            return shut(DiscussionRules.CLOSED, message, places);
        }
        return byTheClock(mode.value, places, publishedAt, at);
    }

    private static DiscussionStanding shut(String state, @Nullable String message, List<DiscussionPlace> places) {
        return new DiscussionStanding(state, null, message, null, null, null, places);
    }

    private static DiscussionStanding byTheClock(
            String moderation, List<DiscussionPlace> places, @Nullable Instant publishedAt, Instant at) {
        ZoneId zone = ZoneId.of(Objects.requireNonNull(places.getLast().timeZone()));
        Said<Integer> days = nearest(places, DiscussionRules::autoCloseDays).orElse(null);
        Instant end = days == null || days.value == 0 || publishedAt == null
                ? null
                : publishedAt.atZone(zone).plusDays(days.value).toInstant();
        if (days != null && end != null && !at.isBefore(end)) {
            return shut(DiscussionRules.CLOSED, days.message(), places);
        }
        Said<List<OpeningHours>> hours = nearest(places, DiscussionRules::openingHours)
                .filter(said -> !said.value.isEmpty())
                .orElse(null);
        if (hours == null) {
            return new DiscussionStanding(OPEN, moderation, null, end, null, end, places);
        }
        OpenTimes times = new OpenTimes(hours.value, zone, at);
        Optional<OpenTimes.Closing> closing = times.closing();
        if (closing.isPresent()) {
            Instant closesAt = ArticlePart.earlier(closing.get().at(), end);
            return new DiscussionStanding(OPEN, moderation, null, closesAt, null, closesAt, places);
        }
        Instant next = times.opening();
        Instant opensAt = next != null && (end == null || next.isBefore(end)) ? next : null;
        return new DiscussionStanding(
                DiscussionRules.CLOSED,
                opensAt == null ? null : moderation,
                hours.message(),
                null,
                opensAt,
                ArticlePart.earlier(next, end),
                places);
    }

    /** What a place says. */
    private record Said<T>(T value, DiscussionPlace place) {

        @Nullable
        String message() {
            return place.rules().message();
        }
    }

    private static <T> Optional<Said<T>> nearest(
            List<DiscussionPlace> places, Function<DiscussionRules, @Nullable T> rule) {
        for (DiscussionPlace place : places) {
            T value = rule.apply(place.rules());
            if (value != null) {
                return Optional.of(new Said<>(value, place));
            }
        }
        return Optional.empty();
    }

    /** Whether readers see comments. */
    public boolean isShown() {
        return !state.equals(OFF) && !state.equals(DiscussionRules.HIDDEN);
    }

    /** Whether what no rule holds back is shown at once. */
    public boolean isPostModerated() {
        return DiscussionRules.POST.equals(moderation);
    }

    /** The sections on whose rules it rests. */
    public List<UUID> sections() {
        return places.stream()
                .filter(place -> place.place().equals(DiscussionPlace.SECTION))
                .map(DiscussionPlace::id)
                .toList();
    }

    /**
     * Refuses what is new unless it is open.
     *
     * @throws ProblemException 409 with the state and, where there are some, message and next opening
     */
    public void requireOpen() {
        if (state.equals(OPEN)) {
            return;
        }
        ProblemException problem = new ProblemException(
                        ProblemType.WRONG_STATE,
                        "The discussion of this article is " + state + ": comments are taken while it is open"
                                + (opensAt == null ? "." : ", next from " + opensAt + " on."))
                .with("discussion", state);
        if (message != null) {
            problem.with("message", message);
        }
        throw opensAt == null ? problem : problem.with("opensAt", opensAt);
    }
}
