package press.dateline.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.leak.Secret.APPEAL;
import static press.dateline.leak.Secret.BODY;
import static press.dateline.leak.Secret.CREDENTIAL;
import static press.dateline.leak.Secret.DECISION;
import static press.dateline.leak.Secret.DELETED;
import static press.dateline.leak.Secret.DRAFT;
import static press.dateline.leak.Secret.DRAFT_ID;
import static press.dateline.leak.Secret.EDITED;
import static press.dateline.leak.Secret.EMBARGOED;
import static press.dateline.leak.Secret.EMBARGOED_ID;
import static press.dateline.leak.Secret.FRESH;
import static press.dateline.leak.Secret.FRESH_ID;
import static press.dateline.leak.Secret.IMPORT;
import static press.dateline.leak.Secret.KEY;
import static press.dateline.leak.Secret.KILLED;
import static press.dateline.leak.Secret.LOST;
import static press.dateline.leak.Secret.NEWER;
import static press.dateline.leak.Secret.NOTE;
import static press.dateline.leak.Secret.OPEN;
import static press.dateline.leak.Secret.OPEN_ID;
import static press.dateline.leak.Secret.OUTSIDE;
import static press.dateline.leak.Secret.OUTSIDE_ID;
import static press.dateline.leak.Secret.PARTNER;
import static press.dateline.leak.Secret.PENDING;
import static press.dateline.leak.Secret.PHOTO;
import static press.dateline.leak.Secret.PLAN;
import static press.dateline.leak.Secret.PULLED;
import static press.dateline.leak.Secret.READER;
import static press.dateline.leak.Secret.READER_ID;
import static press.dateline.leak.Secret.REJECTED;
import static press.dateline.leak.Secret.REPORT;
import static press.dateline.leak.Secret.RIVAL;
import static press.dateline.leak.Secret.SANCTION;
import static press.dateline.leak.Secret.SCHEDULED;
import static press.dateline.leak.Secret.SCHEDULED_ID;
import static press.dateline.leak.Secret.TALK;
import static press.dateline.leak.Secret.WORD;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.access.Scope;
import press.dateline.leak.Routes.Question;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.Contract.Operation;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.TestClock;

/**
 * Every read of the contract, asked as everybody who may call, shows each of them exactly the secrets that are theirs:
 * what they should not see is nowhere (bodies, headers, errors, links, counts and facets), and, where all addresses are
 * walked, what they should see is somewhere. The tables below say who may see what; docs/security.md says why.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class LeakWalkTest {

    private static final Set<Secret> IDS = Set.of(DRAFT_ID, SCHEDULED_ID, EMBARGOED_ID, OUTSIDE_ID, FRESH_ID, OPEN_ID);

    /** What everybody may read. */
    private static final Set<Secret> PUBLIC =
            Set.of(OPEN, OPEN_ID, BODY, PHOTO, OUTSIDE, OUTSIDE_ID, FRESH, FRESH_ID, TALK);

    /** What comes to everybody with the embargo's end, and by schedule. */
    private static final Set<Secret> LATER = Set.of(EMBARGOED, EMBARGOED_ID, SCHEDULED, SCHEDULED_ID);

    /** What editors see in drafts, and in what was saved before. */
    private static final Set<Secret> DRAFTS = all(
            Set.of(DRAFT, SCHEDULED, EMBARGOED, KILLED, OUTSIDE, FRESH, OPEN, BODY, NEWER, NOTE, PHOTO, PULLED), IDS);

    /** What moderators see in lists; of articles under discussion the headline, though they were withdrawn since. */
    private static final Set<Secret> MODERATION = Set.of(
            TALK,
            LOST,
            PENDING,
            REJECTED,
            REPORT,
            DECISION,
            SANCTION,
            APPEAL,
            WORD,
            READER,
            READER_ID,
            OPEN,
            OPEN_ID,
            OUTSIDE_ID,
            FRESH_ID,
            KILLED);

    /** What an export holds. */
    private static final Set<Secret> EXPORTED = Set.of(
            BODY, DRAFT, EMBARGOED, FRESH, KILLED, LOST, NEWER, NOTE, OPEN, OUTSIDE, PENDING, PHOTO, PULLED, REJECTED,
            SCHEDULED, TALK);

    /** What administrators see: of articles and readers their ids, in the audit, and what an export holds. */
    private static final Set<Secret> ADMINISTRATION = all(Set.of(PARTNER, RIVAL, KEY, PLAN, READER_ID), IDS, EXPORTED);

    /** What a verdict tells a partner of public articles that it does not get: that they are there, by their ids. */
    private static final Set<Secret> JUDGED = Set.of(OPEN_ID, FRESH_ID, OUTSIDE_ID);

    /** What the reader sees whose token it is. */
    private static final Set<Secret> OWN = Set.of(READER, READER_ID, EDITED, REJECTED, APPEAL);

    private static final Set<Secret> NOTHING = Set.of();

    @SafeVarargs
    private static Set<Secret> all(Set<Secret>... sets) {
        Set<Secret> all = new HashSet<>();
        for (Set<Secret> one : sets) {
            all.addAll(one);
        }
        return Set.copyOf(all);
    }

    private static Caller house(String name, Set<Secret> before, Set<Secret> after, String... scopes) {
        return Caller.withKey(name, Api.key(scopes), before, after);
    }

    /** What a key sees that has one scope, and no other. */
    private static Caller ofScope(String scope) {
        return switch (scope) {
            case Scope.CONTENT_READ -> house(scope, PUBLIC, all(PUBLIC, LATER), scope);
            case Scope.CONTENT_PREVIEW -> house(scope, DRAFTS, DRAFTS, scope);
            case Scope.CONTENT_WRITE -> house(scope, Set.of(IMPORT), Set.of(IMPORT), scope);
            case Scope.CONTENT_PUBLISH -> house(scope, Set.of(RIVAL), Set.of(RIVAL), scope);
            case Scope.COMMENTS_MODERATE -> house(scope, MODERATION, MODERATION, scope);
            case Scope.ADMIN -> house(scope, ADMINISTRATION, ADMINISTRATION, scope);
            // They go with content:read, and with posting; alone they read nothing.
            case Scope.CONTENT_EMBARGO, Scope.COMMENTS_WRITE -> house(scope, NOTHING, NOTHING, scope);
            default -> throw new AssertionError("say what a key with the scope " + scope + " sees");
        };
    }

    private static List<Caller> callers(SecretPublication publication) {
        List<Caller> callers = new ArrayList<>();
        callers.add(new Caller("anonymous", Map.of(), PUBLIC, all(PUBLIC, LATER)));
        Scope.ALL.forEach(scope -> callers.add(ofScope(scope)));
        callers.add(house(
                "trusted",
                all(PUBLIC, Set.of(EMBARGOED, EMBARGOED_ID)),
                all(PUBLIC, LATER),
                "content:read",
                "content:embargo"));
        // Of a single comment, which content:read asks for, moderators see what it said before.
        callers.add(house(
                "moderator",
                all(PUBLIC, MODERATION, Set.of(EDITED)),
                all(PUBLIC, MODERATION, Set.of(EDITED), LATER),
                "content:read",
                "comments:moderate"));
        Set<Secret> everything = EnumSet.complementOf(EnumSet.of(DELETED, CREDENTIAL));
        callers.add(house("administrator", everything, everything, Scope.ALL.toArray(String[]::new)));

        String delay = "\"delayMinutes\": " + SecretPublication.DELAY.toMinutes();
        callers.add(partner(
                "late",
                "{\"include\": {\"sections\": [\"world\"]}, \"excludedImageHolders\": [\"Agency Example\"], " + delay
                        + "}",
                all(Set.of(OPEN, BODY), JUDGED),
                all(Set.of(OPEN, BODY, FRESH), JUDGED)));
        callers.add(callers.getLast().named("late, explained").sending("Prefer", "explain"));
        callers.add(partner(
                "summaries",
                "{\"include\": {\"sections\": [\"world\"]}, \"text\": \"summary\", \"images\": \"no\"}",
                all(Set.of(OPEN, FRESH), JUDGED),
                all(Set.of(OPEN, FRESH), JUDGED, LATER)));
        callers.add(Caller.withKey("unsigned", SignedPartner.sign("unsigned").key(), JUDGED, JUDGED));

        Caller page = Caller.withKey("page", Api.pageKey(), PUBLIC, all(PUBLIC, LATER));
        callers.add(page);
        callers.add(page.named("page at home").sending("Origin", "https://www.example.org"));
        callers.add(new Caller("page elsewhere", page.headers(), NOTHING, NOTHING)
                .sending("Origin", "https://other.example"));

        callers.add(new Caller(
                "reader",
                Map.of("Authorization", "Bearer " + publication.readersToken),
                all(PUBLIC, OWN),
                all(PUBLIC, OWN, LATER)));
        // In the draft the body is another one, and the agency's photo is not there.
        callers.add(new Caller(
                "previewer",
                Map.of("Dateline-Preview", publication.previewToken),
                all(PUBLIC, Set.of(NEWER)),
                all(PUBLIC, Set.of(NEWER), LATER)));
        callers.forEach(caller -> caller.headers().values().stream()
                .map(value -> value.replace("Bearer ", ""))
                .filter(value -> value.startsWith("dl"))
                .forEach(value -> publication.traces.add(CREDENTIAL, value)));
        return callers;
    }

    private static Caller partner(String name, String terms, Set<Secret> before, Set<Secret> after) {
        return Caller.withKey(name, SignedPartner.sign(name, terms).key(), before, after);
    }

    @Test
    void everybodySeesWhatIsTheirsAndNothingElse() {
        SecretPublication publication = new SecretPublication();
        Routes routes = new Routes(publication);
        List<Caller> callers = callers(publication);
        List<Question> questions = routes.questions();
        assertThat(questions).hasSizeGreaterThan(Routes.WHOLE ? 500 : 100);

        Walk before = new Walk(publication.traces);
        before.ask(questions, callers);

        TestClock.advance(SecretPublication.DELAY.plus(Duration.ofMinutes(5)));
        Await.until(
                "what was due is done",
                () -> Stream.of(SCHEDULED, EMBARGOED)
                        .allMatch(secret -> Api.anonymous()
                                        .get("/v1/articles/" + secret.clue())
                                        .statusCode()
                                == 200));
        Walk after = new Walk(publication.traces);
        after.ask(questions, callers);
        assertThat(before.differences(callers, false) + "\n" + after.differences(callers, true))
                .as("before the embargo ends, and after")
                .isEqualTo("{}\n{}");

        if (!Routes.WHOLE) {
            return;
        }
        Set<String> walked = Stream.concat(before.answered().stream(), after.answered().stream())
                .collect(Collectors.toSet());
        assertThat(routes.reads())
                .extracting(Operation::id)
                .filteredOn(id -> !id.equals("getSecretFeed")) // whoever has that address may read: SecretFeedTest
                .as("a route that answers 200 to nobody proves nothing: give it names in SecretPublication, or"
                        + " values in Routes")
                .allMatch(walked::contains);
    }
}
