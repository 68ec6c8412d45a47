package press.dateline.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Verifies the tokens (JWT, RFC 7519, by the advice of RFC 8725) of readers who have signed in. */
@ApplicationScoped
class ReaderTokens {

    /** All that are signed with one key and verified with another: none that whoever verifies could sign with. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private static final long KEPT_SECONDS = 600;
    private static final long RETRIED_SECONDS = 60;
    private static final int SKEW_SECONDS = 30;
    private static final int LONGEST_SUBJECT = 255;

    private final ReaderSettings settings;
    private final Clock clock;
    private final Optional<HttpsJwksVerificationKeyResolver> keys;

    ReaderTokens(ReaderSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.keys = settings.keysUrl().map(url -> {
            HttpsJwks published = new HttpsJwks(url.toString());
            published.setSimpleHttpGet(new SigningKeys(clock));
            published.setDefaultCacheDuration(KEPT_SECONDS);
            published.setRetainCacheOnErrorDuration(RETRIED_SECONDS);
            published.setRefreshReprieveThreshold(0); // that of SigningKeys holds for failures, too
            HttpsJwksVerificationKeyResolver resolver = new HttpsJwksVerificationKeyResolver(published);
            resolver.setDisambiguateWithVerifySignature(true);
            return resolver;
        });
    }

    /**
     * Who the token is of. May have to fetch keys: not for the event loop, nor with a database connection in hand.
     *
     * @throws ProblemException 401 where it is not good; 503 where that cannot be found out
     */
    Presented.SignedIn verify(String token) {
        HttpsJwksVerificationKeyResolver resolver = keys.orElseThrow(() -> invalid("this API knows no identity provider"
                + " (DATELINE_READERS_KEYS_URL), so readers cannot sign in: send the request without it"));
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(resolver)
                    .setJwsAlgorithmConstraints(ALGORITHMS)
                    .setExpectedIssuer(settings.issuer().orElseThrow())
                    .setExpectedAudience(settings.audience().orElseThrow())
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token);
            return signedIn(claims);
        } catch (InvalidJwtException e) {
            throw problem(e);
        }
    }

    private Presented.SignedIn signedIn(JwtClaims claims) {
        String subject = String.valueOf(claims.getClaimValue("sub"));
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT || subject.indexOf(0) >= 0) {
            throw invalid("its sub must name the reader, in 1 to " + LONGEST_SUBJECT + " characters");
        }
        return new Presented.SignedIn(
                settings.issuer().orElseThrow(),
                subject,
                Stream.of("name", "preferred_username")
                        .map(claims::getClaimValue)
                        .map(ReaderTokens::displayName)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null),
                roles(claimed(claims.getClaimsMap(), settings.rolesClaim())));
    }

    /** The claim of this name; where there is none, the one that its parts lead to, from object to object. */
    private static @Nullable Object claimed(Map<?, ?> claims, String name) {
        int dot = name.indexOf('.');
        if (dot < 0 || claims.containsKey(name)) {
            return claims.get(name);
        }
        return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? claimed(inner, name.substring(dot + 1))
                : null;
    }

    private static Optional<String> displayName(@Nullable Object claim) {
        return claim instanceof String name && DisplayName.isValid(name) ? Optional.of(name) : Optional.empty();
    }

    private static Set<String> roles(@Nullable Object claim) {
        return claim instanceof Collection<?> several
                ? ReaderRoles.ALL.stream().filter(several::contains).collect(Collectors.toSet())
                : Set.of();
    }

    private static ProblemException problem(InvalidJwtException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return new ProblemException(
                                ProblemType.UNAVAILABLE,
                                "The identity provider's keys cannot be had at the moment, so the reader's token cannot"
                                        + " be verified: try again.")
                        .header("Retry-After", String.valueOf(SigningKeys.REPRIEVE.toSeconds()));
            }
        }
        if (has(e, ErrorCodes.ISSUER_MISSING, ErrorCodes.ISSUER_INVALID)) {
            return invalid("its iss is not the identity provider of this site");
        }
        if (has(e, ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID)) {
            return invalid("its aud does not name this API: it was made for another service");
        }
        if (has(e, ErrorCodes.SUBJECT_MISSING)) {
            return invalid("it has no sub, so it names no reader");
        }
        if (has(e, ErrorCodes.EXPIRATION_MISSING)) {
            return invalid("it has no exp, so it would be good for ever");
        }
        if (has(e, ErrorCodes.NOT_YET_VALID)) {
            return invalid("its nbf lies ahead");
        }
        if (has(e, ErrorCodes.EXPIRED)) {
            return new ProblemException(
                    ProblemType.EXPIRED_TOKEN, "The reader's token has expired: have the reader sign in again.");
        }
        return invalid(
                "it is not a JWT that the identity provider has signed, with an algorithm of RS, PS, ES or EdDSA");
    }

    private static boolean has(InvalidJwtException e, int... codes) {
        for (int code : codes) {
            if (e.hasErrorCode(code)) {
                return true;
            }
        }
        return false;
    }

    private static ProblemException invalid(String why) {
        return new ProblemException(
                ProblemType.INVALID_TOKEN, "The token that came with the request is not good: " + why + ".");
    }
}
