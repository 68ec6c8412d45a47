package press.dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.reader.IdentityProvider.inSeconds;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** A reader's token is taken where it is good in every respect; nobody who sends another one is silently a guest. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ReaderTokensTest {

    private static final String BODY = "{\"text\": \"Text.\"}";

    private IdentityProvider provider;

    @BeforeEach
    void start() {
        provider = IdentityProvider.start();
        Stories.publish("Leaders meet");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static Response post(String token) {
        return bearer(token).body(BODY).post("/v1/articles/leaders-meet/comments");
    }

    private static void assertTaken(String token) {
        Response posted = post(token);
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        Rows.change("DELETE FROM comment_decision");
        Rows.change("DELETE FROM comment");
    }

    private String with(Consumer<JwtClaims> change) {
        JwtClaims claims = provider.claims("u1");
        claims.setStringClaim("name", "Ann");
        change.accept(claims);
        return provider.signed(claims);
    }

    @Test
    void aTokenThatIsNotGoodIsRefused() throws JoseException {
        String good = provider.token("u1", "Ann");
        PublicJsonWebKey foreign = IdentityProvider.rsa("first");
        JwtClaims claims = provider.claims("u1");
        claims.setStringClaim("name", "Ann");
        String[] parts = good.split("\\.", -1);
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("garbage", "garbage");
        bad.put("dots", "..");
        bad.put("unsigned", parts[0] + "." + parts[1] + ".");
        bad.put("cut", good.substring(0, good.length() - 4));
        bad.put("two parts", parts[0] + "." + parts[1]);
        bad.put("five parts", good + ".AA.AA");
        bad.put("long", good + "A".repeat(8000));
        bad.put("in quotes", "\"" + good + "\"");
        bad.put("followed", good + " x");
        bad.put("another payload", parts[0] + "." + base64(claims.toJson().replace("u1", "u2")) + "." + parts[2]);
        bad.put("alg none", with(claims, AlgorithmIdentifiers.NONE, null));
        bad.put("alg NONE", base64("{\"alg\":\"NoNe\"}") + "." + parts[1] + ".");
        bad.put("no alg", base64("{\"kid\":\"first\"}") + "." + parts[1] + "." + parts[2]);
        bad.put(
                "the public key as a secret",
                with(
                        claims,
                        AlgorithmIdentifiers.HMAC_SHA256,
                        provider.key().getPublicKey().getEncoded()));
        bad.put(
                "the published key as a secret",
                with(
                        claims,
                        AlgorithmIdentifiers.HMAC_SHA256,
                        provider.key().toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(StandardCharsets.UTF_8)));
        bad.put("foreign key", IdentityProvider.signed(claims, foreign, AlgorithmIdentifiers.RSA_USING_SHA256));
        bad.put("foreign key, brought along", withItsOwnKey(claims, foreign));
        bad.put("unknown key", IdentityProvider.signed(claims, IdentityProvider.rsa("x"), "RS256"));
        bad.put("another issuer", with(one -> one.setIssuer("https://login.example.org")));
        bad.put("no issuer", with(one -> one.unsetClaim("iss")));
        bad.put("another audience", with(one -> one.setAudience("https://other.example.org")));
        bad.put("no audience", with(one -> one.unsetClaim("aud")));
        bad.put("no subject", with(one -> one.unsetClaim("sub")));
        bad.put("blank subject", with(one -> one.setSubject(" ")));
        bad.put("long subject", with(one -> one.setSubject("u".repeat(256))));
        bad.put("a number as subject", with(one -> one.setClaim("sub", 7)));
        bad.put("no end", with(one -> one.unsetClaim("exp")));
        bad.put("an end that is no time", with(one -> one.setClaim("exp", "never")));
        bad.put("not yet", with(one -> one.setNotBefore(inSeconds(60))));
        bad.put("expired, for another service", with(one -> {
            one.setExpirationTime(inSeconds(-60));
            one.setAudience("https://other.example.org");
        }));
        bad.forEach((what, token) -> {
            Response answer = post(token);
            assertThat(answer.statusCode())
                    .as("%s: %s", what, answer.asString())
                    .isEqualTo(401);
            assertProblem(answer, 401, "invalid-token");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"dateline\"");
            assertThat(answer.asString()).as(what).doesNotContain(parts[1]).doesNotContain("jose4j");
        });
        assertThat(Rows.of("SELECT 1 FROM comment")).isEmpty();
        assertThat(Rows.of("SELECT 1 FROM reader")).isEmpty();
        assertThat(provider.asked())
                .as("what names no known key is no reason to ask again at once")
                .isEqualTo(1);
        assertTaken(good);
    }

    @Test
    void anotherSchemeIsNoGuest() {
        String good = provider.token("u1", "Ann");
        for (String header : List.of("Token " + good, good, "Digest a=b", "Bearer\"" + good)) {
            assertProblem(
                    Api.anonymous()
                            .contentType("application/json")
                            .header("Authorization", header)
                            .body("{\"displayName\": \"Ann\", \"text\": \"Text.\"}")
                            .post("/v1/articles/leaders-meet/comments"),
                    401,
                    "invalid-token");
        }
        assertThat(Rows.of("SELECT 1 FROM comment")).isEmpty();
    }

    @Test
    void anExpiredTokenIsToldApart() {
        String token = provider.token("u1", "Ann");
        assertTaken(token);
        TestClock.advance(Duration.ofSeconds(3600 + 20));
        assertTaken(token);
        TestClock.advance(Duration.ofSeconds(20));
        assertProblem(post(token), 401, "expired-token");
    }

    @Test
    void eachKindOfKeyIsTaken() throws JoseException {
        assertTaken(with(claims -> {}));
        for (String algorithm : List.of("RS512", "PS256")) {
            JwtClaims claims = provider.claims("u1");
            claims.setStringClaim("preferred_username", "Ann");
            assertTaken(IdentityProvider.signed(claims, provider.key(), algorithm));
        }
        PublicJsonWebKey curve = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        curve.setKeyId("curve");
        provider.rotateTo(curve);
        TestClock.advance(SigningKeys.REPRIEVE.plusSeconds(1));
        JwtClaims claims = provider.claims("u1");
        claims.setStringClaim("name", "Ann");
        assertTaken(IdentityProvider.signed(claims, curve, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
    }

    @Test
    void keysRotate() throws JoseException {
        String before = provider.token("u1", "Ann");
        assertTaken(before);
        provider.rotate("second");
        TestClock.advance(SigningKeys.REPRIEVE.plusSeconds(1));
        String after = provider.token("u1", "Ann");
        assertTaken(after);
        assertTaken(before);
        assertThat(provider.asked()).isEqualTo(2);
    }

    @Test
    void keysThatAreKnownServeWhileTheProviderIsAway() throws JoseException {
        String token = provider.token("u1", "Ann");
        assertTaken(token);
        provider.answers(500, "");
        TestClock.advance(SigningKeys.REPRIEVE.plusSeconds(1));
        JwtClaims claims = provider.claims("u1");
        String unknown = IdentityProvider.signed(claims, IdentityProvider.rsa("x"), "RS256");
        for (int i = 0; i < 3; i++) {
            assertProblem(post(unknown), 503, "unavailable");
        }
        assertThat(provider.asked()).isEqualTo(2);
        assertTaken(token);
    }

    @Test
    void withoutAnyKeyItIsNotTheReadersFault() {
        String token = provider.token("u1", "Ann");
        for (String wrong :
                List.of("", "{}", "<html>", "{\"keys\": []}", "{\"keys\": \"none\"}", "x".repeat(600_000))) {
            provider.answers(wrong.isEmpty() ? 500 : 200, wrong);
            provider.trusted();
            Response answer = assertProblem(post(token), 503, "unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("10");
            int asked = provider.asked();
            assertProblem(post(token), 503, "unavailable");
            assertThat(provider.asked()).isEqualTo(asked);
        }
        provider.isBack();
        TestClock.advance(SigningKeys.REPRIEVE.plusSeconds(1));
        assertTaken(token);
    }

    private static String with(JwtClaims claims, String algorithm, byte @Nullable [] secret) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue("first");
        if (secret != null) {
            signature.setKey(new HmacKey(secret));
        }
        return signature.getCompactSerialization();
    }

    private static String withItsOwnKey(JwtClaims claims, PublicJsonWebKey key) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key.getPrivateKey());
        signature.getHeaders().setJwkHeaderValue("jwk", key);
        return signature.getCompactSerialization();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
