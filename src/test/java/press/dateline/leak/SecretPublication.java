package press.dateline.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.leak.Secret.*;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.PartnerRows;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** A publication with secrets of every kind, and what is where in it. */
final class SecretPublication {

    /** After this time the embargo ends, and what is scheduled is published. */
    static final Duration EMBARGO = Duration.ofMinutes(30);

    /** How late a partner with a delay gets what is fresh; what was under embargo comes to it later than this. */
    static final Duration DELAY = Duration.ofMinutes(45);

    /** The name of a feed of what stands in one section. */
    static final String FEED = "world-news";

    final Secret.Traces traces = new Secret.Traces();

    /** The ids and slugs of things, by the name of their collection. */
    final Map<String, List<String>> names = new HashMap<>();

    final SignedPartner rival;
    final String readersToken;
    final String previewToken;
    private final String adminKey = Api.administratorKey();

    SecretPublication() {
        cards();
        String photo = image(PHOTO, ", \"holder\": \"Agency Example\"");
        String pulled = image(PULLED, "");
        open(photo, pulled);
        named("images", photo, pulled);
        require(editor().body("{}").post("/v1/images/" + pulled + "/withdraw"), 200);
        rival = rival();
        String killed = published(KILLED, "");
        String lost = said(guest(), KILLED, LOST);
        require(editor().body("{\"kind\": \"kill\"}").post(article(KILLED) + "/withdraw"), 200);
        TestClock.advance(Duration.ofHours(2));
        named(
                "articles",
                killed,
                published(OUTSIDE, ", \"section\": \"sport\""),
                published(FRESH, ""),
                draft(DRAFT, ""));
        String in = new TestClock().instant().plus(EMBARGO).toString();
        named("articles", published(EMBARGOED, ", \"embargoUntil\": \"" + in + "\""));
        named("articles", draft(SCHEDULED, ", \"editorNote\": \"" + NOTE.word() + "\""));
        require(editor().body("{\"at\": \"" + in + "\"}").post(article(SCHEDULED) + "/schedule"), 200);
        JsonPath link = require(editor().post(article(OPEN) + "/preview-links"), 201);
        previewToken = link.getString("token");
        named("links", link.getString("id"));
        String talk = said(guest(), OUTSIDE, TALK);
        approve(talk);
        named("comments", lost, talk);
        readersToken = discussion();
        moderation();
        job();
        traces.addAll(CREDENTIAL, List.of(rival.key(), readersToken, previewToken));
    }

    private RequestSpecification admin() {
        return Api.withKey(adminKey);
    }

    private static RequestSpecification editor() {
        return Api.editor();
    }

    private static RequestSpecification guest() {
        return Api.anonymous().contentType("application/json");
    }

    private static String article(Secret secret) {
        return "/v1/articles/" + secret.clue();
    }

    static JsonPath require(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer.asString().isEmpty() ? new JsonPath("{}") : answer.jsonPath();
    }

    private void named(String collection, String... more) {
        names.computeIfAbsent(collection, _ -> new ArrayList<>()).addAll(List.of(more));
    }

    private void cards() {
        Map<String, String> cards = Map.of(
                "people", "{\"slug\": \"ann-example\", \"name\": \"Ann Example\"}",
                "places", "{\"slug\": \"sochi\", \"name\": \"Sochi\", \"kind\": \"city\"}",
                "tags", "{\"slug\": \"politics\", \"name\": \"Politics\", \"type\": \"topic\"}",
                "sections", "{\"slug\": \"world\", \"name\": \"World\"}");
        cards.forEach((collection, body) -> {
            JsonPath made = require(editor().body(body).post("/v1/" + collection), 201);
            named(collection, made.getString("id"), made.getString("slug"));
        });
        require(editor().body("{\"slug\": \"sport\", \"name\": \"Sport\"}").post("/v1/sections"), 201);
        named("sections", "sport");
        require(
                admin().body("{\"name\": \"" + FEED
                                + "\", \"title\": \"World\", \"filter\": {\"section\": [\"world\"]}}")
                        .post("/v1/feeds"),
                201);
        named("feeds", FEED);
    }

    private String image(Secret secret, String rights) {
        return require(editor().body("""
            {"alt": "%1$s", "credit": "%1$s", "caption": "%1$s", "rights": {"syndication": "yes"%2$s}, "renditions":
             [{"crop": "16x9", "width": 1600, "height": 900, "mediaType": "image/jpeg",
               "url": "https://img.example.org/%1$s.jpg"}]}\
            """.formatted(secret.word(), rights)).post("/v1/images"), 201)
                .getString("id");
    }

    private void open(String photo, String pulled) {
        String id = published(OPEN, """
            , "leadImage": "%s", "blocks": [{"id": "b1", "type": "paragraph", "text": "%s"},
             {"id": "b2", "type": "image", "image": "%s", "text": ""}]\
            """.formatted(photo, BODY.word(), pulled));
        named("articles", id, OPEN.clue());
        require(
                editor().header("If-Match", "\"1\"")
                        .body("""
                            {"standfirst": "%1$s", "editorNote": "%2$s", "save": {"note": "%2$s"}, "blocks":
                             [{"id": "b1", "type": "paragraph", "text": "%1$s"}]}\
                            """.formatted(NEWER.word(), NOTE.word()))
                        .patch(article(OPEN) + "/draft"),
                200);
    }

    private String draft(Secret secret, String more) {
        String section = more.contains("\"section\"") ? "" : ", \"section\": \"world\"";
        String id = Stories.draft(
                        secret.clue() + " " + secret.word(),
                        ", \"slug\": \"" + secret.clue() + "\"" + """
                            , "standfirst": "%1$s", "tags": ["politics"], "people": [{"person": "ann-example", "rel": "about"}],
                             "places": [{"place": "sochi"}], "rights": {"creditLine": "%1$s"},
                             "quotes": [{"text": "%1$s", "speaker": {"person": "ann-example"}}]\
                            """.formatted(secret.word()) + section + more)
                .jsonPath()
                .getString("id");
        named("articles", secret.clue());
        // That a killed one was there is told, by its id.
        if (secret != KILLED) {
            traces.add(Secret.valueOf(secret + "_ID"), id);
        }
        return id;
    }

    private String published(Secret secret, String more) {
        String id = draft(secret, more);
        require(editor().post("/v1/articles/" + id + "/publish"), 200);
        return id;
    }

    /** A partner that has been given the open article. */
    private SignedPartner rival() {
        JsonPath partner = require(
                admin().body("""
                    {"slug": "%1$s", "name": "%1$s", "contactEmail": "%2$s@example.org", "notes": "%2$s"}\
                    """.formatted(RIVAL.word(), PARTNER.word())).post("/v1/partners"), 201);
        String entitlement =
                SignedPartner.entitle(RIVAL.word(), "{\"name\": \"" + PARTNER.word() + "\", \"images\": \"no\"}");
        JsonPath key = require(
                admin().body("{\"name\": \"%s\", \"scopes\": [\"content:read\"], \"partner\": \"%s\"}"
                                .formatted(KEY.word(), RIVAL.word()))
                        .post("/v1/keys"),
                201);
        JsonPath plan = require(
                admin().body("{\"name\": \"" + PLAN.word() + "\", \"rate\": 1000}")
                        .post("/v1/plans"),
                201);
        PartnerRows.choose("/v1/partners/" + RIVAL.word(), plan.getString("id"));
        PartnerRows.choose("/v1/keys/" + key.getString("id"), plan.getString("id"));
        require(Api.withKey(key.getString("key")).get(article(OPEN)), 200);
        traces.add(RIVAL, partner.getString("id"));
        traces.add(KEY, key.getString("id"));
        traces.add(PLAN, plan.getString("id"));
        named("partners", partner.getString("id"));
        named("keys", key.getString("id"));
        named("plans", plan.getString("id"));
        named("entitlements", entitlement);
        return new SignedPartner(UUID.fromString(partner.getString("id")), RIVAL.word(), key.getString("key"));
    }

    private static String said(RequestSpecification reader, Secret article, Secret text) {
        return require(
                        reader.body("{\"displayName\": \"Tram\", \"text\": \"" + text.word() + "\"}")
                                .post(article(article) + "/comments"),
                        201)
                .getString("id");
    }

    private void approve(String comment) {
        require(admin().post("/v1/comments/" + comment + "/approve"), 200);
    }

    /** What readers leave at the open article; the answer is the token of the one who has written most of it. */
    private String discussion() {
        JsonPath first = require(
                guest().body("{\"displayName\": \"Tram\", \"text\": \"%s\", \"email\": \"%s@example.org\"}"
                                .formatted(EDITED.word(), READER.word()))
                        .post(article(OPEN) + "/comments"),
                201);
        String token = first.getString("readerToken");
        String edited = first.getString("id");
        require(bearer(token).body("{\"text\": \"Good.\"}").patch("/v1/comments/" + edited), 200);
        approve(edited);
        String rejected = said(bearer(token), OPEN, REJECTED);
        require(
                admin().body("{\"reason\": \"" + DECISION.word() + "\"}").post("/v1/comments/" + rejected + "/reject"),
                200);
        require(
                bearer(token)
                        .body("{\"text\": \"" + APPEAL.word() + "\"}")
                        .post("/v1/comments/" + rejected + "/appeal"),
                200);
        String deleted = said(bearer(token), OPEN, DELETED);
        approve(deleted);
        require(bearer(token).delete("/v1/comments/" + deleted), 204);
        String pending = said(guest(), OPEN, PENDING);
        require(guest().body("""
            {"reason": "illegal", "note": "%1$s", "statement": {"explanation": "%1$s", "goodFaith": true,
             "name": "%1$s", "email": "%1$s@example.org"}}\
            """.formatted(REPORT.word())).post("/v1/comments/" + edited + "/reports"), 200);
        String reader = require(bearer(token).get("/v1/readers/me/data"), 200).getString("reader.id");
        traces.add(Secret.READER_ID, reader);
        named("comments", edited, rejected, deleted, pending);
        named("readers", reader);
        return token;
    }

    private static RequestSpecification bearer(String token) {
        return guest().header("Authorization", "Bearer " + token);
    }

    private void moderation() {
        require(
                admin().header("If-Match", "\"0\"")
                        .body("{\"entries\": [\"" + WORD.word() + "\"]}")
                        .put("/v1/moderation/word-lists/suspect"),
                200);
        JsonPath pending = require(admin().get("/v1/moderation/comments?state=pending"), 200);
        String other = pending.getString("items.find { it.text == '" + PENDING.word() + "' }.reader.id");
        named("readers", other);
        require(
                admin().body("{\"kind\": \"warn\", \"reasonCode\": \"abuse\", \"note\": \"" + SANCTION.word() + "\"}")
                        .post("/v1/readers/" + other + "/sanctions"),
                201);
    }

    private void job() {
        JsonPath job = require(
                editor().contentType("application/octet-stream")
                        .body("{\"%1$s\": 1}\n{\"%1$s\": 2}\n"
                                .formatted(IMPORT.word())
                                .getBytes(UTF_8))
                        .post("/v1/imports?format=ninjs&name=" + IMPORT.word()),
                202);
        String id = job.getString("id");
        Await.until(
                "the import has ended",
                () -> List.of("done", "failed")
                        .contains(admin().get("/v1/imports/" + id).jsonPath().getString("state")));
        named("imports", id);
        named(
                "feed-sources",
                require(
                                editor().body(
                                                "{\"name\": \"%1$s\", \"url\": \"https://www.example.org/%1$s\", \"paused\": true}"
                                                        .formatted(IMPORT.word()))
                                        .post("/v1/feed-sources"),
                                201)
                        .getString("id"));
    }
}
