package press.dateline.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Problem.Fault;

/** Turns what Jackson says of a body into a problem with a JSON Pointer, without naming Java types. */
final class BodyFaults {

    private BodyFaults() {}

    static ProblemException of(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !(mapping.getCause() instanceof JsonProcessingException)) {
            for (Throwable cause = mapping; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProblemException problem) {
                    return problem.faults().isEmpty() ? problem : at(pointer(mapping), problem.detail());
                }
            }
            return at(pointer(mapping), detail(mapping));
        }
        if (e instanceof JsonMappingException mapping && e.getCause() instanceof InputCoercionException overflow) {
            return at(pointer(mapping), "must be " + expected(overflow.getTargetType()) + ".");
        }
        var location = e.getLocation();
        String where =
                location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        return new ProblemException(ProblemType.MALFORMED_BODY, "The body is not valid JSON" + where + ".");
    }

    private static ProblemException at(String pointer, String detail) {
        return new ProblemException(
                ProblemType.INVALID_BODY,
                (pointer.isEmpty() ? "The body" : pointer) + ": " + detail,
                List.of(Fault.at(pointer, detail)));
    }

    private static String detail(JsonMappingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "there is no such member"
                        + (unknown.getKnownPropertyIds() == null
                                        || unknown.getKnownPropertyIds().isEmpty()
                                ? "."
                                : "; the nearest are "
                                        + String.join(
                                                ", ",
                                                Similarity.nearest(
                                                        unknown.getPropertyName(),
                                                        unknown.getKnownPropertyIds().stream()
                                                                .map(String::valueOf)
                                                                .toList()))
                                        + ".");
            case InvalidTypeIdException type ->
                (type.getTypeId() == null
                                ? "the member 'type' is missing"
                                : "'" + Texts.excerpt(type.getTypeId()) + "' is not a known type")
                        + knownTypes(type.getBaseType());
            case InvalidFormatException format ->
                "'" + Texts.excerpt(String.valueOf(format.getValue())) + "' is not " + expected(format.getTargetType())
                        + ".";
            case ValueInstantiationException value -> "the value is not valid.";
            case MismatchedInputException mismatch -> "must be " + expected(mismatch.getTargetType()) + ".";
            default -> "the value is not valid.";
        };
    }

    private static String knownTypes(@Nullable JavaType base) {
        JsonSubTypes types = base == null ? null : base.getRawClass().getAnnotation(JsonSubTypes.class);
        return types == null
                ? "."
                : Arrays.stream(types.value())
                        .map(type -> type.value().getAnnotation(JsonTypeName.class))
                        .filter(Objects::nonNull)
                        .map(JsonTypeName::value)
                        .collect(Collectors.joining(", ", "; it is one of ", "."));
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "another type of value";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Objects::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "Integer", "int", "Long", "long" -> "a whole number in range";
            case "Double", "double", "BigDecimal" -> "a number";
            case "Boolean", "boolean" -> "true or false";
            case "Instant" -> "a time such as 2017-05-02T17:40:00Z (RFC 3339)";
            case "LocalDate" -> "a date such as 2017-05-02";
            case "UUID" -> "an id (a UUID)";
            case "URI" -> "a URL";
            case "List", "ArrayList", "Set", "Collection" -> "a list";
            default -> "an object";
        };
    }

    /** RFC 6901, section 3: "~" is written "~0" and "/" "~1". */
    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer.append('/');
            if (step.getFieldName() != null) {
                pointer.append(
                        Texts.excerpt(step.getFieldName()).replace("~", "~0").replace("/", "~1"));
            } else {
                pointer.append(step.getIndex());
            }
        }
        return pointer.toString();
    }
}
