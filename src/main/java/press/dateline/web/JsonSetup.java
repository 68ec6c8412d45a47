package press.dateline.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * JSON as the API speaks it: what is absent is absent, an unknown member or a wrong type is an error, and a text is
 * stored as it is or refused.
 */
@Singleton
class JsonSetup implements ObjectMapperCustomizer {

    /** Behind Quarkus's own, whose module for times would win otherwise. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        mapper.configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        @SuppressWarnings("deprecation") // the builder that replaces it cannot be had from a customizer
        var _ = mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        mapper.registerModule(new SimpleModule("dateline")
                .addDeserializer(String.class, new StorableText())
                .addDeserializer(Instant.class, new TimeToTheMicrosecond())
                .addDeserializer(LocalDate.class, new CalendarDate()));
    }

    private static final class StorableText extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        StorableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text =
                    com.fasterxml.jackson.databind.deser.std.StringDeserializer.instance.deserialize(parser, context);
            if (text != null && !Texts.isStorable(text)) {
                throw context.weirdStringException(
                        Texts.excerpt(text), String.class, "U+0000 or half a surrogate pair");
            }
            return text;
        }
    }

    private static final class TimeToTheMicrosecond extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        TimeToTheMicrosecond() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString();
            if (text == null || parser.currentToken().isNumeric()) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            return Times.parse(text)
                    .map(time -> time.truncatedTo(ChronoUnit.MICROS))
                    .orElseThrow(() -> context.weirdStringException(text, Instant.class, "not RFC 3339"));
        }
    }

    private static final class CalendarDate extends StdScalarDeserializer<LocalDate> {

        private static final long serialVersionUID = 1L;

        CalendarDate() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            String text = parser.getText();
            return Times.parseDate(text)
                    .orElseThrow(() -> context.weirdStringException(text, LocalDate.class, "not a date"));
        }
    }
}
