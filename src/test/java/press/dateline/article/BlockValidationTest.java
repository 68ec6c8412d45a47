package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import press.dateline.block.Block;
import press.dateline.block.Span;

class BlockValidationTest {

    private static final List<Span> NONE = List.of();

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static ValidatorFactory factory;

    /** A body that holds blocks, as the draft does. */
    record Body(List<@NotNull @Valid Block> blocks) {}

    @BeforeAll
    static void makeValidator() {
        factory = Validation.buildDefaultValidatorFactory();
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void soundBlocksPass() {
        assertThat(violations(
                        new Block.Paragraph(null, "a", List.of(Span.strong(0, 1))),
                        new Block.Heading("b-1._x", 2, "a".repeat(100_000), NONE),
                        new Block.Video("b2", "https://www.example.org/v?a=b#c", null, 0, "", NONE)))
                .isEmpty();
    }

    @Test
    void eachRuleGivesOneMessage() {
        String id = "must be 1 to 64 letters, digits, dots, hyphens or underscores";
        assertThat(violations(
                        paragraph("", "a"),
                        paragraph("b 1 ä".repeat(64), "a"),
                        paragraph("b1", "a".repeat(100_001)),
                        new Block.Paragraph("b2", "a", Collections.nCopies(5_001, Span.strong(0, 1))),
                        new Block.Heading("b3", 1, "a", NONE),
                        new Block.Heading("b4", 7, "a", NONE),
                        new Block.Gallery("b5", List.of(), "", NONE)))
                .isEqualTo(Map.of(
                        "blocks[0].id", id,
                        "blocks[1].id", id,
                        "blocks[2].text", "must be at most 100,000 characters (UTF-16 code units)",
                        "blocks[3].spans", "must be at most 5,000 spans",
                        "blocks[4].level", "must be 2 to 6; the headline is level 1",
                        "blocks[5].level", "must be 2 to 6; the headline is level 1",
                        "blocks[6].images", "must be 1 to 200 images"));
    }

    @Test
    void urlsSayWhatIsWrongWithThem() {
        assertThat(violations(
                        embed("javascript:alert(1)"),
                        embed("https://user:secret@www.example.org/"),
                        embed("https://www.example.org/${1+1} {message}"),
                        embed("https://www.example.org/" + "a".repeat(2_000)),
                        embed("/videos/1")))
                .isEqualTo(Map.of(
                        "blocks[0].url",
                        "must be an http or https URL with a host",
                        "blocks[1].url",
                        "must not carry a user name or password",
                        "blocks[2].url",
                        "must not hold white space, control characters, backslashes, quotation marks or angle brackets;"
                                + " percent-encode the character at 30",
                        "blocks[3].url",
                        "must be at most 2,000 characters; it has 2024",
                        "blocks[4].url",
                        "must be an http or https URL with a host"));
    }

    @Test
    void spansAndNestedBlocksAreValidatedInTheirPlaces() {
        Span badSpan = new Span(-1, 0, "blink", null, "a".repeat(2_001), "maybe");
        assertThat(violations(new Block.Update(
                        "b1",
                        Instant.EPOCH,
                        "",
                        NONE,
                        List.of(paragraph("b2", "a"), new Block.Paragraph("?", "a", List.of(badSpan))))))
                .isEqualTo(Map.of(
                        "blocks[0].blocks[1].id",
                        "must be 1 to 64 letters, digits, dots, hyphens or underscores",
                        "blocks[0].blocks[1].spans[0].start",
                        "must not be negative",
                        "blocks[0].blocks[1].spans[0].end",
                        "must be positive: it is one past the last code unit",
                        "blocks[0].blocks[1].spans[0].type",
                        "must be one of person, place, quote, link, strong, emphasis",
                        "blocks[0].blocks[1].spans[0].url",
                        "must be at most 2,000 characters",
                        "blocks[0].blocks[1].spans[0].rel",
                        "must be about or mentioned"));
    }

    @Test
    void nullsInListsAreNamed() {
        List<Span> nullSpan = nullIn();
        List<UUID> nullImage = nullIn();
        List<Block> nullBlock = nullIn();
        assertThat(violations(
                        new Block.Paragraph("b1", "a", nullSpan),
                        new Block.Gallery("b2", nullImage, "", NONE),
                        new Block.Update("b3", Instant.EPOCH, "", NONE, nullBlock)))
                .isEqualTo(Map.of(
                        "blocks[0].spans[0].<list element>", "must not be null",
                        "blocks[1].images[0].<list element>", "must not be null",
                        "blocks[2].blocks[0].<list element>", "must not be null"));
    }

    private static Map<String, String> violations(Block... blocks) {
        Validator validator = factory.getValidator();
        return validator.validate(new Body(List.of(blocks))).stream()
                .collect(Collectors.toMap(v -> v.getPropertyPath().toString(), v -> v.getMessage()));
    }

    private static Block paragraph(@Nullable String id, String text) {
        return new Block.Paragraph(id, text, NONE);
    }

    private static Block embed(String url) {
        return new Block.Embed(null, url, null, "", NONE);
    }

    /** A list such as JSON makes of [null]. */
    @SuppressWarnings("NullAway")
    private static <T> List<T> nullIn() {
        return Collections.singletonList(null);
    }
}
