package press.dateline.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.web.ApiJson;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;

class BlockJsonTest {

    private static final UUID ID = UUID.fromString("0196a0e2-0001-7000-8000-000000000002");

    private final ObjectMapper json = ApiJson.mapper();

    @Test
    void everyTypeReadsBackAsItWasWritten() throws JsonProcessingException {
        List<Span> spans = List.of(
                Span.link(0, 4, "https://www.example.org/"),
                Span.quote(0, 4, ID),
                new Span(0, 4, Span.PERSON, ID, null, "about"),
                Span.place(0, 4, ID),
                Span.strong(0, 2),
                Span.emphasis(2, 4));
        Instant at = Instant.parse("2017-05-02T17:40:00.123456Z");
        List<Block> blocks = List.of(
                new Block.Paragraph("b1", "text", spans),
                new Block.Heading("b2", 3, "text", spans),
                new Block.Pullquote("b3", "text", spans, ID),
                new Block.ListBlock("b4", true, "text\nmore", spans),
                new Block.Image("b5", ID, "text", spans),
                new Block.Gallery("b6", List.of(ID, ID), "text", spans),
                new Block.Table("b7", true, "caption", "text\tcell", spans),
                new Block.Video("b8", "https://www.example.org/v.mp4", ID, 61, "text", spans),
                new Block.Audio("b9", "https://www.example.org/a.mp3", 61, "text", spans),
                new Block.Embed("b10", "https://www.example.org/e", "example.org", "text", spans),
                new Block.Divider("b11", "", List.of()),
                new Block.Update("b12", at, "text", spans, List.of(new Block.Paragraph("b13", "text", spans))));

        String written = json.writerFor(new TypeReference<List<Block>>() {}).writeValueAsString(blocks);

        assertThat(read(written)).isEqualTo(blocks);
        assertThat(written)
                .contains("{\"type\":\"list\",\"id\":\"b4\",\"ordered\":true,\"text\":\"text\\nmore\"")
                .contains("{\"type\":\"divider\",\"id\":\"b11\",\"text\":\"\",\"spans\":[]}")
                .doesNotContain("null");
    }

    @Test
    void whatIsMissingIsEmpty() throws JsonProcessingException {
        assertThat(read("""
                [{"type": "paragraph", "text": "a"},
                 {"type": "list", "text": "a"},
                 {"type": "table", "text": "a"},
                 {"type": "divider"},
                 {"type": "update", "at": "2017-05-02T17:40:00Z"}]
                """))
                .containsExactly(
                        new Block.Paragraph(null, "a", List.of()),
                        new Block.ListBlock(null, false, "a", List.of()),
                        new Block.Table(null, false, null, "a", List.of()),
                        new Block.Divider(null, "", List.of()),
                        new Block.Update(null, Instant.parse("2017-05-02T17:40:00Z"), "", List.of(), List.of()));
    }

    @Test
    void unknownTypeIsRefusedWithTheKnownOnes() {
        String known = "; it is one of paragraph, heading, pullquote, list, image, gallery, table, video, audio,"
                + " embed, divider, update.";

        assertThat(fault("[{\"type\": \"paragraph\", \"text\": \"a\"}, {\"type\": \"poll\", \"text\": \"a\"}]"))
                .isEqualTo(Fault.at("/1", "'poll' is not a known type" + known));
        assertThat(fault("[{\"text\": \"a\"}]")).isEqualTo(Fault.at("/0", "the member 'type' is missing" + known));
    }

    @Test
    void unknownMembersAndWrongTypesAreRefusedByPlace() {
        assertThat(fault("[{\"type\": \"paragraph\", \"txt\": \"a\"}]").pointer())
                .isEqualTo("/0/txt");
        assertThat(fault("[{\"type\": \"paragraph\", \"text\": 1}]"))
                .isEqualTo(Fault.at("/0/text", "'1' is not a text."));
        assertThat(fault("[{\"type\": \"paragraph\", \"text\": \"a\", \"spans\": {}}]"))
                .isEqualTo(Fault.at("/0/spans", "must be a list."));
        assertThat(fault("""
                        [{"type": "paragraph", "text": "a", "spans": [{"start": 0.5, "end": 1, "type": "strong"}]}]
                        """)).isEqualTo(Fault.at("/0/spans/0/start", "'0.5' is not a whole number in range."));
        assertThat(fault("[{\"type\": \"paragraph\", \"text\": \"a\", \"spans\": [{\"start\": 0, \"url\": \"x\"}]}]")
                        .pointer())
                .isEqualTo("/0/spans/0/end");
        assertThat(fault("[{\"type\": \"heading\", \"text\": \"a\"}]").pointer())
                .isEqualTo("/0/level");
        assertThat(fault("[{\"type\": \"list\", \"text\": \"a\", \"ordered\": \"yes\"}]"))
                .isEqualTo(Fault.at("/0/ordered", "must be true or false."));
        assertThat(fault("[{\"type\": \"image\", \"image\": \"b1\"}]"))
                .isEqualTo(Fault.at("/0/image", "'b1' is not an id (a UUID)."));
        assertThat(fault("[{\"type\": \"paragraph\", \"text\": \"\\u0000\"}]").pointer())
                .isEqualTo("/0/text");
        assertThat(fault("[\"paragraph\"]").pointer()).isEqualTo("/0");
    }

    @Test
    void nullsInListsAreReadAndLeftToValidation() throws JsonProcessingException {
        assertThat(read("""
                [{"type": "paragraph", "text": "a", "spans": [null]},
                 {"type": "gallery", "images": [null]},
                 {"type": "update", "at": "2017-05-02T17:40:00Z", "blocks": [null]}]
                """)).hasSize(3);
    }

    private List<Block> read(String body) throws JsonProcessingException {
        return json.readValue(body, new TypeReference<List<Block>>() {});
    }

    private Fault fault(String body) {
        JsonProcessingException e = catchThrowableOfType(JsonProcessingException.class, () -> read(body));
        ProblemException problem = ApiJson.problem(e);
        assertThat(problem.faults()).hasSize(1);
        return problem.faults().getFirst();
    }
}
