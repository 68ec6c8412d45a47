package press.dateline.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Change;

/**
 * What a partner has agreed on: its entitlements. A partner without any gets nothing. An article is seen where one of
 * those in force admits it.
 */
public final class Contract {

    /** Of the identity of a partner's key: its contract. */
    public static final String ATTRIBUTE = Contract.class.getName();

    private static final int NAME_BYTES = 12;

    private final UUID partner;
    private final List<Given> given;
    private final Condition articles;
    private final String name;
    private volatile @Nullable Contract inForce;

    /** A grant with what it comes to. */
    record Given(Grant grant, Condition articles, Condition images) {}

    private Contract(UUID partner, List<Grant> grants) {
        this.partner = partner;
        this.given = grants.stream()
                .map(grant -> new Given(grant, grant.articles(), grant.images()))
                .toList();
        this.articles = any(_ -> true, Given::articles);
        this.name = hash(grants.stream().map(Contract::written).collect(Collectors.joining("\n")));
    }

    private Condition any(Predicate<Grant> which, Function<Given, Condition> what) {
        return new Condition.Any(
                given.stream().filter(one -> which.test(one.grant())).map(what).toList());
    }

    List<Given> given() {
        return given;
    }

    private List<Grant> grants() {
        return given.stream().map(Given::grant).toList();
    }

    static Contract of(UUID partner, List<EntitlementTerms> entitlements) {
        return new Contract(partner, entitlements.stream().map(Grant::of).toList());
    }

    /** What of it is in force at a time. */
    Contract at(Instant at) {
        if (given.stream().allMatch(one -> one.grant().isInForce(at))) {
            return this;
        }
        List<Grant> now = grants().stream().filter(grant -> grant.isInForce(at)).toList();
        Contract last = inForce;
        if (last == null || !last.grants().equals(now)) {
            last = new Contract(partner, now);
            inForce = last;
        }
        return last;
    }

    /** What articles must be to be seen. */
    public Condition articles() {
        return articles;
    }

    /** Each of the conditions by which one of the entitlements leaves articles out, with its reason. */
    public List<Condition.Because> filters() {
        return given.stream()
                .flatMap(one -> one.articles() instanceof Condition.All all ? all.of().stream() : Stream.empty())
                .flatMap(one -> one instanceof Condition.Because because ? Stream.of(because) : Stream.empty())
                .distinct()
                .toList();
    }

    /** Whether all text is given of all articles that are. */
    public boolean isFull() {
        return given.stream().allMatch(one -> one.grant().isFull());
    }

    /** What they must be for all of their text to be seen. */
    public Condition wholeArticles() {
        return any(Grant::isFull, Given::articles);
    }

    /** What they must have been to be seen at some time, up to that for which it is asked. */
    public Condition everSeen() {
        return any(_ -> true, one -> one.grant().everSeen());
    }

    /**
     * Images, and the articles that they come with.
     *
     * @param isFull whether with all of an article's text; else with what its summary shows
     */
    record WithArticles(Condition images, Condition articles, boolean isFull) {}

    /** Which images are given with which articles: one of them must hold of both. */
    List<WithArticles> images() {
        return images(Given::articles);
    }

    /** The same, with the articles as {@link #everSeen} says. */
    List<WithArticles> everImages() {
        return images(one -> one.grant().everSeen());
    }

    /** What gives the same images is taken together. */
    private List<WithArticles> images(Function<Given, Condition> articles) {
        Map<WithArticles, List<Condition>> alike = new LinkedHashMap<>();
        given.stream()
                .filter(one -> one.grant().hasImages())
                .forEach(one -> alike.computeIfAbsent(
                                new WithArticles(
                                        one.images(),
                                        new Condition.Any(List.of()),
                                        one.grant().isFull()),
                                _ -> new ArrayList<>())
                        .add(articles.apply(one)));
        return alike.entrySet().stream()
                .map(one -> new WithArticles(
                        one.getKey().images(),
                        new Condition.Any(one.getValue()),
                        one.getKey().isFull()))
                .toList();
    }

    /** Whose it is. */
    UUID partner() {
        return partner;
    }

    /** Whether all of an article's text is given, and not its summary alone. */
    public boolean givesWhole(Listing article, Instant at) {
        return given.stream()
                .anyMatch(one -> one.grant().isFull() && one.articles().holds(article, at));
    }

    /** Why an image in an article that is given is not; empty where it is. */
    public Optional<String> withholds(Listing article, Listing image, Instant at) {
        List<Given> admitting =
                given.stream().filter(one -> one.articles().holds(article, at)).toList();
        if (admitting.stream().anyMatch(one -> one.images().holds(image, at))) {
            return Optional.empty();
        }
        return Optional.of(admitting.stream()
                .flatMap(one -> one.images().failing(image, at).stream())
                .filter(reason -> !reason.equals(Reason.NO_IMAGES))
                .findFirst()
                .map(reason -> Reason.told(reason, image))
                .orElse(Reason.NO_IMAGES));
    }

    /** The same for one country and one channel, as far as they are named. */
    Contract narrowed(@Nullable String territory, @Nullable String channel) {
        return territory == null && channel == null
                ? this
                : new Contract(
                        partner,
                        grants().stream()
                                .flatMap(grant -> grant.narrowed(territory, channel).stream())
                                .toList());
    }

    /** Of the log's rows that are not for all, those that are for the partner; see {@link Change}. */
    List<String> changes() {
        return Stream.concat(
                        Stream.of(Change.CONTRACTS, Change.partner(partner)),
                        grants().stream()
                                .flatMap(grant -> Stream.concat(
                                        Stream.of(Change.delay(grant.delay())),
                                        Stream.ofNullable(grant.depth()).map(Change::age))))
                .distinct()
                .toList();
    }

    /** When an article that is given is not any more, or not as it is, by the clock alone; null: never. */
    public @Nullable Instant end(Listing article, Instant at) {
        return given.stream()
                .flatMap(one -> Stream.of(
                                one.grant().until(),
                                one.grant().depth() == null
                                        ? null
                                        : article.publishedAt().plus(one.grant().depth()),
                                article.rightsEnd())
                        .filter(Objects::nonNull))
                .filter(end -> end.isAfter(at))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The same for contracts that give the same, and for those only: of what is in force. */
    String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contract contract && contract.partner.equals(partner) && contract.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "Contract[" + name + "]";
    }

    private static String written(Grant grant) {
        return grant.groups().stream().map(TreeSet::new).toList() + " " + new TreeSet<>(grant.excluded()) + " "
                + grant.delay() + " " + grant.depth() + " " + grant.isFull() + " " + grant.hasImages() + " "
                + new TreeSet<>(grant.excludedHolders()) + " "
                + (grant.territories() == null ? "*" : new TreeSet<>(grant.territories())) + " "
                + new TreeSet<>(grant.channels());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
