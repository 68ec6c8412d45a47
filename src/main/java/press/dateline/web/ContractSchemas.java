package press.dateline.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.PrimitiveType;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Names of schemas, what they require, and the shapes of patches.
 *
 * <p>Required in what is only answered: every component that is not {@code @Nullable}, lists among them, since an
 * absent list is an empty one. Required in what is sent: a component that validation refuses to miss ({@code @NotNull},
 * {@code @NotBlank}, {@code @NotEmpty}, or a number whose least value is above 0) and whose schema states no default;
 * the other components get one in the constructor. A shape that is both sent and answered has the rule of what is sent,
 * which is the weaker one, and so true of both. A patch requires nothing; null removes what is optional.
 */
final class ContractSchemas {

    private static final String REF = "#/components/schemas/";
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName MIN = DotName.createSimple("jakarta.validation.constraints.Min");
    private static final Set<String> NEEDED = Set.of(
            "jakarta.validation.constraints.NotNull",
            "jakarta.validation.constraints.NotBlank",
            "jakarta.validation.constraints.NotEmpty");

    /** What a member of every block is, said once; and the types that are not ours. */
    private static final Map<String, String> MEMBERS = Map.of(
            "id", "Stable within its article; made where it is absent",
            "text", "Plain text, without markup",
            "spans", "Marks on the text; they nest and never cross",
            "url", "Where it is: http or https");

    private static final Map<String, String> VALUES = Map.of(
            "UUID", "An id (UUIDv7)",
            "Instant", "A time (RFC 3339), in UTC, to the microsecond",
            "LocalDate", "A day (RFC 3339)",
            "Limit", "How many items a page holds, 1 to 100");

    private final IndexView index;
    private final OpenAPI api;
    private final Map<String, Schema> schemas;

    ContractSchemas(IndexView index, OpenAPI api) {
        this.index = index;
        this.api = api;
        this.schemas = new TreeMap<>(api.getComponents().getSchemas());
    }

    void complete() {
        schemas.remove("Page");
        Map<String, ClassInfo> classes = classes();
        walkAll(schema -> {
            if (schema.getRef() != null) {
                schema.setType(null);
            }
            if (schema.getPattern() != null) {
                schema.setPattern(ContractPatterns.portable(schema.getPattern()));
            }
        });
        Set<String> sent = new HashSet<>();
        operations().forEach(operation -> {
            if (operation.getRequestBody() != null) {
                content(operation.getRequestBody().getContent(), schema -> reach(schema, sent));
            }
        });
        classes.forEach((name, type) -> require(Objects.requireNonNull(schemas.get(name)), type, sent.contains(name)));
        values();
        blocks();
        api.getComponents().setSchemas(schemas);
        rename();
        patches();
        api.getComponents().setSchemas(schemas);
    }

    // Required members

    private Map<String, ClassInfo> classes() {
        Map<String, ClassInfo> found = new TreeMap<>();
        for (ClassInfo type : index.getKnownClasses()) {
            if (type.isRecord() && type.name().toString().startsWith("press.dateline.")) {
                AnnotationInstance annotation = type.declaredAnnotation(SCHEMA);
                boolean named = annotation != null && annotation.value("name") != null;
                String name = named ? annotation.value("name").asString() : type.simpleName();
                Schema schema = schemas.get(name);
                if (schema != null && isOf(schema, type)) {
                    found.put(name, type);
                }
            }
        }
        schemas.forEach((name, schema) -> {
            if (isPage(schema) && !found.containsKey(name)) {
                found.put(name, index.getClassByName(Page.class));
            }
        });
        return found;
    }

    private static boolean isOf(Schema schema, ClassInfo type) {
        Map<String, Schema> properties = schema.getProperties();
        return properties != null && properties.keySet().stream().allMatch(property -> type.field(property) != null);
    }

    private static boolean isPage(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        return properties != null && properties.keySet().equals(Set.of("items", "nextCursor", "next"));
    }

    private static void require(Schema schema, ClassInfo type, boolean sent) {
        List<String> required = new ArrayList<>();
        schema.getProperties().forEach((name, property) -> {
            FieldInfo field = Objects.requireNonNull(type.field(name));
            if (sent ? mustBeSent(field, property) : !field.type().hasAnnotation(NULLABLE)) {
                required.add(name);
            }
        });
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static boolean mustBeSent(FieldInfo field, Schema property) {
        if (property.getDefaultValue() != null || field.type().hasAnnotation(NULLABLE)) {
            return false;
        }
        AnnotationInstance least = field.annotation(MIN);
        Type type = field.type();
        return field.declaredAnnotations().stream()
                        .anyMatch(
                                annotation -> NEEDED.contains(annotation.name().toString()))
                || (type instanceof PrimitiveType
                        && least != null
                        && least.value("value") != null
                        && least.value("value").asLong() > 0);
    }

    private void reach(Schema schema, Set<String> names) {
        walk(schema, new HashSet<>(), inner -> {
            String name = target(inner);
            if (name != null && names.add(name)) {
                reach(Objects.requireNonNull(schemas.get(name)), names);
            }
        });
    }

    // Descriptions and discriminators

    private void values() {
        VALUES.forEach((name, description) -> {
            Schema schema = schemas.get(name);
            if (schema != null) {
                schema.setDescription(description);
                schema.setExamples(null);
            }
        });
    }

    /** The kinds of a type that is told by a discriminator have it as a member. */
    private void blocks() {
        for (Schema whole : List.copyOf(schemas.values())) {
            if (whole.getDiscriminator() != null && whole.getDiscriminator().getMapping() != null) {
                whole.setType(null);
                String member = whole.getDiscriminator().getPropertyName();
                whole.getDiscriminator().getMapping().forEach((value, ref) -> {
                    Schema kind = Objects.requireNonNull(schemas.get(ref.substring(REF.length())));
                    Map<String, Schema> properties = new LinkedHashMap<>();
                    properties.put(
                            member,
                            OASFactory.createSchema()
                                    .addType(SchemaType.STRING)
                                    .description("Always " + value)
                                    .addExample(value));
                    properties.putAll(kind.getProperties());
                    properties.forEach((name, property) -> {
                        if (property.getDescription() == null) {
                            property.setDescription(MEMBERS.get(name));
                        }
                    });
                    kind.setProperties(properties);
                    List<String> required = new ArrayList<>(List.of(member));
                    if (kind.getRequired() != null) {
                        required.addAll(kind.getRequired());
                    }
                    kind.setRequired(required);
                });
            }
        }
    }

    // Names

    private void rename() {
        Map<String, String> names = new TreeMap<>();
        Set<String> blocks = new HashSet<>();
        schemas.values().forEach(schema -> {
            if (schema.getDiscriminator() != null && schema.getDiscriminator().getMapping() != null) {
                schema.getDiscriminator().getMapping().values().forEach(ref -> blocks.add(ref.substring(REF.length())));
            }
        });
        schemas.forEach((name, schema) -> {
            String better = name;
            if (isPage(schema)) {
                better = Objects.requireNonNull(
                                target(Objects.requireNonNull(
                                                schema.getProperties().get("items"))
                                        .getItems()),
                                name)
                        + "Page";
            } else if (blocks.contains(name) && !name.endsWith("Block")) {
                better = name + "Block";
            }
            if (!better.equals(name)) {
                if (schemas.containsKey(better) || names.containsValue(better)) {
                    throw new IllegalStateException("Two schemas would be called " + better);
                }
                names.put(name, better);
            }
        });
        names.forEach((name, better) -> schemas.put(better, Objects.requireNonNull(schemas.remove(name))));
        walkAll(schema -> {
            String better = names.get(Objects.requireNonNullElse(target(schema), ""));
            if (better != null) {
                schema.setRef(REF + better);
            }
            if (schema.getDiscriminator() != null && schema.getDiscriminator().getMapping() != null) {
                Map<String, String> mapping = new LinkedHashMap<>();
                schema.getDiscriminator().getMapping().forEach((value, ref) -> {
                    String name = ref.substring(REF.length());
                    mapping.put(value, REF + names.getOrDefault(name, name));
                });
                schema.getDiscriminator().setMapping(mapping);
            }
        });
    }

    // Patches

    private void patches() {
        Map<String, String> made = new HashMap<>();
        api.getPaths().getPathItems().values().forEach(path -> {
            Operation patch = path.getPATCH();
            if (patch != null && patch.getRequestBody() != null) {
                patch.getRequestBody().getContent().getMediaTypes().values().forEach(media -> {
                    String name = Objects.requireNonNull(target(media.getSchema()));
                    media.setSchema(OASFactory.createSchema().ref(REF + changesOf(name, made)));
                });
            }
        });
    }

    private String changesOf(String name, Map<String, String> made) {
        String known = made.get(name);
        if (known != null || made.containsValue(name)) {
            // The content types of a body may share their schema.
            return Objects.requireNonNullElse(known, name);
        }
        Schema whole = Objects.requireNonNull(schemas.get(name));
        String changes = name.endsWith("Changes") ? name : name.replaceFirst("^New", "") + "Changes";
        made.put(name, changes);
        Schema patch = copy(whole);
        Map<String, Schema> properties = new LinkedHashMap<>();
        whole.getProperties().forEach((member, property) -> {
            Schema copied = copy(property);
            copied.setDefaultValue(null);
            String target = target(property);
            Schema inner = target == null ? null : schemas.get(target);
            if (target != null && inner != null && inner.getProperties() != null) {
                copied.setRef(REF + changesOf(target, made));
            }
            boolean optional =
                    whole.getRequired() == null || !whole.getRequired().contains(member);
            properties.put(member, optional ? orNull(copied) : copied);
        });
        patch.setProperties(properties);
        patch.setRequired(null);
        patch.setDescription(whole.getDescription()
                + (name.equals(changes) ? "" : "; a patch (RFC 7396) names what changes, and null removes"));
        schemas.put(changes, patch);
        return changes;
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() == null) {
            List<SchemaType> types = new ArrayList<>(Objects.requireNonNullElse(schema.getType(), List.of()));
            if (!types.isEmpty()) {
                types.add(SchemaType.NULL);
                schema.setType(types);
            }
            return schema;
        }
        return OASFactory.createSchema()
                .description(schema.getDescription())
                .addOneOf(OASFactory.createSchema().ref(schema.getRef()))
                .addOneOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }

    private static Schema copy(Schema schema) {
        Schema copy = OASFactory.createSchema();
        copy.setAll(new LinkedHashMap<>(schema.getAll()));
        if (schema.getType() != null) {
            copy.setType(schema.getType().stream()
                    .filter(type -> type != SchemaType.NULL)
                    .distinct()
                    .toList());
        }
        return copy;
    }

    // Walking

    private List<Operation> operations() {
        return api.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .flatMap(operations -> operations.values().stream())
                .toList();
    }

    private void walkAll(Consumer<Schema> visit) {
        Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Consumer<Schema> once = schema -> {
            if (seen.add(schema)) {
                visit.accept(schema);
            }
        };
        schemas.values().forEach(schema -> walk(schema, new HashSet<>(), once));
        operations().forEach(operation -> {
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(parameter -> walk(parameter.getSchema(), new HashSet<>(), once));
            }
            if (operation.getRequestBody() != null) {
                content(operation.getRequestBody().getContent(), once);
            }
            operation.getResponses().getAPIResponses().values().forEach(answer -> content(answer.getContent(), once));
        });
    }

    private static void content(@Nullable Content content, Consumer<Schema> visit) {
        if (content != null) {
            content.getMediaTypes().values().forEach(media -> walk(media.getSchema(), new HashSet<>(), visit));
        }
    }

    private static void walk(@Nullable Schema schema, Set<Integer> path, Consumer<Schema> visit) {
        if (schema == null || !path.add(System.identityHashCode(schema))) {
            return;
        }
        visit.accept(schema);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(inner -> walk(inner, path, visit));
        }
        walk(schema.getItems(), path, visit);
        walk(schema.getAdditionalPropertiesSchema(), path, visit);
        for (List<Schema> parts : List.of(
                Objects.requireNonNullElse(schema.getOneOf(), List.<Schema>of()),
                Objects.requireNonNullElse(schema.getAnyOf(), List.<Schema>of()),
                Objects.requireNonNullElse(schema.getAllOf(), List.<Schema>of()))) {
            parts.forEach(inner -> walk(inner, path, visit));
        }
    }

    private static @Nullable String target(@Nullable Schema schema) {
        return schema == null || schema.getRef() == null
                ? null
                : schema.getRef().substring(REF.length());
    }
}
