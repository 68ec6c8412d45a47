package press.dateline.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a partner may use something: by the conditions that decide what it sees, and nothing else.
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

    /** It may be used without end. */
    public static final Verdict FREE = new Verdict(ALLOW, null, List.of());

    static Verdict denied(List<String> reasons) {
        return new Verdict(DENY, null, reasons);
    }

    public boolean isAllowed() {
        return word.equals(ALLOW);
    }

    /** The verdicts on one article, for a contract at a time. */
    public static final class Of {

        private final Contract all;
        private final Contract narrowed;
        private final Listing article;
        private final Instant at;

        /**
         * Asks.
         *
         * @param contract the whole of it, with what is not in force yet
         * @param territory a country; null: any of those agreed on
         * @param channel a channel; null: any of those agreed on
         */
        public Of(
                Contract contract, @Nullable String territory, @Nullable String channel, Listing article, Instant at) {
            this.all = contract;
            this.narrowed = contract.narrowed(territory, channel);
            this.article = article;
            this.at = at;
        }

        /** On the article, be it all of it or its summary. */
        public Verdict article() {
            return on(_ -> Optional.empty());
        }

        /** On all of its text. */
        public Verdict text() {
            return on(given -> given.grant().isFull() ? Optional.empty() : Optional.of(Reason.SUMMARY));
        }

        /** On an image that it shows. */
        public Verdict image(Listing image) {
            return on(given -> given.images().holds(image, at)
                    ? Optional.empty()
                    : given.images().failing(image, at).stream().findFirst().map(reason -> Reason.told(reason, image)));
        }

        /** Says why a part is not given with an article that is. */
        private interface Part {
            Optional<String> withheld(Contract.Given given);
        }

        private Verdict on(Part part) {
            List<Contract.Given> admitting = narrowed.at(at).given().stream()
                    .filter(given -> given.articles().holds(article, at)
                            && part.withheld(given).isEmpty())
                    .toList();
            if (!admitting.isEmpty()) {
                return new Verdict(ALLOW, end(admitting), List.of());
            }
            return narrowed.given().stream()
                    .filter(given -> part.withheld(given).isEmpty())
                    .flatMap(given -> begin(given).stream())
                    .min(Comparator.naturalOrder())
                    .map(begin -> new Verdict(WAIT, begin, List.of(Reason.DELAY)))
                    .orElseGet(() -> denied(reasons(part)));
        }

        /** When none of them gives it any more. */
        private @Nullable Instant end(List<Contract.Given> admitting) {
            List<Optional<Instant>> ends =
                    admitting.stream().map(given -> given.end(article)).toList();
            return ends.stream().anyMatch(Optional::isEmpty)
                    ? null
                    : ends.stream()
                            .flatMap(Optional::stream)
                            .max(Comparator.naturalOrder())
                            .orElse(null);
        }

        /** When it begins to be given, if only time stands in its way. */
        private Optional<Instant> begin(Contract.Given given) {
            Instant comes = article.publishedAt().plus(given.grant().delay());
            Instant begin = Stream.of(
                            Optional.of(comes),
                            Optional.ofNullable(given.grant().from()))
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder())
                    .orElse(comes);
            return begin.isAfter(at)
                            && given.grant().isInForce(begin)
                            && given.articles().holds(article, begin)
                    ? Optional.of(begin)
                    : Optional.empty();
        }

        private List<String> reasons(Part part) {
            List<Contract.Given> inForce = narrowed.at(at).given();
            if (inForce.isEmpty()) {
                return List.of(all.at(at).given().isEmpty() ? Reason.NO_ENTITLEMENT : Reason.NOT_FOR);
            }
            List<String> reasons = new ArrayList<>();
            for (Contract.Given given : inForce) {
                given.articles().failing(article, at).forEach(reason -> reasons.add(Reason.told(reason, article)));
                if (given.articles().holds(article, at)) {
                    part.withheld(given).ifPresent(reasons::add);
                }
            }
            return reasons.stream().distinct().toList();
        }
    }
}
