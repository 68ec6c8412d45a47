package press.dateline.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.database.MonthlyKeys;
import press.dateline.web.ClientAddress;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/** Who sent this request. */
@RequestScoped
public class Caller {

    /** What the names of readers begin with. */
    static final String READER = "reader:";

    private static final String GUEST = "guest";

    /** Under which the identity of who has a key carries what is known of it. */
    static final String KNOWN_KEY = KnownKey.class.getName();

    /** Of the identity of who comes with something that stands for a key: when that stops working. */
    public static final String KEY_UNTIL = Caller.class.getName() + ".keyUntil";

    private final SecurityIdentity identity;
    private final Clock clock;
    private final HttpServerRequest http;
    private final MonthlyKeys keys;
    private final ClientAddress client;
    private @Nullable String reader;
    private @Nullable List<String> guest;
    private boolean takesReaders;

    Caller(SecurityIdentity identity, Clock clock, HttpServerRequest http, MonthlyKeys keys, ClientAddress client) {
        this.identity = identity;
        this.clock = clock;
        this.http = http;
        this.keys = keys;
        this.client = client;
    }

    /** The id of the key; null without one. */
    public @Nullable UUID key() {
        return identity.isAnonymous()
                ? null
                : UUID.fromString(identity.getPrincipal().getName());
    }

    /** When the key, or the secret of it that was sent, stops working by the clock; null: never, or without one. */
    public @Nullable Instant keyUntil() {
        return knownKey().map(KnownKey::until).orElseGet(() -> identity.getAttribute(KEY_UNTIL));
    }

    /** What is known of the key; empty without one, and where a ticket stands for it. */
    Optional<KnownKey> knownKey() {
        return Optional.ofNullable(identity.getAttribute(KNOWN_KEY));
    }

    /** Whether the key that called is one that opens this feed, and nothing else. */
    public boolean opensFeed(String name) {
        return knownKey().map(KnownKey::feed).filter(name::equals).isPresent();
    }

    /**
     * The reader's token that came with the request, unseen; an empty text where something came in Authorization that is
     * neither that nor a key.
     */
    public Optional<String> readerToken() {
        return KeyMechanism.readerToken(http);
    }

    /**
     * Says that the request is a reader's, whatever its key and address.
     *
     * @param name the same for each request of the reader's
     */
    public void actsFor(String name) {
        reader = name;
    }

    /** Says that readers call what was called, whether as themselves or not: where they are is not kept. */
    public void takesReaders() {
        takesReaders = true;
    }

    /** Whether the request is a reader's, as far as that was said. */
    boolean isReader() {
        return reader != null;
    }

    /**
     * What tells the caller from others: the reader, as far as that was said, and the key; without both a hash of the
     * address, and behind it what that was in the month before.
     */
    List<String> names() {
        UUID key = key();
        if (reader != null) {
            return List.of(READER + reader + (key == null ? "" : " key:" + key));
        }
        return key == null ? guest() : List.of("key:" + key);
    }

    /** The same for all of the request, whichever months it stands between. */
    private List<String> guest() {
        List<String> names = guest;
        if (names == null) {
            names = keys.hashes(GUEST, connection().getBytes(StandardCharsets.UTF_8)).stream()
                    .map(hash -> GUEST + ":" + HexFormat.of().formatHex(hash))
                    .toList();
            guest = names;
        }
        return names;
    }

    /** What of the published the caller may see, now, or when a preview asks for it. */
    public Audience audience() {
        @Nullable Instant ahead = identity.getAttribute(PreviewedPartner.AHEAD);
        Contract contract = contract();
        return ahead == null || contract == null
                ? Audience.of(identity.getRoles(), contract, Times.now(clock))
                : Audience.ahead(contract, ahead);
    }

    /** All that the partner has agreed on whose key called, be it in force or not; null where it is no partner's. */
    public @Nullable Contract contract() {
        return identity.getAttribute(Contract.ATTRIBUTE);
    }

    /** The path that was called. */
    String path() {
        return Objects.requireNonNull(http.path());
    }

    /**
     * Where the request came from; null without a key, and where readers call: what they do, also through the key of
     * an app, is not kept by their address.
     */
    public @Nullable String address() {
        return identity.isAnonymous() || takesReaders ? null : connection();
    }

    /** Where the request came from, with or without a key: only to be hashed under a key, and never kept or logged. */
    public String connection() {
        return client.of(http);
    }

    /**
     * Ends the request where the key lacks a scope that it needs beside the endpoint's own.
     *
     * @throws ProblemException 403 naming the scope
     */
    public void require(String scope) {
        if (!identity.hasRole(scope)) {
            throw new ProblemException(
                    ProblemType.MISSING_SCOPE, "This needs a key with the scope " + scope + " too; see /v1/me.");
        }
    }

    /** Whether the caller may see what is not published. */
    public boolean mayPreview() {
        return identity.hasRole(Scope.CONTENT_PREVIEW);
    }

    /** Whether the caller may see comments that are not approved, and what moderators noted of them. */
    public boolean mayModerate() {
        return identity.hasRole(Scope.COMMENTS_MODERATE);
    }
}
