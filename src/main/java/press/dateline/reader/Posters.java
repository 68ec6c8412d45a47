package press.dateline.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Token;
import press.dateline.database.Writes;
import press.dateline.site.SiteCard;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/** Says who posts a comment, and under which name. */
@ApplicationScoped
public class Posters {

    private static final String SIGNED_IN_ONLY = "jwt";
    private static final String GUESTS_ONLY = "guest";
    private static final String NAME = "/displayName";

    private final CurrentReader current;
    private final Clock clock;

    Posters(CurrentReader current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    /**
     * Who posts.
     *
     * @param tokenName what the reader's token says, where the name that came with the comment is another; it holds
     *     unless nobody may be called so
     * @param secret of a guest who is new: shown once, and stored nowhere
     */
    public record Poster(
            ReaderCard reader,
            String displayName,
            @Nullable String tokenName,
            @Nullable String secret) {

        /** Never the secret. */
        @Override
        public String toString() {
            return "Poster[" + reader.id() + "]";
        }

        /** The problem that the name that came is not the reader's, who may be called as the token says. */
        public static ProblemException notTheirs() {
            return ProblemException.body(NAME, "is not the name in the reader's token: leave it out.");
        }
    }

    /**
     * The reader who posts, as the site allows; without a token that is a new guest. One statement at most.
     *
     * @param displayName the name that came with the comment, if any
     * @param email a guest's, if any
     * @param writes to which is added what is new of a guest
     * @throws ProblemException 400 where there is no name; 401 where a guest's secret is
     *     nobody's; 403 where the site does not take such readers
     */
    public Poster poster(SiteCard site, @Nullable String displayName, @Nullable String email, Writes writes) {
        Presented presented = current.presented().orElse(null);
        if (presented instanceof Presented.SignedIn signedIn) {
            return signedIn(site, signedIn, displayName, email);
        }
        if (site.commentsIdentity().equals(SIGNED_IN_ONLY)) {
            throw new ProblemException(
                    ProblemType.READERS_ONLY,
                    "This site takes comments from signed-in readers only (comments.identity of /v1/site is jwt): send"
                            + " the token of its identity provider.");
        }
        return presented == null ? newGuest(displayName, email, writes) : guest(displayName, email, writes);
    }

    private Poster signedIn(
            SiteCard site, Presented.SignedIn signedIn, @Nullable String displayName, @Nullable String email) {
        if (site.commentsIdentity().equals(GUESTS_ONLY)) {
            throw new ProblemException(
                    ProblemType.GUESTS_ONLY,
                    "This site takes comments from guests only (comments.identity of /v1/site is guest): send the"
                            + " request without the token, and with a displayName.");
        }
        if (email != null) {
            throw ProblemException.body("/email", "is for guests: leave it out.");
        }
        String own = signedIn.displayName();
        String name = displayName == null ? own : displayName;
        ReaderCard reader = current.signedIn(signedIn, name);
        return new Poster(reader, named(reader.displayName()), own == null || own.equals(name) ? null : own, null);
    }

    private Poster newGuest(@Nullable String displayName, @Nullable String email, Writes writes) {
        String name = named(displayName);
        Token secret = Token.generate(CurrentReader.SECRET);
        ReaderCard guest = new ReaderCard(Ids.next(), ReaderCard.GUEST, name, email, Set.of(), null, Times.now(clock));
        Readers.add(writes, guest, secret.hash());
        return new Poster(guest, name, null, secret.reveal());
    }

    private Poster guest(@Nullable String displayName, @Nullable String email, Writes writes) {
        ReaderCard guest = current.require();
        String name = named(displayName == null ? guest.displayName() : displayName);
        if (!name.equals(guest.displayName()) || (email != null && !email.equals(guest.email()))) {
            Readers.change(writes, guest.id(), name, email);
        }
        return new Poster(guest, name, null, null);
    }

    private static String named(@Nullable String name) {
        if (name == null) {
            throw ProblemException.body(NAME, "is needed: nothing else says what the reader is called.");
        }
        return name;
    }
}
