package press.dateline.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** What operations refer to: security schemes, headers, and parameters that many of them take. */
final class ContractComponents {

    /** The schemes by which API keys are sent. */
    static final List<String> KEYS = List.of("apiKey", "bearer", "basic");

    /** The scheme by which readers send their tokens. */
    static final String READER = "reader";

    private final OpenAPI api;

    ContractComponents(OpenAPI api) {
        this.api = api;
    }

    void complete() {
        security();
        headers();
        parameters();
    }

    private void security() {
        api.getComponents().setSecuritySchemes(new LinkedHashMap<>());
        api.getComponents()
                .addSecurityScheme(
                        "apiKey",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-Api-Key")
                                .description("An API key (dl_…)"))
                .addSecurityScheme(
                        "bearer",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key (dl_…) as bearer token"))
                .addSecurityScheme(
                        "basic",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("basic")
                                .description("An API key (dl_…) as password; the user name is not looked at"))
                .addSecurityScheme(
                        READER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A reader's token: a JWT of the site's identity provider, or a guest's"
                                        + " secret (dlr_…)"));
    }

    private void headers() {
        header("ETag", "Names these bytes; send it in If-None-Match", null);
        header("DraftRevision", "The draft's revision, in double quotes; send it in If-Match", null);
        header("BlockTag", "Names the block as it is; send it in If-Match", null);
        header("LastModified", "When any byte of it changed last (HTTP date); absent where that is not known", null);
        header("Location", "The address of what was made", "uri");
        header("MovedTo", "Where it is now", "uri-reference");
        header("Link", "The next page (rel=\"next\"); absent at the end", null);
        header("Idempotency-Replayed", "true where this answer was given before", null);
        header(
                "Idempotency-Omitted",
                "Of an answer that was given before: what is left out of it, since secrets are not stored; JSON Pointers",
                null);
        header(
                MinSeq.HEADER,
                "Number of the change log up to which the answer shows all changes, at least; after a write, the number"
                        + " that the write has. Send it as minSeq to read at least that",
                null);
    }

    private void parameters() {
        api.getComponents()
                .addParameter(
                        "MinSeq",
                        OASFactory.createParameter()
                                .name(MinSeq.PARAMETER)
                                .in(Parameter.In.QUERY)
                                .description("Number of the change log that the answer must show at least, from the"
                                        + " header Dateline-Seq of another answer; 503 where it does not come in 2 s")
                                .schema(OASFactory.createSchema()
                                        .addType(SchemaType.INTEGER)
                                        .format("int64")
                                        .minimum(BigDecimal.ZERO)));
        api.getComponents()
                .addParameter(
                        "Fields",
                        OASFactory.createParameter()
                                .name(Sparse.PARAMETER)
                                .in(Parameter.In.QUERY)
                                .description("Only these members, as paths parted by commas, which go through lists"
                                        + " (headline,people.name); on lists those of the items. The id and what include"
                                        + " adds are always there. 100 paths at most")
                                .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
        parameter(
                "IdempotencyKey",
                "Idempotency-Key",
                "A name for this request, made by the caller: when it is"
                        + " repeated, with the same body, it gets the same answer and has no second effect. 1 to 200 visible"
                        + " ASCII characters");
        parameter(
                "Preview",
                PreviewHeader.NAME,
                "The token of a preview link: the answer is as if the link's draft were published, and nobody may store"
                        + " it; 403 (invalid-preview) where the link is unknown, expired or revoked");
        parameter(
                "IfNoneMatch",
                "If-None-Match",
                "The ETag of the bytes that the caller has; answers 304 where they" + " are still these");
    }

    private void header(String name, String description, @Nullable String format) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.STRING);
        if (format != null) {
            schema.setFormat(format);
        }
        api.getComponents()
                .addHeader(
                        name, OASFactory.createHeader().description(description).schema(schema));
    }

    private void parameter(String component, String name, String description) {
        api.getComponents()
                .addParameter(
                        component,
                        OASFactory.createParameter()
                                .name(name)
                                .in(Parameter.In.HEADER)
                                .description(description)
                                .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
    }
}
