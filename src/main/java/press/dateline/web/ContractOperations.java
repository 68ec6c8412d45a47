package press.dateline.web;

import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** What an operation answers when things go wrong, its headers, and who may call it. */
final class ContractOperations {

    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");
    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);
    private static final DotName IDEMPOTENT = DotName.createSimple("press.dateline.access.Idempotent");
    private static final DotName IDEMPOTENT_UPLOAD = DotName.createSimple("press.dateline.access.IdempotentUpload");
    private static final DotName PREVIEWABLE = DotName.createSimple("press.dateline.access.Previewable");
    private static final DotName TAKES_READERS = DotName.createSimple("press.dateline.reader.TakesReaders");
    private static final DotName SPARSE = DotName.createSimple(Sparse.class);
    private static final DotName DATED = DotName.createSimple(Dated.class);
    private static final DotName REPRESENTATION = DotName.createSimple(Representation.class);

    /** What callers without a key may do, where the operator has not configured that off. */
    private static final Set<String> OPEN = Set.of("content:read", "comments:write");

    private static final String SCHEMAS = "#/components/schemas/";

    /** The names of the answers that are problems, by status. */
    private static final Map<Integer, String> PROBLEMS = Map.ofEntries(
            Map.entry(400, "InvalidRequest"),
            Map.entry(401, "Unauthenticated"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "NotFound"),
            Map.entry(406, "NotAcceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Withdrawn"),
            Map.entry(412, "RevisionOutdated"),
            Map.entry(413, "BodyTooLarge"),
            Map.entry(415, "UnsupportedMediaType"),
            Map.entry(422, "NotPossible"),
            Map.entry(428, "RevisionRequired"),
            Map.entry(429, "TooManyRequests"),
            Map.entry(500, "Internal"),
            Map.entry(503, "Unavailable"));

    private final IndexView index;
    private final OpenAPI api;
    private final ContractExamples examples;

    ContractOperations(IndexView index, OpenAPI api, ContractExamples examples) {
        this.index = index;
        this.api = api;
        this.examples = examples;
    }

    void complete() {
        new ContractComponents(api).complete();
        Map<String, MethodInfo> methods = methods();
        Set<Integer> used = new TreeSet<>();
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> ordered(item).forEach((method, operation) -> {
                    MethodInfo code =
                            Objects.requireNonNull(methods.get(operation.getOperationId()), operation.getOperationId());
                    new One(path, method, operation, code, used).complete();
                    examples.operation(operation);
                }));
        used.forEach(status -> api.getComponents()
                .addResponse(
                        PROBLEMS.get(status),
                        OASFactory.createAPIResponse()
                                .description(catalogue(status))
                                .content(problem())));
    }

    /** What can be done at a path, in an order that does not depend on how many classes do it. */
    private static Map<HttpMethod, Operation> ordered(PathItem item) {
        Map<HttpMethod, Operation> operations = new TreeMap<>(item.getOperations());
        operations.keySet().forEach(method -> item.setOperation(method, null));
        operations.forEach(item::setOperation);
        return operations;
    }

    private Map<String, MethodInfo> methods() {
        return index.getAnnotations(OPERATION).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.METHOD
                        && annotation.value("operationId") != null)
                .collect(Collectors.toMap(
                        annotation -> annotation.value("operationId").asString(),
                        annotation -> annotation.target().asMethod(),
                        (one, same) -> one));
    }

    private static String catalogue(int status) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .map(type -> type.title() + " (" + type.slug() + ")")
                .collect(Collectors.joining("; "));
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(SCHEMAS + "Problem")));
    }

    /** One operation. */
    private final class One {

        private final String path;
        private final HttpMethod method;
        private final Operation operation;
        private final MethodInfo code;
        private final Set<Integer> used;
        private final @Nullable String scope;

        One(String path, HttpMethod method, Operation operation, MethodInfo code, Set<Integer> used) {
            this.path = path;
            this.method = method;
            this.operation = operation;
            this.code = code;
            this.used = used;
            AnnotationInstance roles = code.annotation(ROLES);
            this.scope = roles == null ? null : roles.value().asStringArray()[0];
        }

        void complete() {
            secure();
            operation.getResponses().getAPIResponses().forEach(this::succeed);
            problems();
            Map<String, APIResponse> answers =
                    new TreeMap<>(operation.getResponses().getAPIResponses());
            operation.getResponses().setAPIResponses(answers);
        }

        private boolean idempotent() {
            return code.hasAnnotation(IDEMPOTENT) || code.hasAnnotation(IDEMPOTENT_UPLOAD);
        }

        private boolean open() {
            return scope != null && OPEN.contains(scope);
        }

        private void secure() {
            operation.setSecurity(null);
            if (open()) {
                operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
            }
            for (String scheme : ContractComponents.KEYS) {
                SecurityRequirement requirement =
                        OASFactory.createSecurityRequirement().addScheme(scheme);
                operation.addSecurityRequirement(requirement);
            }
            if (code.hasAnnotation(TAKES_READERS)) {
                operation.addSecurityRequirement(
                        OASFactory.createSecurityRequirement().addScheme(ContractComponents.READER));
                operation.addSecurityRequirement(OASFactory.createSecurityRequirement()
                        .addScheme(ContractComponents.READER)
                        .addScheme(ContractComponents.KEYS.getFirst()));
            }
            String who = scope == null
                    ? "Takes any key."
                    : open()
                            ? "Needs no key, unless that is configured off; a key needs the scope " + scope + "."
                            : "Needs the scope " + scope + ".";
            String description = operation.getDescription();
            operation.setDescription(description == null ? who : description + " " + who);
        }

        private void succeed(String status, APIResponse answer) {
            Schema schema = schemaOf(answer);
            String name = schema == null || schema.getRef() == null
                    ? ""
                    : schema.getRef().substring(SCHEMAS.length());
            Schema target = api.getComponents().getSchemas().get(name);
            if ("OK".equals(answer.getDescription()) && target != null) {
                answer.setDescription(target.getDescription());
            }
            boolean read = method == HttpMethod.GET && status.equals("200") && !isStream();
            if (name.equals("Draft") && !(read && path.contains("/revisions/"))) {
                answer.addHeader("ETag", ref("DraftRevision"));
            } else if (read && !isFile(answer)) {
                answer.addHeader("ETag", ref("ETag"));
            }
            if (read && isDated()) {
                answer.addHeader("Last-Modified", ref("LastModified"));
            }
            if (read && name.endsWith("Page")) {
                answer.addHeader("Link", ref("Link"));
            }
            if (status.equals("201") || status.equals("202")) {
                answer.addHeader("Location", ref("Location"));
            }
            if (status.equals("308")) {
                answer.addHeader("Location", ref("MovedTo"));
            }
            if (status.startsWith("2")) {
                answer.addHeader(MinSeq.HEADER, ref(MinSeq.HEADER));
            }
            if (status.startsWith("2") && idempotent()) {
                answer.addHeader("Idempotency-Replayed", ref("Idempotency-Replayed"));
                answer.addHeader("Idempotency-Omitted", ref("Idempotency-Omitted"));
            }
        }

        private @Nullable Schema schemaOf(APIResponse answer) {
            return answer.getContent() == null
                    ? null
                    : answer.getContent()
                            .getMediaTypes()
                            .values()
                            .iterator()
                            .next()
                            .getSchema();
        }

        /** Whether it answers with events, which nobody keeps. */
        private boolean isStream() {
            APIResponse answer = operation.getResponses().getAPIResponse("200");
            return answer != null
                    && answer.getContent() != null
                    && answer.getContent().hasMediaType("text/event-stream");
        }

        /** Whether it is streamed, to be kept as a file: then nothing names its bytes before they are there. */
        private boolean isFile(@Nullable APIResponse answer) {
            return answer != null
                    && answer.getHeaders() != null
                    && answer.getHeaders().containsKey("Content-Disposition");
        }

        private boolean isDated() {
            DotName type = code.returnType().name();
            ClassInfo known = index.getClassByName(type);
            return path.endsWith("/{id}")
                    && (type.equals(REPRESENTATION)
                            || (known != null && known.interfaceNames().contains(DATED)));
        }

        private void problems() {
            boolean read = method == HttpMethod.GET && !isStream();
            boolean body = operation.getRequestBody() != null;
            boolean patch = method == HttpMethod.PATCH;
            boolean id = path.contains("{id}");
            add(400, true);
            add(401, true);
            add(403, true);
            add(404, id);
            add(406, false);
            add(409, body && (patch || method == HttpMethod.POST || method == HttpMethod.PUT) && hasSlug());
            add(410, open() && (path.startsWith("/v1/articles/{id}") || path.startsWith("/v1/comments/{id}")));
            add(412, takes("If-Match"));
            add(413, body);
            add(415, body && !operation.getRequestBody().getContent().hasMediaType("*/*"));
            add(422, idempotent());
            add(428, method != HttpMethod.POST && takes("If-Match"));
            add(429, false);
            add(500, true);
            add(503, true);
            if (read && code.declaringClass().hasDeclaredAnnotation(PREVIEWABLE)) {
                operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/Preview"));
            }
            if (code.hasAnnotation(SPARSE)) {
                operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/Fields"));
            }
            if (read) {
                operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/MinSeq"));
            }
            if (read && !isFile(operation.getResponses().getAPIResponse("200"))) {
                operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/IfNoneMatch"));
                operation
                        .getResponses()
                        .addAPIResponse(
                                "304",
                                OASFactory.createAPIResponse().description("The caller has these bytes already"));
            }
            if (id && movesAway() && !operation.getResponses().hasAPIResponse("308")) {
                operation
                        .getResponses()
                        .addAPIResponse(
                                "308",
                                OASFactory.createAPIResponse()
                                        .description("The slug is a former one; Location has the current one")
                                        .addHeader("Location", ref("MovedTo")));
            }
            if (idempotent()) {
                operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/IdempotencyKey"));
            }
        }

        /** Adds the problems of a status where they occur; a description that the operation has of its own stays. */
        private void add(int status, boolean occurs) {
            String key = Integer.toString(status);
            APIResponse own = operation.getResponses().getAPIResponse(key);
            boolean generated = (status == 400 || status == 401 || status == 403)
                    && own != null
                    && Set.of("Bad Request", "Not Authorized", "Not Allowed")
                            .contains(Objects.requireNonNullElse(own.getDescription(), ""));
            if (own != null && !generated) {
                own.setContent(problem());
            } else if (occurs) {
                used.add(status);
                operation
                        .getResponses()
                        .addAPIResponse(
                                key,
                                OASFactory.createAPIResponse().ref("#/components/responses/" + PROBLEMS.get(status)));
            } else if (generated) {
                operation.getResponses().removeAPIResponse(key);
            }
        }

        private boolean takes(String header) {
            return operation.getParameters() != null
                    && operation.getParameters().stream().anyMatch(parameter -> header.equals(parameter.getName()));
        }

        /** Whether the thing in the path has a slug, which may be a former one. */
        private boolean movesAway() {
            return method == HttpMethod.GET
                    && open()
                    && operation.getParameters() != null
                    && operation.getParameters().stream()
                            .anyMatch(parameter -> "id".equals(parameter.getName())
                                    && parameter.getDescription() != null
                                    && parameter.getDescription().contains("slug"));
        }

        /** Whether the body names a slug, which can be taken. */
        private boolean hasSlug() {
            Schema schema = operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .iterator()
                    .next()
                    .getSchema();
            Schema target = schema.getRef() == null
                    ? schema
                    : api.getComponents().getSchemas().get(schema.getRef().substring(SCHEMAS.length()));
            return target != null
                    && target.getProperties() != null
                    && target.getProperties().containsKey("slug");
        }

        private org.eclipse.microprofile.openapi.models.headers.Header ref(String name) {
            return OASFactory.createHeader().ref("#/components/headers/" + name);
        }
    }
}
