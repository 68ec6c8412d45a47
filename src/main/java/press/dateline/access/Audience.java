package press.dateline.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Change;

/**
 * What of the published a caller may see: the one place that decides. Whether something is published is the thing's own
 * state; here are the columns that every such thing has ({@code embargo_until}, which a due row takes off, and
 * {@code ends_at}, which counts from its time on, whether its due row has been worked off or not), and for partners what
 * their contracts say of its {@link Listing}, which stands in the table {@code article_listing}.
 *
 * @param embargo whether what is under embargo is shown too
 * @param contract what a partner's contract gives, of what is in force; null: the caller is no partner
 * @param at the time of the request, or the one for which it is asked
 * @param ahead whether that time lies ahead: embargoes that end by then hide nothing, though no due row has ended them
 */
public record Audience(boolean embargo, @Nullable Contract contract, Instant at, boolean ahead) {

    /** The parameter that statements with these predicates take: {@link #at}. */
    public static final String AT = "audienceAt";

    private static final String NOW = "cast(:" + AT + " as timestamptz)";

    /** That of a caller with these scopes, who is no partner. */
    static Audience of(Set<String> scopes, Instant at) {
        return of(scopes, null, at);
    }

    /** That of a caller with these scopes, and with a contract if it is a partner's key. */
    static Audience of(Set<String> scopes, @Nullable Contract contract, Instant at) {
        return new Audience(
                scopes.contains(Scope.CONTENT_EMBARGO), contract == null ? null : contract.at(at), at, false);
    }

    /** That of a partner at a time that lies ahead. */
    static Audience ahead(Contract contract, Instant at) {
        return new Audience(false, contract.at(at), at, true);
    }

    /** The same at another time, of what is in force now. */
    public Audience at(Instant later) {
        return new Audience(embargo, contract, later, ahead);
    }

    /** The same for who is no partner. */
    public Audience withoutContract() {
        return new Audience(embargo, null, at, ahead);
    }

    /** What everybody sees at its time. */
    public Audience forEverybody() {
        return new Audience(false, null, at, ahead);
    }

    /** What tells stored answers for it from those for others: the same where, and only where, all answers are. */
    public String name() {
        return (embargo ? Change.EMBARGO : "") + (contract == null ? "" : " contract " + contract.name());
    }

    /** Whether it is everybody's: what all callers without particular scopes see. */
    public boolean isPublic() {
        return !embargo && contract == null;
    }

    /** Of the log's rows that are not for all, those that are for it; see {@link Change}. */
    public List<String> changes() {
        List<String> classes = new ArrayList<>();
        if (embargo) {
            classes.add(Change.EMBARGO);
        }
        if (contract != null) {
            classes.addAll(contract.changes());
        }
        return classes;
    }

    /** A predicate: the caller may know of the row, be it there still or not, as far as no contract is asked. */
    public String knows(String alias) {
        if (embargo) {
            return "true";
        }
        String isFree = alias + ".embargo_until IS NULL";
        return ahead ? "(" + isFree + " OR " + alias + ".embargo_until <= " + NOW + ")" : isFree;
    }

    /** A predicate: the row's end has not come. */
    public String isCurrent(String alias) {
        return "(" + alias + ".ends_at IS NULL OR " + alias + ".ends_at > :" + AT + ")";
    }

    /** A predicate on an article: the contract admits it. */
    public String isAdmitted(String alias) {
        return contract == null ? "true" : listed(alias, true, contract.articles(), NOW);
    }

    /** A predicate on an article that was taken from the public: the contract had admitted it by then. */
    public String wasAdmitted(String alias) {
        return contract == null
                ? "true"
                : listed(
                        alias,
                        false,
                        contract.everSeen(),
                        "least(" + NOW + ", " + alias + ".withdrawn_at, " + alias + ".ends_at)");
    }

    /** What is listed is of the revision that is public: another release of this program may have published it. */
    private static String listed(String alias, boolean isPublic, Condition condition, String at) {
        String revision = isPublic ? " AND l.revision = " + alias + ".published_revision" : "";
        return "EXISTS (SELECT 1 FROM article_listing l WHERE l.article_id = " + alias + ".id" + revision + " AND "
                + condition.sql("l.traits", alias + ".published_at", "l.rights_end", at) + ")";
    }

    /** An expression on an article that the caller sees: whether all of its text is given, and not its summary alone. */
    public String isWhole(String alias) {
        return contract == null ? "true" : listed(alias, true, contract.wholeArticles(), NOW);
    }

    /**
     * A predicate on an image: an article that the caller sees shows it, and the contract gives it with that one. Where
     * there is a contract, the time stands in it, be it asked for or not.
     */
    public String gives(String image) {
        return contract == null ? "true" : images(image, contract.images(), this::shows);
    }

    /**
     * A predicate on an image: as {@link #gives}, at some time up to that for which it is asked. Of what articles looked
     * like before it knows what partners were given.
     */
    public String everGave(String image) {
        return contract == null ? "true" : images(image, contract.everImages(), this::everShowed);
    }

    private static String images(
            String image,
            List<Contract.WithArticles> given,
            BiFunction<String, Contract.WithArticles, String> isShown) {
        return given.stream()
                .map(one -> " OR "
                        + one.images().sql("image_traits(" + image + ")", NOW, "(" + image + ").expires_at", NOW)
                        + " AND " + isShown.apply(image, one))
                .collect(Collectors.joining("", "(" + NOW + " IS NOT NULL AND (false", "))"));
    }

    /**
     * With a summary comes what that shows, and what is in the body where another entitlement gives all of it. Joined, as
     * PostgreSQL may evaluate an EXISTS below OR by a hash of another image's revisions.
     */
    private String shows(String image, Contract.WithArticles given) {
        Contract whole = Objects.requireNonNull(contract);
        String inSummary = given.isFull()
                ? ""
                : " AND (sr.lead_image_id = (" + image + ").id OR " + ofShowing(whole.wholeArticles(), NOW) + ")";
        return "EXISTS (SELECT 1 FROM document_card sc JOIN article sa ON sa.id = sc.article_id"
                + " JOIN article_listing sl ON sl.article_id = sa.id AND sl.revision = sa.published_revision"
                + " JOIN revision sr ON sr.article_id = sa.id AND sr.number = sa.published_revision"
                + " WHERE sc.card_id = (" + image + ").id AND sa.status = 'published' AND " + isCurrent("sa")
                + " AND " + knows("sa") + " AND " + ofShowing(given.articles(), NOW) + inSummary + ")";
    }

    /** In whatever revision was public: of an article that has it now, had it when it was withdrawn, or was given. */
    private String everShowed(String image, Contract.WithArticles given) {
        String at = "least(" + NOW + ", sa.withdrawn_at, sa.ends_at)";
        String id = "cast((" + image + ").id as text)";
        return "EXISTS (SELECT 1 FROM (SELECT lr.id FROM revision lr WHERE lr.lead_image_id = (" + image + ").id"
                + " UNION SELECT lb.revision_id FROM block lb WHERE lb.type IN ('image', 'gallery', 'video')"
                + " AND (lb.data @> jsonb_build_object('image', " + id + ")"
                + " OR lb.data @> jsonb_build_object('images', jsonb_build_array(" + id + "))"
                + " OR lb.data @> jsonb_build_object('poster', " + id + "))) sh"
                + " JOIN revision sr ON sr.id = sh.id JOIN article sa ON sa.id = sr.article_id"
                + " JOIN article_listing sl ON sl.article_id = sa.id"
                + " LEFT JOIN publication sp ON sp.article_id = sa.id AND sp.revision = sr.number"
                + " LEFT JOIN LATERAL (SELECT true AS given FROM delivery sd WHERE sd.article_id = sa.id"
                + " AND sd.partner_id = cast('"
                + Objects.requireNonNull(contract).partner()
                + "' as uuid) LIMIT 1) sd ON true"
                + " WHERE (sr.number = sa.published_revision OR sp.revision IS NOT NULL) AND (sd.given OR "
                + knows("sa")
                + " AND " + ofShowing(given.articles(), at) + "))";
    }

    private static String ofShowing(Condition condition, String at) {
        return condition.sql("sl.traits", "sa.published_at", "sl.rights_end", at);
    }

    /** A predicate on an article: the caller sees it, if it is published. */
    public String sees(String alias) {
        return isCurrent(alias)
                + (embargo ? "" : " AND " + knows(alias))
                + (contract == null ? "" : " AND " + isAdmitted(alias));
    }
}
