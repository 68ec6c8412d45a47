package press.dateline.reader;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Token;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/**
 * The reader whose token came with this request: {@code Authorization: Bearer}, and behind that a JWT or a guest's
 * secret. Only endpoints that are {@link TakesReaders} have one.
 */
@RequestScoped
public class CurrentReader {

    /** What guests' secrets begin with. */
    static final String SECRET = "dlr_";

    private final Caller caller;
    private final ReaderTokens tokens;
    private final Readers readers;
    private final Clock clock;
    private Optional<Presented> presented = Optional.empty();
    private @Nullable ReaderCard known;

    CurrentReader(Caller caller, ReaderTokens tokens, Readers readers, Clock clock) {
        this.caller = caller;
        this.tokens = tokens;
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * Looks at the token that the request has; no statement.
     *
     * @throws ProblemException 401 where there is one that is not good
     */
    void recognise() {
        caller.takesReaders();
        presented = caller.readerToken().map(this::recognised);
        presented.ifPresent(reader -> caller.actsFor(reader.name()));
    }

    private Presented recognised(String token) {
        if (token.isEmpty()) {
            throw invalid("Authorization takes 'Bearer', a space, and a reader's token.");
        }
        if (!token.regionMatches(true, 0, SECRET, 0, SECRET.length())) {
            return tokens.verify(token);
        }
        return Token.parse(SECRET, token)
                .map(secret -> new Presented.Guest(secret.hash()))
                .orElseThrow(CurrentReader::unknownGuest);
    }

    /** Who the token is of, as that says; empty without one. */
    Optional<Presented> presented() {
        return presented;
    }

    /**
     * The reader; empty without a token, and where somebody who has signed in has not posted anything yet. One statement
     * for each request, at most.
     *
     * @throws ProblemException 401 where the token is a guest's secret that nobody has
     */
    public Optional<ReaderCard> find() {
        if (known == null) {
            known = presented
                    .flatMap(one -> switch (one) {
                        case Presented.Guest guest -> Optional.of(guest(guest));
                        case Presented.SignedIn signedIn -> readers.known(signedIn);
                    })
                    .orElse(null);
        }
        return Optional.ofNullable(known);
    }

    /**
     * The reader; empty where somebody who has signed in has not posted anything yet. One statement for each request, at
     * most.
     *
     * @throws ProblemException 401 without a token, and where it is a guest's secret that nobody has
     */
    public Optional<ReaderCard> findRequired() {
        if (presented.isEmpty()) {
            throw missing();
        }
        return find();
    }

    /**
     * What tells a reader who has signed in from all others, wherever the request comes from; empty for guests, as
     * anybody can be any number of them. One statement for guests.
     *
     * @throws ProblemException 401 where the token is a guest's secret that nobody has
     */
    public Optional<String> account() {
        if (presented.orElse(null) instanceof Presented.Guest) {
            find();
            return Optional.empty();
        }
        return presented.map(Presented::name);
    }

    /**
     * Looks whether there is a reader's token; no statement.
     *
     * @throws ProblemException 401 without one
     */
    public void requireToken() {
        if (presented.isEmpty()) {
            throw missing();
        }
    }

    /**
     * The reader, in a transaction: somebody who has signed in is known here from now on. One statement for each request,
     * at most.
     *
     * @throws ProblemException 401 without a token, and where it is a guest's secret that nobody has
     */
    public ReaderCard require() {
        ReaderCard found = known;
        if (found == null) {
            found = switch (presented.orElseThrow(CurrentReader::missing)) {
                case Presented.Guest guest -> guest(guest);
                case Presented.SignedIn signedIn -> signedIn(signedIn, signedIn.displayName());
            };
            known = found;
        }
        return found;
    }

    /**
     * The reader, in a transaction, where a token came along: somebody who has signed in is known here from now on. One
     * statement for each request, at most.
     *
     * @throws ProblemException 401 where the token is a guest's secret that nobody has
     */
    public Optional<ReaderCard> ifPresented() {
        return presented.map(_ -> require());
    }

    /** Who has signed in, and is called so from now on; one statement. */
    ReaderCard signedIn(Presented.SignedIn reader, @Nullable String name) {
        return readers.signedIn(reader, name, Times.now(clock));
    }

    /**
     * Whoever has signed in is known here from now on, in a transaction of its own, after the one of the request: a
     * moderator can lift only what holds for a reader who is stored.
     */
    void keep() {
        if (presented.orElse(null) instanceof Presented.SignedIn signedIn) {
            QuarkusTransaction.requiringNew().run(() -> signedIn(signedIn, signedIn.displayName()));
        }
    }

    private ReaderCard guest(Presented.Guest guest) {
        return readers.guest(guest).orElseThrow(CurrentReader::unknownGuest);
    }

    /** The problem that a reader is needed, and none came. */
    static ProblemException missing() {
        return new ProblemException(
                ProblemType.TOKEN_NEEDED,
                "Send the reader's token as 'Authorization: Bearer …': a JWT of the site's identity provider, or the"
                        + " readerToken (dlr_…) that a guest got with the first comment. An API key goes in X-Api-Key"
                        + " beside it.");
    }

    private static ProblemException unknownGuest() {
        return invalid("The token that came with the request is no guest's: check for typing errors, or send the"
                + " request without it, as a new guest.");
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_TOKEN, detail);
    }
}
