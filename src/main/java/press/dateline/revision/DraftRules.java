package press.dateline.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import press.dateline.access.Territories;
import press.dateline.block.Block;
import press.dateline.block.BlockRules;
import press.dateline.html.HtmlReader;
import press.dateline.web.Ids;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** What a draft must be, beside the rules of its single fields. */
public final class DraftRules {

    private DraftRules() {}

    /**
     * The draft with HTML turned into blocks, and with an id on every block and quote.
     *
     * @throws ProblemException naming each rule that is broken, by JSON Pointer
     */
    public static Draft checked(Draft draft) {
        if (draft.bodyHtml() != null && !draft.blocks().isEmpty()) {
            throw ProblemException.body("/bodyHtml", "send either blocks or bodyHtml.");
        }
        List<Block> blocks = draft.bodyHtml() == null
                ? draft.blocks()
                : HtmlReader.read(draft.bodyHtml(), _ -> Optional.empty()).blocks();
        List<Draft.Quote> quotes = draft.quotes().stream()
                .map(quote -> quote.id() == null
                        ? new Draft.Quote(Ids.next(), quote.text(), quote.direct(), quote.speaker())
                        : quote)
                .toList();
        Set<UUID> quoteIds = quotes.stream().map(Draft.Quote::id).collect(Collectors.toSet());
        List<Fault> faults = new ArrayList<>(BlockRules.faults("/blocks", blocks, quoteIds));
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < quotes.size(); i++) {
            UUID id = quotes.get(i).id();
            if (id != null && !seen.add(id)) {
                faults.add(Fault.at("/quotes/" + i + "/id", "two quotes have this id."));
            }
        }
        Rights rights = draft.rights();
        if (rights != null && Territories.isNone(rights.territories(), rights.exceptTerritories())) {
            faults.add(Fault.at("/rights/exceptTerritories", "leaves no country: say syndication no."));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    faults.size() == 1
                            ? faults.getFirst().pointer() + ": "
                                    + faults.getFirst().detail()
                            : faults.size() + " things are wrong; see errors.",
                    faults);
        }
        return draft.withBlocks(BlockRules.canonical(BlockRules.withIds(blocks)))
                .with(
                        draft.dateline(),
                        draft.authors(),
                        draft.section(),
                        draft.tags(),
                        quotes,
                        draft.people(),
                        draft.places());
    }
}
