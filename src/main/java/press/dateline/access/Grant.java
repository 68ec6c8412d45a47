package press.dateline.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entitlement as it is applied.
 *
 * @param groups of each of which an article has one trait
 * @param excluded traits of which it has none
 * @param delay how long after publication it comes
 * @param depth how long after publication it goes; null: never
 * @param excludedHolders the holders of images that do not come, as traits
 * @param territories the countries for which it is; null: for all
 * @param channels those for which it is
 */
record Grant(
        List<Set<String>> groups,
        Set<String> excluded,
        Duration delay,
        @Nullable Duration depth,
        boolean isFull,
        boolean hasImages,
        Set<String> excludedHolders,
        @Nullable Set<String> territories,
        Set<String> channels,
        @Nullable Instant from,
        @Nullable Instant until) {

    static Grant of(EntitlementTerms terms) {
        List<Set<String>> groups = new ArrayList<>();
        Set<String> excluded = new LinkedHashSet<>();
        groups(terms.include()).filter(group -> !group.isEmpty()).forEach(groups::add);
        groups(terms.exclude()).forEach(excluded::addAll);
        return new Grant(
                List.copyOf(groups),
                Set.copyOf(excluded),
                Duration.ofMinutes(Objects.requireNonNullElse(terms.delayMinutes(), 0)),
                terms.archiveDays() == null ? null : Duration.ofDays(terms.archiveDays()),
                !"summary".equals(terms.text()),
                !"no".equals(terms.images()),
                words(terms.excludedImageHolders(), Trait::holder),
                territories(terms),
                terms.channels().isEmpty() ? Set.copyOf(Trait.CHANNELS) : Set.copyOf(terms.channels()),
                terms.from(),
                terms.until());
    }

    private static Stream<Set<String>> groups(EntitlementTerms.@Nullable Selection selection) {
        return selection == null
                ? Stream.empty()
                : Stream.of(
                        words(selection.sections(), id -> Trait.section(UUID.fromString(id))),
                        words(selection.tags(), id -> Trait.tag(UUID.fromString(id))),
                        words(selection.kinds(), Trait::kind),
                        words(selection.languages(), Trait::language),
                        words(selection.holders(), Trait::holder));
    }

    private static Set<String> words(List<String> names, Function<String, String> trait) {
        return names.stream().map(trait).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Set<String> territories(EntitlementTerms terms) {
        return Territories.of(terms.territories(), terms.exceptTerritories());
    }

    boolean isInForce(Instant at) {
        return (from == null || !from.isAfter(at)) && (until == null || until.isAfter(at));
    }

    /** What an article must be. */
    Condition articles() {
        List<Condition> all = new ArrayList<>(selected());
        all.add(new Condition.Because(Reason.DELAY, new Condition.Age(delay, null)));
        if (depth != null) {
            all.add(new Condition.Because(Reason.ARCHIVE, new Condition.Age(Duration.ZERO, depth)));
        }
        all.add(new Condition.Because(Reason.EXPIRED, new Condition.Unexpired()));
        return new Condition.All(all);
    }

    /** What an image must be to come with an article that comes. */
    Condition images() {
        if (!hasImages) {
            return new Condition.Because(Reason.NO_IMAGES, new Condition.Any(List.of()));
        }
        List<Condition> all = new ArrayList<>(allowed());
        all.add(new Condition.Because(Reason.EXCLUDED_HOLDER, new Condition.HasNone(excludedHolders)));
        all.add(new Condition.Because(Reason.EXPIRED, new Condition.Unexpired()));
        return new Condition.All(all);
    }

    /** What it must have been to be seen once: age and ended rights take nothing back. */
    Condition everSeen() {
        List<Condition> all = new ArrayList<>(selected());
        all.add(new Condition.Age(delay, null));
        return depth != null && depth.compareTo(delay) <= 0 ? new Condition.Any(List.of()) : new Condition.All(all);
    }

    private List<Condition> selected() {
        List<Condition> all = new ArrayList<>(allowed());
        groups.forEach(group -> all.add(new Condition.Because(Reason.notIn(group), new Condition.Has(group))));
        if (!excluded.isEmpty()) {
            all.add(new Condition.Because(Reason.EXCLUDED, new Condition.HasNone(excluded)));
        }
        return all;
    }

    /** Partners may have it, somewhere and somehow of where and how this is for. */
    private List<Condition> allowed() {
        List<Condition> all = new ArrayList<>();
        all.add(new Condition.Because(Reason.SYNDICATION, new Condition.Has(Set.of(Trait.SYNDICATED))));
        if (territories != null) {
            all.add(new Condition.Because(
                    Reason.TERRITORY, new Condition.Has(with(Trait.EVERYWHERE, territories, Trait::territory))));
        }
        all.add(new Condition.Because(
                Reason.CHANNEL, new Condition.Has(with(Trait.EVERY_CHANNEL, channels, Trait::channel))));
        return all;
    }

    private static Set<String> with(String every, Set<String> some, Function<String, String> trait) {
        return Stream.concat(Stream.of(every), some.stream().map(trait)).collect(Collectors.toUnmodifiableSet());
    }

    /** The same for one country, and one channel, where they are named; empty where it is not for these. */
    Optional<Grant> narrowed(@Nullable String territory, @Nullable String channel) {
        boolean isFor = (territory == null || territories == null || territories.contains(territory))
                && (channel == null || channels.contains(channel));
        return isFor
                ? Optional.of(new Grant(
                        groups,
                        excluded,
                        delay,
                        depth,
                        isFull,
                        hasImages,
                        excludedHolders,
                        territory == null ? territories : Set.of(territory),
                        channel == null ? channels : Set.of(channel),
                        from,
                        until))
                : Optional.empty();
    }
}
