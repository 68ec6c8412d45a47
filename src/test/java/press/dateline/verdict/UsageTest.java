package press.dateline.verdict;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** What a verdict denies is shown nowhere, and what it allows everywhere. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class UsageTest {

    private static final List<String> COUNTRIES = List.of("KE", "DE", "FR");
    private static final List<String> CHANNELS = List.of("web", "app", "print");

    private final Random random = new Random(6);
    private final List<String> images = new ArrayList<>();
    private final Set<String> verdicts = new TreeSet<>();

    private static String quoted(List<String> words) {
        return words.stream()
                .collect(Collectors.joining("\", \"", "[\"", "\"]"))
                .replace("[\"\"]", "[]");
    }

    private List<String> some(List<String> from) {
        return random.nextInt(3) > 0
                ? List.of()
                : from.stream().filter(_ -> random.nextBoolean()).toList();
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String rights() {
        String holder = one("", "\"holder\": \"Agency X\", ", "\"holder\": \"Y\", ");
        return "{" + holder + "\"syndication\": \"" + one("yes", "yes", "yes", "ask", "no") + "\", \"territories\": "
                + quoted(some(COUNTRIES)) + ", \"channels\": " + quoted(some(CHANNELS)) + "}";
    }

    private void publication() {
        for (String slug : List.of("world", "sport")) {
            Api.editor()
                    .body("{\"slug\": \"" + slug + "\", \"name\": \"" + slug + "\"}")
                    .post("/v1/sections")
                    .then()
                    .statusCode(201);
        }
        for (int i = 0; i < 5; i++) {
            images.add(Api.editor()
                    .body("""
                    {"alt": "A", "credit": "Credit %s", "rights": %s, "renditions": [{"crop": "16x9", "width": 1600,
                     "height": 900, "mediaType": "image/jpeg", "url": "https://img.example.org/%s.jpg"}]}""".formatted(i, rights(), i))
                    .post("/v1/images")
                    .jsonPath()
                    .getString("id"));
        }
        for (int i = 0; i < 12; i++) {
            Stories.publish("Zebra " + i, """
                    , "section": "%s", "kind": "%s", "language": "%s", "rights": %s, "leadImage": "%s",
                    "blocks": [{"id": "b1", "type": "paragraph", "text": "Text of the body."},
                               {"id": "b2", "type": "image", "image": "%s", "text": ""}]
                    """.formatted(
                            one("world", "sport"),
                            one("news", "opinion"),
                            one("en", "de-CH"),
                            rights(),
                            images.get(random.nextInt(5)),
                            images.get(random.nextInt(5))));
            TestClock.advance(Duration.ofMinutes(i < 9 ? random.nextInt(600) : 1));
        }
    }

    /** An entitlement's terms, less where and how it is for. */
    private record Terms(String what, List<String> territories, List<String> channels) {

        String json() {
            return "{" + what + ", \"territories\": " + quoted(territories) + ", \"channels\": " + quoted(channels)
                    + "}";
        }

        Stream<Terms> narrowed(String territory, String channel) {
            boolean isFor = (territories.isEmpty() || territories.contains(territory))
                    && (channels.isEmpty() || channels.contains(channel));
            return isFor ? Stream.of(new Terms(what, List.of(territory), List.of(channel))) : Stream.empty();
        }
    }

    private Terms terms() {
        String include = one(
                "\"include\": {}",
                "\"include\": {\"sections\": [\"world\"]}",
                "\"include\": {\"languages\": [\"de\"]}",
                "\"include\": {\"kinds\": [\"news\"], \"sections\": [\"sport\"]}");
        String more = one("", ", \"exclude\": {\"holders\": [\"agency x\"]}", ", \"text\": \"summary\"")
                + one("", ", \"images\": \"no\"", ", \"excludedImageHolders\": [\"Agency X\"]")
                + one("", "", ", \"delayMinutes\": 240", ", \"archiveDays\": 1");
        return new Terms(include + more, some(COUNTRIES), some(CHANNELS));
    }

    private static SignedPartner signed(String slug, List<Terms> terms) {
        SignedPartner partner = SignedPartner.sign(slug);
        terms.forEach(one -> partner.entitle(one.json()));
        return partner;
    }

    @Test
    void whatIsDeniedIsShownNowhereAndWhatIsAllowedEverywhere() {
        publication();
        for (int i = 0; i < 12; i++) {
            List<Terms> agreed =
                    Stream.generate(this::terms).limit(1 + random.nextInt(2)).toList();
            SignedPartner partner = signed("partner-" + i, agreed);
            check(partner, partner, "", agreed.toString());
            if (i % 3 == 0) {
                String territory = COUNTRIES.get(random.nextInt(3));
                String channel = CHANNELS.get(random.nextInt(3));
                List<Terms> less = agreed.stream()
                        .flatMap(one -> one.narrowed(territory, channel))
                        .toList();
                check(
                        partner,
                        signed("narrowed-" + i, less),
                        "?territory=" + territory + "&channel=" + channel,
                        agreed + " in " + territory + " by " + channel);
            }
        }
        assertThat(verdicts)
                .as("all that there is comes up")
                .contains(
                        "allow",
                        "wait",
                        "deny",
                        "text allow",
                        "text deny",
                        "leadImage allow",
                        "leadImage deny",
                        "blocks/b2 allow",
                        "blocks/b2 deny");
    }

    /** The verdicts for one key are what another sees, which has just that. */
    private void check(SignedPartner asks, SignedPartner sees, String use, String about) {
        Set<String> listed = new HashSet<>(sees.sees("/v1/articles?limit=100"));
        Set<String> found = new HashSet<>(sees.sees("/v1/articles?q=zebra&limit=100"));
        Response told = sees.calls().get("/v1/changes?type=article&limit=100");
        Set<String> logged =
                new HashSet<>(told.jsonPath().<String>getList("items.findAll { it.type == 'article' }.id"));
        int count =
                sees.calls().get("/v1/articles?count=exact&limit=1").jsonPath().getInt("count.value");
        Map<String, Set<String>> fed = fed(sees);
        Set<String> shownImages = new HashSet<>();
        int allowed = 0;
        for (int i = 0; i < 12; i++) {
            String slug = "zebra-" + i;
            Response usage = asks.calls().get("/v1/articles/" + slug + "/usage" + use);
            assertThat(usage.statusCode()).as(usage.asString()).isEqualTo(200);
            String verdict = usage.jsonPath().getString("verdict");
            verdicts.add(verdict);
            boolean isAllowed = verdict.equals("allow");
            String as = slug + " for " + about + ": " + usage.asString();
            assertThat(usage.jsonPath().getList("reasons").isEmpty()).as(as).isEqualTo(isAllowed);
            assertThat(listed.contains(slug)).as(as).isEqualTo(isAllowed);
            assertThat(found.contains(slug)).as(as).isEqualTo(isAllowed);
            assertThat(logged.contains(usage.jsonPath().getString("article")))
                    .as(as)
                    .isEqualTo(isAllowed);
            assertThat(fed.containsKey(usage.jsonPath().getString("article")))
                    .as(as)
                    .isEqualTo(isAllowed);
            Response detail = sees.calls().get("/v1/articles/" + slug + "?include=usage");
            assertThat(detail.statusCode()).as(as).isEqualTo(isAllowed ? 200 : 404);
            allowed += isAllowed ? 1 : 0;
            if (isAllowed) {
                assertThat(detail.jsonPath().getMap("usage"))
                        .as(as)
                        .isEqualTo(sees.calls()
                                .get("/v1/articles/" + slug + "/usage")
                                .jsonPath()
                                .getMap(""));
            }
            Set<String> shownHere = new HashSet<>();
            for (Map<String, Object> part : usage.jsonPath().<Map<String, Object>>getList("parts")) {
                String name = String.valueOf(part.get("part"));
                boolean shown = detail.statusCode() == 200
                        && switch (name) {
                            case "text" -> detail.jsonPath().getList("blocks") != null;
                            case "leadImage" -> detail.jsonPath().getString("leadImage.id") != null;
                            default -> detail.jsonPath().getString("blocks.find { it.id == 'b2' }?.image?.id") != null;
                        };
                verdicts.add(name + " " + part.get("verdict"));
                assertThat("allow".equals(part.get("verdict")))
                        .as("%s of %s%n%s", name, as, detail.asString())
                        .isEqualTo(shown);
                if (shown && part.get("image") != null) {
                    shownHere.add((String) part.get("image"));
                }
            }
            assertThat(fed.getOrDefault(usage.jsonPath().getString("article"), Set.of()))
                    .as(as)
                    .isEqualTo(shownHere);
            shownImages.addAll(shownHere);
        }
        assertThat(count).isEqualTo(allowed);
        checkImages(sees, shownImages, about);
    }

    /** The articles in a feed, by their ids, and the images that each shows. */
    private Map<String, Set<String>> fed(SignedPartner sees) {
        Response feed = sees.calls().get("/v1/feeds/all.json");
        assertThat(feed.statusCode()).as(feed.asString()).isEqualTo(200);
        return feed.jsonPath().<Map<String, Object>>getList("items").stream()
                .collect(Collectors.toMap(
                        item -> String.valueOf(item.get("id")).replace("urn:uuid:", ""),
                        item -> images.stream()
                                .filter(image -> item.toString()
                                        .contains("https://img.example.org/" + images.indexOf(image) + ".jpg"))
                                .collect(Collectors.toSet())));
    }

    /** Images are given by themselves if an article that is given shows them, and not else. */
    private void checkImages(SignedPartner sees, Set<String> shown, String about) {
        Response listed = sees.calls().get("/v1/images?limit=100");
        assertThat(listed.jsonPath().<String>getList("items.id")).as(about).containsExactlyInAnyOrderElementsOf(shown);
        Response told = sees.calls().get("/v1/changes?type=image&limit=100");
        assertThat(told.jsonPath().<String>getList("items.findAll { it.type == 'image' }.id"))
                .as(about)
                .containsExactlyInAnyOrderElementsOf(shown);
        for (String image : images) {
            assertThat(sees.calls().get("/v1/images/" + image).statusCode())
                    .as(about)
                    .isEqualTo(shown.contains(image) ? 200 : 404);
        }
    }

    private static String image(String rights) {
        return Api.editor()
                .body("{\"alt\": \"A\", \"credit\": \"C\", \"rights\": {\"syndication\": \"yes\"" + rights + "},"
                        + " \"renditions\": [{\"crop\": \"16x9\", \"width\": 1600, \"height\": 900,"
                        + " \"mediaType\": \"image/jpeg\", \"url\": \"https://img.example.org/1.jpg\"}]}")
                .post("/v1/images")
                .jsonPath()
                .getString("id");
    }

    @Test
    void nothingIsAllowedPastItsEnd() {
        Instant friday = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        Instant sunday = friday.plus(Duration.ofDays(2));
        Instant monday = friday.plus(Duration.ofDays(3));
        String lead = image("");
        String body = image(", \"expiresAt\": \"" + friday + "\"");
        Stories.publish(
                "One",
                ", \"leadImage\": \"" + lead + "\", \"rights\": {\"expiresAt\": \"" + monday + "\"},"
                        + " \"blocks\": [{\"id\": \"b1\", \"type\": \"paragraph\", \"text\": \"Text.\"},"
                        + " {\"id\": \"b2\", \"type\": \"image\", \"image\": \"" + body + "\", \"text\": \"\"}]");
        Response set =
                Api.editor().body("{\"unpublishAt\": \"" + sunday + "\"}").post("/v1/articles/one/schedule");
        assertThat(set.statusCode()).as(set.asString()).isEqualTo(200);
        SignedPartner partner = SignedPartner.sign("now", "{}");
        Response now = usage(partner, "");
        assertThat(now.jsonPath().getString("until")).isEqualTo(sunday.toString());
        assertThat(now.jsonPath().getList("parts.until"))
                .containsExactly(sunday.toString(), sunday.toString(), friday.toString());
        assertThat(now.jsonPath().getList("parts.verdict")).containsOnly("allow");
        Response saturday = usage(partner, "?at=" + friday.plus(Duration.ofDays(1)));
        assertThat(saturday.jsonPath().getList("parts.verdict")).containsExactly("allow", "allow", "deny");
        assertThat(saturday.jsonPath().getList("parts[2].reasons")).containsExactly("rights-expired");
        Response house = Api.anonymous().get("/v1/articles/one/usage?at=" + friday.plus(Duration.ofDays(1)));
        assertThat(house.jsonPath().getString("until")).isEqualTo(sunday.toString());
        assertThat(house.jsonPath().getList("parts.verdict")).containsExactly("allow", "allow", "deny");
        for (Response over : List.of(
                usage(partner, "?at=" + sunday),
                Api.anonymous().get("/v1/articles/one/usage?at=" + sunday.plusSeconds(1)))) {
            assertThat(over.jsonPath().getString("verdict")).as(over.asString()).isEqualTo("deny");
            assertThat(over.jsonPath().getList("reasons")).containsExactly("unpublished");
            assertThat(over.jsonPath().getList("parts.verdict")).containsOnly("deny");
        }
    }

    @Test
    void whatNobodyIsShownAnyMoreIsDenied() {
        Instant soon = Instant.now().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);
        String taken = image("");
        String ended = image(", \"expiresAt\": \"" + soon + "\"");
        Stories.publish("One", """
                , "leadImage": "%1$s", "blocks": [{"id": "b1", "type": "paragraph", "text": "Text."},
                  {"id": "b2", "type": "image", "image": "%2$s", "text": ""},
                  {"id": "b3", "type": "gallery", "images": ["%1$s", "%2$s"], "text": ""}]""".formatted(taken, ended));
        SignedPartner partner = SignedPartner.sign("partner", "{}");
        assertParts(
                partner,
                "text allow []",
                "leadImage allow [] " + taken,
                "blocks/b2 allow [] " + ended,
                "blocks/b3 allow [] " + taken,
                "blocks/b3 allow [] " + ended);
        Api.editor()
                .body("{\"reason\": \"rights\"}")
                .post("/v1/images/" + taken + "/withdraw")
                .then()
                .statusCode(200);
        assertParts(
                partner,
                "text allow []",
                "leadImage deny [withdrawn]",
                "blocks/b2 allow [] " + ended,
                "blocks/b3 deny [withdrawn]",
                "blocks/b3 allow [] " + ended);
        TestClock.advance(Duration.ofMinutes(11));
        assertParts(
                partner,
                "text allow []",
                "leadImage deny [withdrawn]",
                "blocks/b2 deny [rights-expired]",
                "blocks/b3 deny [withdrawn]",
                "blocks/b3 deny [rights-expired]");
    }

    /** The verdicts on the parts of the article, by itself and with it, for a partner and who is none. */
    private static void assertParts(SignedPartner partner, String... parts) {
        for (RequestSpecification caller : List.of(partner.calls(), Api.anonymous())) {
            Map<String, String> answers = Map.of(
                    "/v1/articles/one/usage",
                    "parts",
                    "/v1/articles/one?include=usage",
                    "usage.parts",
                    "/v1/articles?include=usage",
                    "items[0].usage.parts");
            answers.forEach((address, member) -> {
                Response answer = given().spec(caller).get(address);
                assertThat(answer.jsonPath().<Map<String, Object>>getList(member).stream()
                                .map(part -> Stream.of("part", "verdict", "reasons", "image")
                                        .map(part::get)
                                        .filter(Objects::nonNull)
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(" "))))
                        .as("%s: %s", address, answer.asString())
                        .containsExactlyInAnyOrder(parts);
            });
        }
    }

    @Test
    void whatIsWaitedForComes() {
        Instant soon = Instant.now().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);
        Instant tomorrow = soon.plus(Duration.ofDays(1));
        String shortly = image(", \"expiresAt\": \"" + soon + "\"");
        Stories.publish("One", ", \"leadImage\": \"" + shortly + "\"");
        Response late = usage(SignedPartner.sign("late", "{\"delayMinutes\": 30}"), "");
        assertThat(late.jsonPath().getString("verdict")).isEqualTo("wait");
        assertThat(late.jsonPath().getList("parts.verdict")).containsExactly("wait", "deny");
        assertThat(late.jsonPath().getList("parts[1].reasons")).containsExactly("rights-expired");
        SignedPartner next = SignedPartner.sign("next", "{\"from\": \"" + tomorrow + "\", \"delayMinutes\": 30}");
        Response wait = usage(next, "?at=" + tomorrow.minus(Duration.ofHours(1)));
        assertThat(wait.jsonPath().getString("verdict")).isEqualTo("wait");
        assertThat(wait.jsonPath().getString("until")).isEqualTo(tomorrow.toString());
        assertThat(wait.jsonPath().getList("reasons")).containsExactly("not-yet-in-force");
        SignedPartner never = SignedPartner.sign("never", "{\"from\": \"" + tomorrow + "\", \"archiveDays\": 1}");
        assertThat(usage(never, "").jsonPath().getString("verdict")).isEqualTo("deny");
        SignedPartner twice = SignedPartner.sign("twice", "{\"until\": \"" + tomorrow + "\", \"text\": \"summary\"}");
        twice.entitle("{\"from\": \"" + tomorrow.minus(Duration.ofHours(1)) + "\"}");
        assertThat(usage(twice, "").jsonPath().getString("until"))
                .as("one goes on where the other ends")
                .isNull();
        assertThat(usage(twice, "").jsonPath().getList("parts.verdict")).containsExactly("wait", "allow");
    }

    @Test
    void theVerdictSaysUntilWhenAndWhy() {
        Instant now = Instant.now();
        Instant end = now.plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        Stories.publish(
                "One",
                ", \"rights\": {\"creditLine\": \"Example News\", \"exceptTerritories\": [\"DE\"], \"expiresAt\": \""
                        + end + "\"}");
        SignedPartner partner =
                SignedPartner.sign("late", "{\"delayMinutes\": 30, \"channels\": [\"web\"], \"archiveDays\": 1}");
        Instant published =
                Instant.parse(Api.anonymous().get("/v1/articles/one").jsonPath().getString("publishedAt"));
        Response wait = usage(partner, "");
        assertThat(wait.jsonPath().getString("verdict")).isEqualTo("wait");
        assertThat(wait.jsonPath().getString("until"))
                .isEqualTo(published.plus(Duration.ofMinutes(30)).toString());
        assertThat(wait.jsonPath().getList("reasons")).containsExactly("delay");
        Response later = usage(partner, "?at=" + published.plus(Duration.ofMinutes(40)));
        assertThat(later.jsonPath().getString("verdict")).isEqualTo("allow");
        assertThat(later.jsonPath().getString("until"))
                .isEqualTo(published.plus(Duration.ofDays(1)).toString());
        assertThat(later.jsonPath().getString("creditLine")).isEqualTo("Example News");
        assertThat(usage(partner, "?at=" + published.plus(Duration.ofDays(2)))
                        .jsonPath()
                        .getList("reasons"))
                .containsExactly("archive");
        assertThat(usage(partner, "?channel=print").jsonPath().getList("reasons"))
                .containsExactly("not-agreed-here");
        assertThat(usage(partner, "?territory=DE&channel=web&at=" + published.plus(Duration.ofHours(1)))
                        .jsonPath()
                        .getList("reasons"))
                .containsExactly("territory");
        assertThat(usage(SignedPartner.sign("nobody"), "").jsonPath().getList("reasons"))
                .containsExactly("no-entitlement");
        TestClock.advance(Duration.ofMinutes(31));
        Response list = partner.calls().get("/v1/articles?include=usage");
        assertThat(list.jsonPath().getList("items.usage.verdict")).containsExactly("allow");
        assertThat(Api.anonymous().get("/v1/articles/one/usage").jsonPath().getString("verdict"))
                .isEqualTo("allow");
        assertParameter(
                assertProblem(partner.calls().get("/v1/articles/one/usage?territory=UK"), 400, "invalid-parameter"),
                "territory");
        assertParameter(
                assertProblem(partner.calls().get("/v1/articles/one/usage?channel=fax"), 400, "invalid-parameter"),
                "channel");
        assertParameter(
                assertProblem(partner.calls().get("/v1/articles/one/usage?at=2001-01-01"), 400, "invalid-parameter"),
                "at");
        Stories.draft("Draft", "");
        assertProblem(partner.calls().get("/v1/articles/draft/usage"), 404, "not-found");
        Stories.withdraw("one");
        assertProblem(partner.calls().get("/v1/articles/one/usage"), 410, "withdrawn");
    }

    private static Response usage(SignedPartner partner, String use) {
        Response usage = partner.calls().get("/v1/articles/one/usage" + use);
        assertThat(usage.statusCode()).as(usage.asString()).isEqualTo(200);
        return usage;
    }
}
