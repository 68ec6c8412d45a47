package press.dateline.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may use something: by the conditions that decide what they see, and nothing else.
 *
 * @param word allow, deny or wait
 * @param until of allow until when, of wait from when on it is allowed; null: without end
 * @param reasons why not, or not yet
 */
public record Verdict(String word, @Nullable Instant until, List<String> reasons) {

    /** It may be used. */
    public static final String ALLOW = "allow";

    /** It may not be used. */
    public static final String DENY = "deny";

    /** It may be used later. */
    public static final String WAIT = "wait";

    private static final Part WHOLE = new Part(null, (_, _) -> Optional.empty());

    private static final Part TEXT =
            new Part(null, (given, _) -> given.grant().isFull() ? Optional.empty() : Optional.of(Reason.SUMMARY));

    /** That it may not be used. */
    public static Verdict denied(List<String> reasons) {
        return new Verdict(DENY, null, reasons);
    }

    public boolean isAllowed() {
        return word.equals(ALLOW);
    }

    /** The verdicts on one article, for a contract at a time. */
    public static final class Of {

        private final @Nullable Contract all;
        private final @Nullable Contract narrowed;
        private final Listing article;
        private final @Nullable Instant ends;
        private final Instant at;

        /**
         * Asks.
         *
         * @param contract the whole of it, with what is not in force yet; null: of who is no partner
         * @param territory a country; null: any of those agreed on
         * @param channel a channel; null: any of those agreed on
         * @param ends when it is published no longer, whoever asks; null: nothing is known of an end
         */
        public Of(
                @Nullable Contract contract,
                @Nullable String territory,
                @Nullable String channel,
                Listing article,
                @Nullable Instant ends,
                Instant at) {
            this.all = contract;
            this.narrowed = contract == null ? null : contract.narrowed(territory, channel);
            this.article = article;
            this.ends = ends;
            this.at = at;
        }

        /** On the article, be it all of it or its summary. */
        public Verdict article() {
            return on(WHOLE);
        }

        /** On all of its text. */
        public Verdict text() {
            return on(TEXT);
        }

        /** On an image that its summary shows, too. */
        public Verdict image(Listing image) {
            return on(part(image));
        }

        /** On an image that stands in its body: without the text there is no place for it. */
        public Verdict imageInBody(Listing image) {
            Verdict alone = image(image);
            Verdict text = text();
            if (alone.word.equals(DENY) || text.word.equals(DENY)) {
                return alone.word.equals(DENY) ? alone : text;
            }
            List<Stretch> both = new ArrayList<>();
            for (Stretch shown : stretches(part(image))) {
                stretches(TEXT).forEach(said -> shown.within(said).ifPresent(both::add));
            }
            return on(
                    both,
                    () -> Stream.of(alone, text)
                            .flatMap(verdict -> verdict.reasons.stream())
                            .distinct()
                            .toList());
        }

        private static Part part(Listing image) {
            return new Part(
                    image.rightsEnd(),
                    (given, time) -> given.images().holds(image, time)
                            ? Optional.empty()
                            : given.images().failing(image, time).stream()
                                    .findFirst()
                                    .map(reason -> Reason.told(reason, image)));
        }

        private Verdict on(Part part) {
            return on(stretches(part), () -> reasons(part));
        }

        /** It is allowed in a stretch, and before one it has to wait. */
        private Verdict on(List<Stretch> stretches, Supplier<List<String>> denied) {
            for (Stretch one : joined(stretches)) {
                if (one.begin().isAfter(at)) {
                    return new Verdict(WAIT, one.begin(), one.awaited());
                }
                if (one.end() == null || one.end().isAfter(at)) {
                    return new Verdict(ALLOW, one.end(), List.of());
                }
            }
            return denied(denied.get());
        }

        /** When a part is given, by each entitlement that ever gives it. */
        private List<Stretch> stretches(Part part) {
            if (narrowed == null) {
                return List.of(new Stretch(Instant.MIN, Stretch.earlier(ends, part.end()), List.of()));
            }
            return narrowed.given().stream()
                    .flatMap(given -> stretch(given, part).stream())
                    .toList();
        }

        /** All that conditions say of time stands in begin and end, so what holds at the begin holds until the end. */
        private Optional<Stretch> stretch(Contract.Given given, Part part) {
            Grant grant = given.grant();
            Instant comes = article.publishedAt().plus(grant.delay());
            Instant from = grant.from();
            Instant begin = from != null && from.isAfter(comes) ? from : comes;
            Instant end = Stream.of(
                            Optional.ofNullable(ends),
                            Optional.ofNullable(article.rightsEnd()),
                            Optional.ofNullable(grant.until()),
                            Optional.ofNullable(grant.depth()).map(article.publishedAt()::plus),
                            Optional.ofNullable(part.end()))
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            boolean isGiven = (end == null || end.isAfter(begin))
                    && grant.isInForce(begin)
                    && given.articles().holds(article, begin)
                    && part.withheld().of(given, begin).isEmpty();
            List<String> awaited = new ArrayList<>();
            if (comes.isAfter(at)) {
                awaited.add(Reason.DELAY);
            }
            if (from != null && from.isAfter(at)) {
                awaited.add(Reason.NOT_IN_FORCE);
            }
            return isGiven ? Optional.of(new Stretch(begin, end, awaited)) : Optional.empty();
        }

        /** In their order; those that meet are one. */
        private static List<Stretch> joined(List<Stretch> stretches) {
            List<Stretch> joined = new ArrayList<>();
            stretches.stream().sorted(Comparator.comparing(Stretch::begin)).forEach(next -> {
                if (!joined.isEmpty() && joined.getLast().meets(next)) {
                    joined.add(joined.removeLast().with(next));
                } else {
                    joined.add(next);
                }
            });
            return joined;
        }

        private List<String> reasons(Part part) {
            if (ends != null && !ends.isAfter(at)) {
                return List.of(Reason.UNPUBLISHED);
            }
            if (all == null || narrowed == null) {
                return List.of(Reason.EXPIRED);
            }
            List<Contract.Given> inForce = narrowed.at(at).given();
            if (inForce.isEmpty()) {
                return List.of(all.at(at).given().isEmpty() ? Reason.NO_ENTITLEMENT : Reason.NOT_FOR);
            }
            List<String> reasons = new ArrayList<>();
            for (Contract.Given given : inForce) {
                // Why it does not come even after its delay; else that is why, as it goes before.
                Instant comes = article.publishedAt().plus(given.grant().delay());
                Instant time = comes.isAfter(at) ? comes : at;
                List<String> why = new ArrayList<>();
                given.articles().failing(article, time).forEach(reason -> why.add(Reason.told(reason, article)));
                if (why.isEmpty()) {
                    part.withheld().of(given, time).ifPresent(why::add);
                }
                reasons.addAll(why.isEmpty() ? List.of(Reason.DELAY) : why);
            }
            return reasons.stream().distinct().toList();
        }
    }

    /**
     * What it is asked of.
     *
     * @param end when it ends by itself; null: never
     */
    private record Part(@Nullable Instant end, Withheld withheld) {

        /** Why an entitlement that gives the article does not give the part with it, at a time; empty where it does. */
        @FunctionalInterface
        interface Withheld {
            Optional<String> of(Contract.Given given, Instant time);
        }
    }

    /**
     * A time in which something is given.
     *
     * @param end the first moment behind it; null: it has no end
     * @param awaited why it has not begun, if it has not
     */
    private record Stretch(Instant begin, @Nullable Instant end, List<String> awaited) {

        static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isBefore(other) ? one : other;
        }

        /** Whether a later one begins before this ends. */
        boolean meets(Stretch later) {
            return end == null || !later.begin.isAfter(end);
        }

        /** Both as one. */
        Stretch with(Stretch later) {
            Instant last = end == null || later.end == null ? null : end.isAfter(later.end) ? end : later.end;
            return new Stretch(begin, last, awaited);
        }

        /** As much of it as lies within another; empty where nothing does. */
        Optional<Stretch> within(Stretch other) {
            Stretch last = begin.isBefore(other.begin) ? other : this;
            Instant first = earlier(end, other.end);
            return first != null && !first.isAfter(last.begin)
                    ? Optional.empty()
                    : Optional.of(new Stretch(last.begin, first, last.awaited));
        }
    }
}
