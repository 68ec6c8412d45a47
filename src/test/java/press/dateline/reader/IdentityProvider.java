package press.dateline.reader;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import press.dateline.testing.Api;

/** The publisher's identity provider, as tests have one: it publishes its keys, and signs readers' tokens. */
public final class IdentityProvider implements AutoCloseable {

    public static final String ISSUER = "https://login.example.org/";
    static final String AUDIENCE = "https://api.example.org";

    private static final int HOUR = 3600;

    /** Made once for all tests: making it takes a second. */
    private static final PublicJsonWebKey FIRST = first();

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private PublicJsonWebKey key = FIRST;
    private volatile String published;
    private volatile int status = 200;

    private IdentityProvider() throws IOException {
        published = jwks(key);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/jwks", exchange -> {
            asked.incrementAndGet();
            byte[] body = published.getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    /** Starts one, whose tokens are taken until the test ends. */
    public static IdentityProvider start() {
        try {
            IdentityProvider provider = new IdentityProvider();
            provider.trusted();
            return provider;
        } catch (IOException e) {
            throw new IllegalStateException("the identity provider of the tests does not start", e);
        }
    }

    /** Begins anew with it, as a Dateline that was just started. */
    void trusted() {
        trusted("roles");
    }

    /** The same, where tokens list roles in this claim. */
    void trusted(String rolesClaim) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
        QuarkusMock.installMockForType(new ReaderTokens(settings(url, rolesClaim), clock()), ReaderTokens.class);
    }

    private static Clock clock() {
        return Arc.container().instance(Clock.class).get();
    }

    private static ReaderSettings settings(URI url, String rolesClaim) {
        return new ReaderSettings() {
            @Override
            public Optional<String> issuer() {
                return Optional.of(ISSUER);
            }

            @Override
            public Optional<String> audience() {
                return Optional.of(AUDIENCE);
            }

            @Override
            public Optional<URI> keysUrl() {
                return Optional.of(url);
            }

            @Override
            public String rolesClaim() {
                return rolesClaim;
            }
        };
    }

    /** A reader who has signed in and sends JSON. */
    public RequestSpecification reader(String subject, String name, String... roles) {
        return bearer(token(subject, name, roles));
    }

    /** Somebody who sends JSON and this token. */
    public static RequestSpecification bearer(String token) {
        return Api.anonymous().contentType("application/json").header("Authorization", "Bearer " + token);
    }

    /** A good token. */
    public String token(String subject, String name, String... roles) {
        JwtClaims claims = claims(subject);
        claims.setStringClaim("name", name);
        claims.setStringListClaim("roles", roles);
        return signed(claims);
    }

    /** The claims of a good token that tells neither name nor roles. */
    JwtClaims claims(String subject) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE, "https://other.example.org");
        claims.setSubject(subject);
        claims.setExpirationTime(inSeconds(HOUR));
        return claims;
    }

    static NumericDate inSeconds(long seconds) {
        return NumericDate.fromSeconds(clock().instant().getEpochSecond() + seconds);
    }

    String signed(JwtClaims claims) {
        return signed(claims, key, AlgorithmIdentifiers.RSA_USING_SHA256);
    }

    static String signed(JwtClaims claims, PublicJsonWebKey key, String algorithm) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(key.getPrivateKey());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(algorithm);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the token cannot be signed", e);
        }
    }

    private static PublicJsonWebKey first() {
        try {
            return rsa("first");
        } catch (JoseException e) {
            throw new IllegalStateException("the identity provider of the tests has no key", e);
        }
    }

    static PublicJsonWebKey rsa(String id) throws JoseException {
        PublicJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
        made.setKeyId(id);
        return made;
    }

    private static String jwks(PublicJsonWebKey... keys) {
        return new JsonWebKeySet(List.of(keys)).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** The key that it signs with. */
    PublicJsonWebKey key() {
        return key;
    }

    /** Signs with another key from now on; that and the one before are published. */
    void rotate(String id) throws JoseException {
        rotateTo(rsa(id));
    }

    void rotateTo(PublicJsonWebKey next) {
        published = jwks(key, next);
        key = next;
    }

    /** Answers so from now on. */
    void answers(int newStatus, String body) {
        status = newStatus;
        published = body;
    }

    /** Answers its key again. */
    void isBack() {
        answers(200, jwks(key));
    }

    /** How often its keys were asked for. */
    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
