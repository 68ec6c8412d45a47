package press.dateline.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import press.dateline.access.Scope;
import press.dateline.access.TestKeys;

/** The callers of the API, as tests know them. */
public final class Api {

    private Api() {}

    /** Somebody without a key. */
    public static RequestSpecification anonymous() {
        return given();
    }

    /** An administrator's key, which carries all scopes. */
    public static RequestSpecification administrator() {
        return withKey(administratorKey());
    }

    /** A new key with all scopes, in the clear. */
    public static String administratorKey() {
        return key(Scope.ALL.toArray(String[]::new));
    }

    /** An editor's key: reads drafts, writes and publishes. */
    public static RequestSpecification editor() {
        return withScopes("content:read", "content:preview", "content:write", "content:publish");
    }

    /** A partner's key that may see what is under embargo. */
    public static RequestSpecification trusted() {
        return withScopes("content:read", "content:embargo");
    }

    /** A key with just these scopes. */
    public static RequestSpecification withScopes(String... scopes) {
        return withKey(key(scopes));
    }

    /** A key that was made before. */
    public static RequestSpecification withKey(String key) {
        return given().header("X-Api-Key", key).contentType(ContentType.JSON);
    }

    /** A new key for pages of one origin, in the clear: it cannot change itself. */
    public static String pageKey() {
        return administrator().body("""
            {"name": "Page", "scopes": ["content:read"], "origins": ["https://www.example.org"]}\
            """).post("/v1/keys").jsonPath().getString("key");
    }

    /** A new key with these scopes, in the clear. */
    public static String key(String... scopes) {
        return Arc.container().instance(TestKeys.class).get().make(List.of(scopes));
    }
}
