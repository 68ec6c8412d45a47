package press.dateline.live;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import press.dateline.comment.FreshComments;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.RawHttp;
import press.dateline.testing.Rows;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** What is told to those who listen to a discussion. How they come again: {@link ResumeTest}. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class LiveTest {

    private static final String ADDRESS = "/v1/articles/leaders-meet/comments/stream";

    @Inject
    Listeners listeners;

    @Inject
    FreshComments stream;

    @AfterEach
    void reset() {
        TestLiveSettings.reset();
    }

    @Test
    void anApprovalArrivesWithinASecond() {
        Stories.publish("Leaders meet");
        String key = Api.key("content:read", "comments:moderate");
        RestAssured.replaceFiltersWith(List.of()); // those that make reads fresh
        try (EventStream live = EventStream.of("leaders-meet")) {
            String root = Talk.post("leaders-meet");
            live.assertSilent();
            long from = System.nanoTime();
            Api.withKey(key).post("/v1/comments/" + root + "/approve").then().statusCode(200);
            EventStream.Event come = live.next(Duration.ofSeconds(1));
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
            assertThat(come.name()).isEqualTo("comment");
            assertThat(come.text("kind")).isEqualTo("new");
            assertThat(come.text("root")).isEqualTo(root);
            assertThat(come.data().getMap("comment"))
                    .isEqualTo(Api.anonymous()
                            .get("/v1/comments/" + root)
                            .jsonPath()
                            .getMap(""));
            String reply = Talk.reply("leaders-meet", root);
            EventStream.Event answered = live.next();
            assertThat(answered.text("comment.id")).isEqualTo(reply);
            assertThat(answered.text("comment.parent")).isEqualTo(root);
            assertThat(answered.text("root")).isEqualTo(root);
        }
    }

    @Test
    void itIsSentAsWhatItIs() {
        Stories.publish("Leaders meet");
        RestAssured.replaceFiltersWith(List.of());
        try (EventStream live = EventStream.of("leaders-meet")) {
            assertThat(live.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(live.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(live.headers().firstValue("X-Accel-Buffering")).hasValue("no");
            assertThat(live.headers().firstValue("ETag")).isEmpty();
            assertThat(live.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(live.lastId()).isNotEmpty();
            String answer = RawHttp.sendAndWait(
                            "HEAD " + ADDRESS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .head();
            assertThat(answer).startsWith("HTTP/1.1 200 ");
        }
        Await.until("all have left", () -> listeners.size() == 0);
    }

    @Test
    void whatChangesIsToldAndWhatIsNotShownGoes() {
        Stories.publish("Leaders meet");
        String root = Talk.say("leaders-meet");
        String reply = Talk.reply("leaders-meet", root);
        try (EventStream live = EventStream.of("leaders-meet")) {
            Talk.edit(reply, "Edited.");
            EventStream.Event edited = live.next();
            assertThat(EventStream.told(edited)).isEqualTo("edited " + reply);
            assertThat(edited.text("comment.text")).isEqualTo("Edited.");
            Talk.reject(reply);
            assertThat(live.nextTold()).isEqualTo("removed " + reply);
            Talk.approve(reply);
            assertThat(live.nextTold()).isEqualTo("new " + reply);
            Talk.reject(root);
            assertThat(live.nextTold()).as("its replies go with it").isEqualTo("removed " + root);
            Talk.edit(reply, "Not shown.");
            assertThat(live.nextTold()).isEqualTo("removed " + reply);
            Talk.approve(root);
            EventStream.Event back = live.next();
            assertThat(EventStream.told(back)).isEqualTo("new " + root);
            assertThat(back.text("replies")).endsWith("/v1/comments/" + root + "/replies");
            assertThat(Api.anonymous()
                            .get("/v1/comments/" + root + "/replies")
                            .jsonPath()
                            .getList("items.id"))
                    .containsExactly(reply);
            live.assertSilent();
        }
    }

    @Test
    void whatIsDeletedIsToldForAsLongAsItKeepsItsPlace() {
        Stories.publish("Leaders meet");
        String root = Talk.say("leaders-meet");
        String reply = Talk.reply("leaders-meet", root);
        try (EventStream live = EventStream.of("leaders-meet")) {
            Talk.delete(root);
            EventStream.Event kept = live.next();
            assertThat(EventStream.told(kept)).isEqualTo("edited " + root);
            assertThat(kept.data().getBoolean("comment.deleted")).isTrue();
            assertThat(kept.data().getMap("comment"))
                    .doesNotContainKeys("text", "displayName")
                    .isEqualTo(Api.anonymous()
                            .get("/v1/comments/" + root)
                            .jsonPath()
                            .getMap(""));
            Talk.edit(reply, "Edited.");
            assertThat(live.nextTold()).as("the thread goes on").isEqualTo("edited " + reply);
            String answer = Talk.reply("leaders-meet", reply);
            assertThat(live.nextTold()).isEqualTo("edited " + root);
            EventStream.Event come = live.next();
            assertThat(EventStream.told(come)).isEqualTo("new " + answer);
            assertThat(come.text("comment.parent")).isEqualTo(reply);
            Talk.delete(reply);
            assertThat(live.nextTold()).isEqualTo("edited " + root);
            assertThat(live.next().data().getBoolean("comment.deleted")).isTrue();
            Talk.reject(answer);
            assertThat(List.of(live.nextTold(), live.nextTold(), live.nextTold()))
                    .as("nobody needs their places any more")
                    .containsExactly("removed " + root, "removed " + reply, "removed " + answer);
            Talk.approve(answer);
            assertThat(List.of(live.nextTold(), live.nextTold(), live.nextTold()))
                    .containsExactly("edited " + root, "edited " + reply, "new " + answer);
            live.assertSilent();
        }
    }

    @Test
    void whatWasRejectedMeanwhileIsNotSent() {
        String id = Stories.publish("Leaders meet").jsonPath().getString("id");
        String comment = Talk.post("leaders-meet");
        try (EventStream live = EventStream.of("leaders-meet")) {
            Rows.change("UPDATE comment SET state = 'approved' WHERE article_id = '" + id + "';"
                    + " UPDATE comment SET state = 'rejected' WHERE article_id = '" + id + "'");
            assertThat(live.nextTold()).isEqualTo("removed " + comment);
            live.assertSilent();
        }
    }

    @Test
    void eachHearsItsOwnArticle() {
        Stories.publish("Leaders meet");
        Stories.publish("Elsewhere");
        try (EventStream one = EventStream.of("leaders-meet");
                EventStream two = EventStream.of("leaders-meet");
                EventStream other = EventStream.of("elsewhere")) {
            String here = Talk.say("leaders-meet");
            assertThat(one.nextTold()).isEqualTo("new " + here);
            assertThat(two.nextTold()).isEqualTo("new " + here);
            String there = Talk.say("elsewhere");
            assertThat(other.nextTold()).isEqualTo("new " + there);
            one.assertSilent();
        }
    }

    @Test
    void aLookCostsTheSameForManyAsForOne() {
        Stories.publish("Leaders meet");
        Stories.publish("Elsewhere");
        String silent = Talk.say("elsewhere");
        try (EventStream one = EventStream.of("leaders-meet");
                EventStream two = EventStream.of("leaders-meet");
                EventStream other = EventStream.of("elsewhere")) {
            stream.look();
            assertThat(Statements.of(stream::look)).isEmpty();
            List<String> statements = List.of();
            for (int i = 0; statements.isEmpty(); i++) { // else the stream itself was faster
                String text = "Edited " + i;
                statements = Statements.of(() -> {
                    Talk.edit(silent, text);
                    stream.look();
                });
                assertThat(other.next().text("comment.text")).isEqualTo(text);
            }
            assertThat(statements).hasSize(5);
            one.assertSilent();
            two.assertSilent();
        }
    }

    @Test
    void itEndsWithItsArticle() {
        Stories.publish("Leaders meet");
        try (EventStream live = EventStream.of("leaders-meet")) {
            Stories.withdraw("leaders-meet");
            EventStream.Event end = live.next();
            assertThat(end.name()).isEqualTo("end");
            assertThat(end.text("reason")).isEqualTo("withdrawn");
            live.assertEnd();
        }
        assertProblem(Api.anonymous().get(ADDRESS), 410, "withdrawn");
    }

    @Test
    void itEndsWithTheDiscussion() {
        Stories.publish("Leaders meet");
        try (EventStream live = EventStream.of("leaders-meet")) {
            Api.editor()
                    .header("If-Match", "\"1\"")
                    .body("{\"discussion\": {\"state\": \"off\"}}")
                    .patch("/v1/articles/leaders-meet/draft")
                    .then()
                    .statusCode(200);
            live.assertSilent();
            Api.editor().post("/v1/articles/leaders-meet/publish").then().statusCode(200);
            assertThat(live.next().text("reason")).isEqualTo("off");
            live.assertEnd();
        }
        assertProblem(Api.anonymous().get(ADDRESS), 409, "wrong-state");
    }

    @Test
    void whatIsNotPublicHasNoStream() {
        Stories.draft("Leaders meet", "");
        assertProblem(Api.anonymous().get(ADDRESS), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/articles/nobody/comments/stream"), 404, "not-found");
        assertProblem(Api.withScopes("content:write").get(ADDRESS), 403, "missing-scope");
    }

    @Test
    void signsOfLifeKeepItOpenForAnHour() {
        Stories.publish("Leaders meet");
        try (EventStream live = EventStream.of("leaders-meet")) {
            String first = live.lastId();
            assertThat(live.heartbeats()).isZero();
            TestClock.advance(Duration.ofSeconds(16));
            Await.until("a sign of life comes", () -> live.heartbeats() == 1);
            Await.until("it says how far it is", () -> !live.lastId().equals(first));
            live.assertSilent();
            TestClock.advance(Duration.ofMinutes(60));
            live.assertEnd();
        }
    }

    @Test
    void whoseKeyIsRevokedHasToComeAgain() {
        Stories.publish("Leaders meet");
        JsonPath made = Api.administrator()
                .body("{\"name\": \"App\", \"scopes\": [\"content:read\"]}")
                .post("/v1/keys")
                .jsonPath();
        try (EventStream live = EventStream.open(ADDRESS, "X-Api-Key", made.getString("key"));
                EventStream other = EventStream.of("leaders-meet")) {
            assertThat(live.next().name()).isEqualTo("hello");
            Api.administrator()
                    .delete("/v1/keys/" + made.getString("id"))
                    .then()
                    .statusCode(200);
            live.assertEnd();
            other.assertSilent();
        }
    }

    @Test
    void whosePartnersContractEndsIsToldNothingMore() {
        Stories.publish("Leaders meet");
        Api.administrator()
                .body("{\"name\": \"Wire\"}")
                .post("/v1/partners")
                .then()
                .statusCode(201);
        SignedPartner.entitle("wire", "{}");
        String key = Api.administrator()
                .body("{\"name\": \"App\", \"scopes\": [\"content:read\"], \"partner\": \"wire\"}")
                .post("/v1/keys")
                .jsonPath()
                .getString("key");
        try (EventStream live = EventStream.open(ADDRESS, "X-Api-Key", key);
                EventStream other = EventStream.of("leaders-meet")) {
            assertThat(live.next().name()).isEqualTo("hello");
            Api.administrator()
                    .header("If-Match", "\"1\"")
                    .body("{\"state\": \"ended\"}")
                    .patch("/v1/partners/wire")
                    .then()
                    .statusCode(200);
            live.assertEnd();
            other.assertSilent();
        }
    }

    @Test
    void moreThanThereIsRoomForAreRefused() {
        Stories.publish("Leaders meet");
        Await.until("nobody is left", () -> listeners.size() == 0);
        TestLiveSettings.most(1);
        try (EventStream live = EventStream.of("leaders-meet")) {
            var full = Api.anonymous().get(ADDRESS);
            assertProblem(full, 503, "unavailable");
            assertThat(full.header("Retry-After")).isEqualTo("30");
            live.assertSilent();
        }
        Await.until("who goes away is forgotten", () -> listeners.size() == 0);
        EventStream.of("leaders-meet").close();
    }
}
