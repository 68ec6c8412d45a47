package press.dateline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import press.dateline.change.AuditTrail;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;

/**
 * Keys that open the secret address of one feed: partners' keys like all others, which count and are revoked alike, but
 * are taken from that address alone.
 */
@ApplicationScoped
public class FeedKeys {

    private final ApiKeys keys;
    private final Caller caller;
    private final AuditTrail trail;

    FeedKeys(ApiKeys keys, Caller caller, AuditTrail trail) {
        this.keys = keys;
        this.caller = caller;
        this.trail = trail;
    }

    /**
     * A partner's, revoked ones too, the newest first; one statement for the partner, and one for its keys.
     *
     * @param partner id or slug
     * @param before the key behind which they begin; empty: with the newest
     * @throws ProblemException 404 where there is no such partner
     */
    public List<FeedKey> ofPartner(String partner, int rows, Optional<UUID> before) {
        return keys.feedKeysNewestFirst(require(partner).id, rows, before).stream()
                .map(key -> FeedKey.of(key, null))
                .toList();
    }

    /**
     * Makes one.
     *
     * @param partner id or slug
     * @param feed the feed's name
     * @param name what it is for
     * @throws ProblemException 404 where there is no such partner; 409 where its contract has ended, or the caller's
     *     secret was replaced
     */
    public FeedKey add(String partner, String feed, String name) {
        KeyPartner owner = require(partner);
        if (owner.endedAt != null) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "The partner's contract ended at " + owner.endedAt + ": the address would be refused.");
        }
        if (!caller.knownKey().map(keys::isCurrent).orElse(true)) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "The secret that was sent has been replaced: addresses are made with the one that replaced it.");
        }
        PlainKey secret = PlainKey.generateForFeed();
        return FeedKey.of(keys.addForFeed(secret, name, feed, owner, caller.key()), secret);
    }

    /**
     * Revokes one, for ever; doing it twice is no error.
     *
     * @throws ProblemException 404 where the partner has none with this id
     */
    public FeedKey revoke(String partner, String id) {
        UUID owner = require(partner).id;
        ApiKey key = Ids.parse(id)
                .flatMap(keys::lockedForFeed)
                .filter(one -> one.partner != null && one.partner.id.equals(owner))
                .orElseThrow(() -> ProblemException.notFound("feed address", Texts.excerpt(id)));
        trail.about(key.id);
        keys.revoke(key, caller.key());
        return FeedKey.of(key, null);
    }

    /** Revokes all of a feed. */
    public void revokeAll(String feed) {
        keys.goodForFeed(feed).forEach(key -> keys.revoke(key, caller.key()));
    }

    private KeyPartner require(String idOrSlug) {
        return keys.partner(idOrSlug).orElseThrow(() -> ProblemException.notFound("partner", idOrSlug));
    }
}
