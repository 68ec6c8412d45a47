package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Partners and their keys, for tests that are about something else. */
public final class PartnerRows {

    private static final int PREFIX = 9;

    private PartnerRows() {}

    /** A partner who gets everything; answers its id. */
    public static String partner(String slug) {
        return SignedPartner.sign(slug, "{}").id().toString();
    }

    /** A key of a partner's that may read, in the clear. */
    public static String key(String partner) {
        String key = Api.key("content:read");
        Rows.change(
                "UPDATE api_key SET partner_id = '" + partner + "' WHERE prefix = '" + key.substring(0, PREFIX) + "'");
        return key;
    }

    /** The caller with a key, or without one if it is empty, to whom bytes come as they are. */
    public static RequestSpecification uncoded(String key) {
        RequestSpecification caller = Api.anonymous()
                .config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "identity");
        return key.isEmpty() ? caller : caller.header("X-Api-Key", key);
    }

    /** The id of a key. */
    public static String id(String key) {
        return Rows.of("SELECT id FROM api_key WHERE prefix = '" + key.substring(0, PREFIX) + "'")
                .getFirst();
    }

    /** A plan with these limits, as JSON members; answers its id. */
    public static String plan(String name, String limits) {
        Response made =
                admin().body("{\"name\": \"" + name + "\", " + limits + "}").post("/v1/plans");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    /** Gives a partner a plan with these limits; answers the plan's id. */
    public static String limit(String partner, String limits) {
        String plan = plan("Plan of " + partner, limits);
        choose("/v1/partners/" + partner, plan);
        return plan;
    }

    /** Gives a partner or a key, by its address, a plan. */
    public static void choose(String address, String plan) {
        Response chosen = replacing(address + "/plan")
                .body("{\"plan\": \"" + plan + "\"}")
                .put(address + "/plan");
        assertThat(chosen.statusCode()).as(chosen.asString()).isEqualTo(200);
    }

    /** An administrator who has read what is at an address, and sends its revision along. */
    public static RequestSpecification replacing(String address) {
        return admin().header("If-Match", "\"" + admin().get(address).jsonPath().getInt("revision") + "\"");
    }

    private static RequestSpecification admin() {
        return Api.withScopes("admin");
    }
}
