package press.dateline.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** Partners keep copies by the log: of what they get, and of nothing else. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PartnerChangesTest {

    private static final String LATE =
            "{\"include\": {\"sections\": [\"world\"]}, \"delayMinutes\": 30, \"archiveDays\": 1}";

    private static void sections() {
        for (String slug : List.of("world", "sport")) {
            Api.editor()
                    .body("{\"slug\": \"" + slug + "\", \"name\": \"" + slug + "\"}")
                    .post("/v1/sections")
                    .then()
                    .statusCode(201);
        }
    }

    private static void settled() {
        Instant now = new TestClock().instant();
        Await.until(
                "all that is due is done",
                () -> Rows.of("SELECT count(*) FROM due WHERE state = 'waiting'" + " AND at <= '" + now + "'")
                        .equals(List.of("0")));
    }

    private static String publish(String headline, String section) {
        return Stories.publish(headline, ", \"section\": \"" + section + "\"")
                .jsonPath()
                .getString("id");
    }

    /** A copy: the ids of the articles that the log has told of. */
    private static final class Copy {

        private final SignedPartner partner;
        private final Set<String> articles = new TreeSet<>();
        private final List<String> told = new ArrayList<>();
        private long seq;

        Copy(SignedPartner partner) {
            this.partner = partner;
        }

        Copy poll(int limit) {
            boolean upToDate = false;
            while (!upToDate) {
                Response page = partner.calls().get("/v1/changes?type=article&after=" + seq + "&limit=" + limit);
                assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
                for (Map<String, Object> item : page.jsonPath().<Map<String, Object>>getList("items")) {
                    if (!"article".equals(item.get("type"))) {
                        continue;
                    }
                    told.add(item.get("kind") + " " + item.get("id"));
                    if (Boolean.TRUE.equals(item.get("tombstone"))) {
                        articles.remove(item.get("id"));
                    } else {
                        articles.add((String) item.get("id"));
                    }
                }
                seq = page.jsonPath().getLong("seq");
                upToDate = page.jsonPath().getBoolean("upToDate");
            }
            return this;
        }
    }

    private static Set<String> listed(SignedPartner partner) {
        Response list = partner.calls().get("/v1/articles?limit=100");
        return new TreeSet<>(list.jsonPath().<String>getList("items.id"));
    }

    @Test
    void whatComesAndGoesIsToldWhenItDoes() {
        sections();
        SignedPartner partner = SignedPartner.sign("late", LATE);
        Copy copy = new Copy(partner);
        String id = publish("One", "world");
        String other = publish("Other", "sport");
        String killed = publish("Killed", "world");
        Stories.withdraw("killed");
        assertThat(copy.poll(20).told).isEmpty();
        TestClock.advance(Duration.ofMinutes(31));
        settled();
        assertThat(copy.poll(20).told).containsExactly("available " + id);
        assertThat(partner.calls().get("/v1/changes?type=article").asString()).doesNotContain(other, killed);
        Api.editor()
                .body("{\"kind\": \"correction\", \"text\": \"Right.\"}")
                .post("/v1/articles/one/correct")
                .then()
                .statusCode(200);
        move("one", "sport");
        copy.told.clear();
        assertThat(copy.poll(20).told).containsExactly("left " + id, "left " + id);
        move("one", "world");
        copy.told.clear();
        assertThat(copy.poll(1).told).containsExactly("updated " + id);
        TestClock.advance(Duration.ofHours(24));
        settled();
        copy.told.clear();
        assertThat(copy.poll(20).told).containsExactly("left " + id);
        assertThat(copy.articles).isEmpty();
        assertThat(listed(partner)).isEmpty();
        assertThat(Api.anonymous().get("/v1/changes?type=article").jsonPath().getList("items.kind"))
                .doesNotContain("available", "left");
        assertThat(Rows.of("SELECT kind, audience FROM change WHERE audience IS NOT NULL AND type = 'article'"
                        + " AND target_id = '" + id + "' ORDER BY seq"))
                .containsExactly("available delay:1800", "left age:86400");
    }

    private static void move(String slug, String section) {
        String revision =
                Api.editor().get("/v1/articles/" + slug + "/draft").jsonPath().getString("revision");
        Response moved = Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"section\": \"" + section + "\"}")
                .patch("/v1/articles/" + slug + "/draft");
        assertThat(moved.statusCode()).as(moved.asString()).isEqualTo(200);
        Response published = Api.editor().post("/v1/articles/" + slug + "/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
    }

    @Test
    void anEntitlementMadeLaterHasItsTimesToo() {
        sections();
        String id = publish("One", "world");
        SignedPartner partner = SignedPartner.sign("late", LATE);
        Copy copy = new Copy(partner);
        TestClock.advance(Duration.ofMinutes(31));
        settled();
        assertThat(copy.poll(20).told).containsExactly("published " + id, "available " + id);
        TestClock.advance(Duration.ofDays(1));
        settled();
        assertThat(copy.poll(20).articles).isEmpty();
    }

    @Test
    void rightsEndForPartnersAlone() {
        sections();
        SignedPartner partner = SignedPartner.sign("now", "{}");
        Instant end = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        String id = Stories.publish("One", ", \"section\": \"world\", \"rights\": {\"expiresAt\": \"" + end + "\"}")
                .jsonPath()
                .getString("id");
        Copy copy = new Copy(partner);
        assertThat(copy.poll(20).told).containsExactly("published " + id);
        TestClock.advance(Duration.ofHours(2));
        settled();
        copy.told.clear();
        assertThat(copy.poll(20).told).containsExactly("left " + id);
        assertThat(Api.anonymous().get("/v1/changes?type=article").jsonPath().getList("items.kind"))
                .containsExactly("published");
    }

    @Test
    void aChangedContractIsToldToThatPartnerAlone() {
        sections();
        SignedPartner partner = SignedPartner.sign("one");
        SignedPartner other = SignedPartner.sign("other");
        Instant until = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        String id = partner.entitle("{\"until\": \"" + until + "\"}");
        Response told = partner.calls().get("/v1/changes");
        assertThat(told.jsonPath().getList("items.findAll { it.type == 'entitlement' }.id"))
                .containsExactly(id);
        assertThat(told.jsonPath().getList("items.findAll { it.type == 'entitlement' }.reason"))
                .containsExactly("contract-changed");
        for (Response without : List.of(
                other.calls().get("/v1/changes"),
                Api.anonymous().get("/v1/changes"),
                Api.administrator().get("/v1/changes"))) {
            assertThat(without.asString()).doesNotContain(id);
        }
        TestClock.advance(Duration.ofHours(2));
        settled();
        assertThat(partner.calls()
                        .get("/v1/changes")
                        .jsonPath()
                        .getList("items.findAll { it.type == 'entitlement' }.kind"))
                .containsExactly("updated", "updated");
    }

    @Test
    void aSectionThatMovesTakesItsArticlesAlong() {
        sections();
        Api.editor()
                .body("{\"slug\": \"africa\", \"name\": \"Africa\", \"parent\": \"world\"}")
                .post("/v1/sections")
                .then()
                .statusCode(201);
        String id = publish("One", "africa");
        SignedPartner partner = SignedPartner.sign("now", "{\"include\": {\"sections\": [\"world\"]}}");
        Copy copy = new Copy(partner);
        assertThat(copy.poll(20).articles).containsExactly(id);
        String sport = Api.anonymous().get("/v1/sections/sport").jsonPath().getString("id");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"parent\": \"" + sport + "\"}")
                .patch("/v1/sections/africa")
                .then()
                .statusCode(200);
        Await.until("it has left", () -> copy.poll(20).articles.isEmpty());
        assertThat(listed(partner)).isEmpty();
    }

    private static String image(String rights) {
        Response made = Api.editor().body("""
                {"alt": "A tram", "credit": "C", "rights": %s, "renditions": [{"crop": "16x9", "width": 1600, "height": 900,
                 "mediaType": "image/jpeg", "url": "https://img.example.org/tram.jpg"}]}""".formatted(rights)).post("/v1/images");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    private static void change(String image, int revision, String rights) {
        Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"rights\": " + rights + "}")
                .patch("/v1/images/" + image)
                .then()
                .statusCode(200);
    }

    private static List<String> toldOf(SignedPartner partner, String image) {
        return partner.calls()
                .get("/v1/changes?type=image&limit=100")
                .jsonPath()
                .getList("items.findAll { it.id == '" + image + "' }.kind");
    }

    @Test
    void imagesThatAPartnerNeverHadAreNotMentioned() {
        sections();
        SignedPartner partner = SignedPartner.sign(
                "paper", "{\"include\": {\"sections\": [\"world\"]}, \"excludedImageHolders\": [\"agency x\"]}");
        String agencys = image("{\"syndication\": \"yes\", \"holder\": \"Agency X\"}");
        change(agencys, 1, "{\"licence\": \"CC BY 4.0\"}");
        String house = image("{\"syndication\": \"no\"}");
        String given = image("{\"syndication\": \"yes\"}");
        String tightened = image("{\"syndication\": \"yes\"}");
        String replaced = image("{\"syndication\": \"yes\"}");
        String moved = image("{\"syndication\": \"yes\"}");
        String elsewhere = image("{\"syndication\": \"yes\"}");
        String nowhere = image("{\"syndication\": \"yes\"}");
        showing("One", "world", List.of(agencys, house, given, tightened, replaced));
        showing("Moved", "world", List.of(moved));
        showing("Other", "sport", List.of(elsewhere));
        partner.calls().get("/v1/articles/moved").then().statusCode(200);
        move("moved", "sport");
        change(tightened, 1, "{\"syndication\": \"no\"}");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"blocks\": [{\"type\": \"paragraph\", \"text\": \"Text.\"}]}")
                .patch("/v1/articles/one/draft")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/articles/one/publish").then().statusCode(200);
        for (String image : List.of(agencys, house, given, tightened, replaced, moved, elsewhere, nowhere)) {
            Response withdrawn =
                    Api.editor().body("{\"reason\": \"rights\"}").post("/v1/images/" + image + "/withdraw");
            assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
        }
        assertThat(toldOf(partner, agencys)).isEmpty();
        assertThat(toldOf(partner, house)).isEmpty();
        assertThat(toldOf(partner, given)).containsExactly("withdrawn");
        assertThat(toldOf(partner, tightened)).containsExactly("left", "withdrawn");
        assertThat(toldOf(partner, replaced)).containsExactly("withdrawn");
        assertThat(toldOf(partner, moved))
                .as("it was given the article before that moved")
                .containsExactly("withdrawn");
        assertThat(toldOf(partner, elsewhere)).isEmpty();
        assertThat(toldOf(partner, nowhere)).isEmpty();
    }

    /** An article whose body shows images: each by itself, and all in a gallery. */
    private static void showing(String headline, String section, List<String> images) {
        String each = images.stream()
                .map(image -> "{\"type\": \"image\", \"image\": \"" + image + "\", \"text\": \"\"}")
                .collect(Collectors.joining(", "));
        Stories.publish(
                headline,
                ", \"section\": \"" + section + "\", \"blocks\": [" + each + ", {\"type\": \"gallery\", \"images\": [\""
                        + String.join("\", \"", images) + "\"], \"text\": \"\"}]");
    }

    @Test
    void aDayOfPollingEndsWithWhatTheListGives() {
        sections();
        SignedPartner late = SignedPartner.sign("late", LATE);
        SignedPartner now = SignedPartner.sign(
                "now", "{\"include\": {\"sections\": [\"sport\"]}, \"exclude\": {\"kinds\": [\"brief\"]}}");
        List<Copy> copies = List.of(new Copy(late), new Copy(now));
        Random random = new Random(1800);
        List<String> slugs = new ArrayList<>();
        Set<String> withdrawn = new TreeSet<>();
        for (int step = 0; step < 60; step++) {
            String slug = slugs.isEmpty() ? "" : slugs.get(random.nextInt(slugs.size()));
            int what = slugs.size() < 5 ? 0 : random.nextInt(5);
            if (what == 0) {
                String made = "story-" + step;
                publish("Story " + step, random.nextBoolean() ? "world" : "sport");
                slugs.add(made);
            } else if (withdrawn.contains(slug)) {
                Api.editor().post("/v1/articles/" + slug + "/restore").then().statusCode(200);
                withdrawn.remove(slug);
            } else if (what <= 2) {
                move(slug, random.nextBoolean() ? "world" : "sport");
            } else if (what == 3) {
                Api.editor()
                        .body("{\"kind\": \"withhold\"}")
                        .post("/v1/articles/" + slug + "/withdraw")
                        .then()
                        .statusCode(200);
                withdrawn.add(slug);
            }
            TestClock.advance(Duration.ofMinutes(random.nextInt(50)));
            if (random.nextInt(3) == 0) {
                settled();
                copies.forEach(copy -> copy.poll(1 + random.nextInt(20)));
            }
        }
        settled();
        for (Copy copy : copies) {
            assertThat(copy.poll(7).articles).isEqualTo(listed(copy.partner));
            assertThat(copy.told).isNotEmpty();
        }
        String told = copies.stream().flatMap(copy -> copy.told.stream()).collect(Collectors.joining(" "));
        assertThat(told).contains("available", "left", "withdrawn", "restored");
    }
}
