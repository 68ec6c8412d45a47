package press.dateline.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.block.SpanRules;
import press.dateline.web.ApiJson;

class DifferTest {

    private static final ObjectMapper JSON = ApiJson.mapper();
    private static final int RUNS = 5_000;
    private static final Draft EMPTY = draft();

    @Test
    void theReportedChangesMakeTheNewerRevisionOfTheOlder() {
        long first = new Random().nextLong();
        System.out.println("DifferTest: seeds from " + first);
        for (long seed = first; seed < first + RUNS; seed++) {
            RandomDrafts drafts = new RandomDrafts(seed);
            Draft older = drafts.first();
            Draft newer = older;
            for (int revision = 2; revision < 2 + seed % 3; revision++) {
                newer = drafts.changed(newer, revision);
            }
            newer = seed % 7 == 0 ? drafts.other(older, 9) : drafts.changed(newer, 9);
            assertApplies(older, newer, seed);
            assertApplies(newer, older, seed);
        }
    }

    private static void assertApplies(Draft older, Draft newer, long seed) {
        RevisionChanges changes = Differ.changes(older, newer, ChangeTypes.NONE);
        JsonNode made = AppliedChanges.to(JSON.valueToTree(older), JSON.valueToTree(changes));
        assertThat(made)
                .as("seed %d: %s to %s by %s", seed, older, newer, changes)
                .isEqualTo(JSON.valueToTree(newer));
        changes.blocks().stream()
                .flatMap(change -> change.edit() == null ? Stream.of() : change.edit().text().stream())
                .flatMap(change -> Stream.of(change.from().text(), change.to().text()))
                .forEach(text -> assertThat(SpanRules.cutsCharacter("😀" + text + "😀", 2)
                                || Character.isLowSurrogate((text + " ").charAt(0)))
                        .as("seed %d: %s", seed, text)
                        .isFalse());
    }

    @Test
    void nothingChangedIsNothingReported() {
        Draft draft = new RandomDrafts(1).first();

        RevisionChanges changes = Differ.changes(draft, draft, ChangeTypes.NONE);

        assertThat(changes.fields()).isEmpty();
        assertThat(changes.blocks()).isEmpty();
    }

    @Test
    void aMarkGoesAlongWithItsText() {
        BlockChange.Edit edit = edit(
                paragraph("They met in Sochi.", Span.strong(12, 17), Span.emphasis(0, 4)),
                paragraph("On Tuesday they met in Sochi.", Span.strong(23, 28)));

        assertThat(edit.text())
                .containsExactly(new TextChange(
                        new TextChange.Range(0, 4, "They"), new TextChange.Range(0, 15, "On Tuesday they")));
        assertThat(edit.spans()).containsExactly(new SpanChange("removed", 0, Span.emphasis(0, 4)));
    }

    @Test
    void aMarkStaysOnAWordThatIsPutRight() {
        BlockChange.Edit edit = edit(
                paragraph("Simply rumous here", Span.strong(7, 13)),
                paragraph("Simply rumours here", Span.strong(7, 14)));

        assertThat(edit.text())
                .containsExactly(
                        new TextChange(new TextChange.Range(7, 13, "rumous"), new TextChange.Range(7, 14, "rumours")));
        assertThat(edit.spans()).isEmpty();
    }

    @Test
    void whatIsPutInBesideAMarkDoesNotBelongToIt() {
        BlockChange.Edit edit = edit(paragraph("a b", Span.strong(0, 1)), paragraph("a, c b", Span.strong(0, 1)));

        assertThat(edit.spans()).isEmpty();
    }

    @Test
    void aBlockThatIsCarriedPastOthersIsTheOneThatMoved() {
        List<BlockChange> changes = blocks(
                List.of(named("a"), named("b"), named("c"), named("d")),
                List.of(named("d"), named("a"), named("b"), named("c")));

        assertThat(changes).containsExactly(new BlockChange("moved", "d", null, null, null, null, null));
    }

    @Test
    void aBlockOfAnotherTypeIsAnotherBlock() {
        List<BlockChange> changes = blocks(List.of(named("a")), List.of(new Block.Heading("a", 2, "Text", List.of())));

        assertThat(changes).extracting(BlockChange::change).containsExactly("removed", "added");
    }

    @Test
    void aBlockThatLeavesAnUpdateMovedAndTheUpdateIsRemovedWithoutIt() {
        Block.Update update = new Block.Update("u", Instant.EPOCH, "Now", List.of(), List.of(named("a"), named("b")));

        List<BlockChange> changes = blocks(List.of(update), List.of(named("b")));

        assertThat(changes)
                .containsExactly(
                        new BlockChange("removed", "u", null, null, update.withBlocks(List.of()), null, null),
                        new BlockChange("removed", "a", "u", null, named("a"), null, null),
                        new BlockChange("moved", "b", null, null, null, null, null));
    }

    @Test
    void eachChangeHasTheTypeThatItWasGiven() {
        Draft older = EMPTY.withBlocks(List.of(named("a"), named("b")));
        Draft newer = EMPTY.withBlocks(List.of(named("b"), named("c")));

        RevisionChanges changes =
                Differ.changes(older, newer, new ChangeTypes(Map.of(), Map.of("a", "legal", "c", "update")));

        assertThat(changes.blocks()).extracting(BlockChange::type).containsExactly("legal", "update");
        assertThat(changes.forReaders(Set.of(), Set.of("a")).blocks())
                .extracting(BlockChange::id)
                .containsExactly("c");
    }

    @Test
    void whatIsLegalInAnUpdateIsSoInItsBlocks() {
        Block.Update update = new Block.Update("u", Instant.EPOCH, "Now", List.of(), List.of(named("a")));

        assertThat(Differ.withNested(Set.of("u"), EMPTY.withBlocks(List.of(update)), EMPTY))
                .containsExactlyInAnyOrder("u", "a");
    }

    @Test
    void textsThatHaveNothingInCommonAreComparedInNoTime() {
        List<Block> older = new ArrayList<>();
        List<Block> newer = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            older.add(new Block.Paragraph("b" + i, "a ".repeat(25_000), List.of()));
            newer.add(new Block.Paragraph("b" + i, "b c ".repeat(12_500), List.of()));
        }
        long start = System.nanoTime();

        List<BlockChange> changes = blocks(older, newer);

        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
        assertThat(changes)
                .hasSize(20)
                .allSatisfy(change -> assertThat(change.edit())
                        .isNotNull()
                        .satisfies(edit -> assertThat(edit.text()).hasSize(1)));
    }

    @Test
    void everyMemberOfADraftIsComparedOrKnownToBeTheArticles() {
        List<String> members = Arrays.stream(Draft.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        List<String> others = List.of("id", "revision", "status", "blocks", "bodyHtml", "outsideIds", "altIds", "save");

        assertThat(members)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(DraftField.ALL.stream().map(DraftField::member), others.stream())
                                .toList());
    }

    private static BlockChange.Edit edit(Block from, Block to) {
        List<BlockChange> changes = blocks(List.of(from), List.of(to));
        assertThat(changes).hasSize(1);
        return Objects.requireNonNull(changes.getFirst().edit());
    }

    private static List<BlockChange> blocks(List<Block> from, List<Block> to) {
        return Differ.changes(EMPTY.withBlocks(from), EMPTY.withBlocks(to), ChangeTypes.NONE)
                .blocks();
    }

    private static Block named(String id) {
        return new Block.Paragraph(id, "Text", List.of());
    }

    private static Block paragraph(String text, Span... spans) {
        return new Block.Paragraph("b", text, SpanRules.sorted(List.of(spans)));
    }

    private static Draft draft() {
        try {
            return JSON.readValue("{}", Draft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
