package press.dateline.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a contract asks of an article or an image, said once: in memory it {@link #holds}, for PostgreSQL it is written as
 * {@link #sql}, and the index of articles says it in Lucene's words.
 */
public sealed interface Condition {

    /** All of them hold. */
    record All(List<Condition> of) implements Condition {}

    /** One of them holds. */
    record Any(List<Condition> of) implements Condition {}

    /** It has one of these traits. */
    record Has(Set<String> one) implements Condition {}

    /** It has none of these traits. */
    record HasNone(Set<String> of) implements Condition {}

    /**
     * How long ago it was published.
     *
     * @param delay at least so long
     * @param depth less than so long; null: anything
     */
    record Age(Duration delay, @Nullable Duration depth) implements Condition {}

    /** The rights in it have not ended. */
    record Unexpired() implements Condition {}

    /** The same as another one; where that does not hold, this is why. */
    record Because(String reason, Condition of) implements Condition {}

    /** Why it does not hold: the reasons of those of its parts that do not, in their order. */
    default List<String> failing(Listing of, Instant at) {
        return switch (this) {
            case All all ->
                all.of.stream()
                        .flatMap(one -> one.failing(of, at).stream())
                        .distinct()
                        .toList();
            case Because because -> because.of.holds(of, at) ? List.of() : List.of(because.reason);
            default -> List.of();
        };
    }

    /** Whether it holds at a time. */
    default boolean holds(Listing of, Instant at) {
        return switch (this) {
            case All all -> all.of.stream().allMatch(one -> one.holds(of, at));
            case Any any -> any.of.stream().anyMatch(one -> one.holds(of, at));
            case Has has -> !Collections.disjoint(has.one, of.traits());
            case HasNone none -> Collections.disjoint(none.of, of.traits());
            case Age age ->
                !of.publishedAt().plus(age.delay).isAfter(at)
                        && (age.depth == null
                                || of.publishedAt().plus(age.depth).isAfter(at));
            case Unexpired _ -> of.rightsEnd() == null || of.rightsEnd().isAfter(at);
            case Because because -> because.of.holds(of, at);
        };
    }

    /**
     * A predicate.
     *
     * @param traits the expression of its traits
     * @param publishedAt that of its publication
     * @param rightsEnd that of the end of its rights
     * @param at that of the time for which it is asked
     */
    default String sql(String traits, String publishedAt, String rightsEnd, String at) {
        Function<Condition, String> sql = one -> one.sql(traits, publishedAt, rightsEnd, at);
        return switch (this) {
            case All all ->
                all.of.stream().map(one -> " AND " + sql.apply(one)).collect(Collectors.joining("", "(true", ")"));
            case Any any ->
                any.of.stream().map(one -> " OR " + sql.apply(one)).collect(Collectors.joining("", "(false", ")"));
            case Has has -> traits + " && " + array(has.one);
            case HasNone none -> "NOT " + traits + " && " + array(none.of);
            case Age age ->
                "(" + publishedAt + " <= " + at + " - " + interval(age.delay)
                        + (age.depth == null ? "" : " AND " + publishedAt + " > " + at + " - " + interval(age.depth))
                        + ")";
            case Unexpired _ -> "(" + rightsEnd + " IS NULL OR " + rightsEnd + " > " + at + ")";
            case Because because -> sql.apply(because.of);
        };
    }

    /** Traits hold nothing that would have to be quoted; whatever else stands in the place of one is refused. */
    private static String array(Collection<String> traits) {
        if (!traits.stream().allMatch(Trait::isOne)) {
            throw new IllegalArgumentException("not all of these are traits: " + traits);
        }
        return new TreeSet<>(traits).stream().collect(Collectors.joining("','", "cast(ARRAY['", "'] as text[])"));
    }

    private static String interval(Duration duration) {
        return "interval '" + duration.toSeconds() + " seconds'";
    }
}
