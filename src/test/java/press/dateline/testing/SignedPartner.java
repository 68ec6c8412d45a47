package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import press.dateline.access.TestKeys;

/** A partner, as tests sign them. */
public record SignedPartner(UUID id, String slug, String key) {

    /** A new partner with a key that may read, and with nothing agreed on. */
    public static SignedPartner sign(String slug) {
        Response made = Api.administrator()
                .body("{\"name\": \"" + slug + "\", \"slug\": \"" + slug + "\"}")
                .post("/v1/partners");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        UUID id = UUID.fromString(made.jsonPath().getString("id"));
        return new SignedPartner(id, slug, key(id, "content:read"));
    }

    /** A new partner with an entitlement. */
    public static SignedPartner sign(String slug, String terms) {
        SignedPartner partner = sign(slug);
        partner.entitle(terms);
        return partner;
    }

    private static String key(UUID id, String... scopes) {
        return Arc.container().instance(TestKeys.class).get().ofPartner(id, List.of(scopes));
    }

    /** Another key of the same partner. */
    public String keyWith(String... scopes) {
        return key(id, scopes);
    }

    /** What the partner gets beside all else; answers the entitlement's id. */
    public String entitle(String terms) {
        return entitle(slug, terms);
    }

    /** What a partner gets beside all else, by now on this instance; answers the entitlement's id. */
    public static String entitle(String partner, String terms) {
        Response made = Api.administrator().body(terms).post("/v1/partners/" + partner + "/entitlements");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        Api.anonymous()
                .get("/v1/site?minSeq=" + made.header("Dateline-Seq"))
                .then()
                .statusCode(200);
        return made.jsonPath().getString("id");
    }

    /** The partner calls. */
    public RequestSpecification calls() {
        return Api.withKey(key);
    }

    /** The slugs of the articles that an address lists. */
    public List<String> sees(String address) {
        Response list = calls().get(address);
        assertThat(list.statusCode()).as(list.asString()).isEqualTo(200);
        return list.jsonPath().getList("items.slug");
    }
}
