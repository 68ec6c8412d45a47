package press.dateline.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.web.Problem.Fault;

class BlockRulesTest {

    private static final UUID QUOTE = UUID.fromString("0196a0e2-0001-7000-8000-000000000050");
    private static final UUID OTHER = UUID.fromString("0196a0e2-0001-7000-8000-000000000051");

    @Test
    void soundBlocksHaveNoFaults() {
        assertThat(faults(
                        paragraph("b1", Span.quote(0, 4, QUOTE)),
                        new Block.Pullquote("b2", "text", List.of(), QUOTE),
                        new Block.Pullquote(null, "text", List.of(), null),
                        new Block.Divider(null, "", List.of()),
                        update("b3", paragraph("b4"), paragraph(null), paragraph(null))))
                .isEmpty();
    }

    @Test
    void idsAreUniqueThroughUpdates() {
        assertThat(faults(paragraph("b1"), update("u", paragraph("b1")), update("b2", paragraph("u"))))
                .containsExactly(
                        Fault.at(
                                "/blocks/1/blocks/0/id",
                                "'b1' is the id of /blocks/0 too; ids are unique in an article"),
                        Fault.at(
                                "/blocks/2/blocks/0/id",
                                "'u' is the id of /blocks/1 too; ids are unique in an article"));
    }

    @Test
    void faultsOfSpansNameTheirPlace() {
        assertThat(faults(update("u", paragraph("b1"), paragraph("b2", Span.strong(0, 2), Span.strong(2, 5)))))
                .containsExactly(
                        Fault.at("/blocks/0/blocks/1/spans/1", "end 5 is beyond the text, which has 4 code units"));
    }

    @Test
    void quotesAreThoseOfTheArticle() {
        assertThat(faults(paragraph("b1", Span.quote(0, 4, OTHER)), new Block.Pullquote("b2", "", List.of(), OTHER)))
                .containsExactly(
                        Fault.at(
                                "/blocks/0/spans/0/id",
                                "'" + OTHER + "' is none of the article's 1 quotes; see /quotes"),
                        Fault.at("/blocks/1/quote", "'" + OTHER + "' is none of the article's 1 quotes; see /quotes"));
    }

    @Test
    void updateInsideUpdateHeadingOfLevelOneAndDividerWithTextAreRefused() {
        assertThat(faults(
                        update("u", update("v")),
                        new Block.Heading("b1", 1, "text", List.of()),
                        new Block.Divider("b2", "***", List.of())))
                .containsExactly(
                        Fault.at(
                                "/blocks/0/blocks/0", "an update cannot stand inside an update; put its blocks beside"),
                        Fault.at("/blocks/1/level", "is 1; must be 2 to 6, the headline is level 1"),
                        Fault.at("/blocks/2/text", "must be empty: a divider has no text"));
    }

    @Test
    void blocksWithoutIdGetTheLowestThatAreFree() {
        List<Block> blocks = List.of(
                paragraph(null), paragraph("b2"), update(null, paragraph(null), paragraph("b4")), paragraph(null));

        List<Block> named = BlockRules.withIds(blocks);

        assertThat(named)
                .containsExactly(
                        paragraph("b1"),
                        paragraph("b2"),
                        update("b3", paragraph("b5"), paragraph("b4")),
                        paragraph("b6"));
        assertThat(BlockRules.withIds(named)).isEqualTo(named);
    }

    @Test
    void spansAreSortedInUpdatesToo() {
        Block sorted = paragraph("b1", Span.strong(0, 4), Span.emphasis(0, 2));
        Block unsorted = paragraph("b1", Span.emphasis(0, 2), Span.strong(0, 4));

        assertThat(BlockRules.canonical(List.of(unsorted, update("u", unsorted))))
                .containsExactly(sorted, update("u", sorted));
    }

    private static List<Fault> faults(Block... blocks) {
        return BlockRules.faults("/blocks", List.of(blocks), Set.of(QUOTE));
    }

    private static Block paragraph(@Nullable String id, Span... spans) {
        return new Block.Paragraph(id, "text", List.of(spans));
    }

    private static Block update(@Nullable String id, Block... blocks) {
        return new Block.Update(id, Instant.EPOCH, "", List.of(), List.of(blocks));
    }
}
