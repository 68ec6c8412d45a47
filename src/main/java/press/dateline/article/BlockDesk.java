package press.dateline.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.block.Block;
import press.dateline.block.BlockList;
import press.dateline.block.BlockRules;
import press.dateline.revision.Draft;
import press.dateline.revision.Revisions;
import press.dateline.web.Bodies;
import press.dateline.web.Preconditions;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;

/**
 * Edits single blocks of drafts. Each has a tag of its own, made from its content, so that editors of different blocks
 * do not get in each other's way; the article's row is locked by the caller, so their saves come one after the other.
 */
@ApplicationScoped
class BlockDesk {

    private static final int TAG_BYTES = 16;

    private final Revisions revisions;
    private final Newsroom newsroom;
    private final Bodies bodies;
    private final Caller caller;
    private final ObjectMapper json;

    BlockDesk(Revisions revisions, Newsroom newsroom, Bodies bodies, Caller caller, ObjectMapper json) {
        this.revisions = revisions;
        this.newsroom = newsroom;
        this.bodies = bodies;
        this.caller = caller;
        this.json = json;
    }

    /** A block of the draft; an update with its blocks. */
    Block require(Article article, String id) {
        return require(draft(article), id);
    }

    /** Puts a block in the place of the one with this id. */
    Block replace(Article article, String id, Block wanted, @Nullable String ifMatch, Draft.@Nullable Save said) {
        Draft draft = draft(article);
        Block current = require(draft, id);
        requireSeen(ifMatch, current, article);
        if (wanted.id() != null && !wanted.id().equals(id)) {
            throw ProblemException.body("/id", "is not '" + id + "': a block's id never changes.");
        }
        Block block = named(wanted.withId(id), article, draft);
        List<Block> others = new BlockList(draft.blocks()).replaced(id, List.of());
        requireFree(block, others);
        return save(article, draft, new BlockList(draft.blocks()).replaced(id, List.of(block)), id, said);
    }

    /** Removes the block with this id; an update goes with its blocks. */
    void remove(Article article, String id, @Nullable String ifMatch, Draft.@Nullable Save said) {
        Draft draft = draft(article);
        requireSeen(ifMatch, require(draft, id), article);
        List<Block> left = new BlockList(draft.blocks()).replaced(id, List.of());
        newsroom.edit(article, draft, draft.withBlocks(left), said, caller.key());
    }

    /**
     * Puts in a block.
     *
     * @param after the block that it comes behind; null: it comes first
     * @param inside the update that it comes first in; null: it comes first of all
     */
    Block insert(
            Article article, Block wanted, @Nullable String after, @Nullable String inside, Draft.@Nullable Save said) {
        Draft draft = draft(article);
        Block block = named(wanted, article, draft);
        requireFree(block, draft.blocks());
        BlockList list = new BlockList(draft.blocks());
        List<Block> blocks;
        if (after != null) {
            blocks = list.replaced(after, List.of(target(list, "after", after), block));
        } else if (inside != null) {
            if (!(target(list, "inside", inside) instanceof Block.Update update)) {
                throw ProblemException.parameter("inside", "'" + inside + "' is no update: only these hold blocks.");
            }
            blocks = list.replaced(inside, List.of(update.withBlocks(with(block, update.blocks()))));
        } else {
            blocks = with(block, draft.blocks());
        }
        return save(article, draft, blocks, Objects.requireNonNull(block.id()), said);
    }

    private static List<Block> with(Block first, List<Block> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private static Block target(BlockList list, String parameter, String id) {
        return list.find(id)
                .map(BlockList.Found::block)
                .orElseThrow(() -> ProblemException.parameter(
                        parameter,
                        "there is no block '" + Texts.excerpt(id) + "' in the draft; somebody may have removed it."));
    }

    /** Gives ids that no older revision has, so that no comparison takes a new block for one that was removed. */
    private static Block named(Block block, Article article, Draft draft) {
        List<Block> all =
                Stream.concat(draft.blocks().stream(), Stream.of(block)).toList();
        return BlockRules.withIds(all, "r" + (article.draftRevision + 1) + "-").getLast();
    }

    private static void requireFree(Block block, List<Block> others) {
        BlockList list = new BlockList(others);
        List<Fault> faults = new ArrayList<>();
        check("/id", block, list, faults);
        if (block instanceof Block.Update update) {
            for (int i = 0; i < update.blocks().size(); i++) {
                check("/blocks/" + i + "/id", update.blocks().get(i), list, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    faults.getFirst().pointer() + ": " + faults.getFirst().detail(),
                    faults);
        }
    }

    private static void check(String pointer, Block block, BlockList others, List<Fault> faults) {
        String id = Objects.requireNonNull(block.id());
        if (others.find(id).isPresent()) {
            faults.add(Fault.at(pointer, "'" + id + "' is the id of another block of the draft."));
        }
    }

    private Block save(Article article, Draft draft, List<Block> blocks, String id, Draft.@Nullable Save said) {
        BlockList.Found found = new BlockList(blocks).find(id).orElseThrow();
        requireRoom(blocks);
        try {
            Draft stored = newsroom.edit(article, draft, draft.withBlocks(blocks), said, caller.key());
            bodies.requireSendable(stored);
            return require(stored, id);
        } catch (ProblemException e) {
            throw inBlock(e, "/blocks" + found.pointer());
        }
    }

    private static void requireRoom(List<Block> blocks) {
        if (blocks.size() > Draft.MOST_BLOCKS) {
            throw ProblemException.body("", "A draft holds " + Draft.MOST_BLOCKS + " blocks at most.");
        }
        for (Block block : blocks) {
            if (block instanceof Block.Update update && update.blocks().size() > Block.MOST_IN_UPDATE) {
                throw ProblemException.body("", "An update holds " + Block.MOST_IN_UPDATE + " blocks at most.");
            }
        }
    }

    /** What was wrong with a draft, seen from one block. */
    private static ProblemException inBlock(ProblemException e, String pointer) {
        List<Fault> faults = e.faults().stream()
                .map(fault -> fault.pointer() != null && (fault.pointer() + "/").startsWith(pointer + "/")
                        ? Fault.at(fault.pointer().substring(pointer.length()), fault.detail())
                        : fault)
                .toList();
        return new ProblemException(
                e.type(), e.detail().replace(pointer + "/", "/").replace(pointer + ":", ":"), faults);
    }

    private Draft draft(Article article) {
        return revisions.draft(article.id, article.draftRevision).draft();
    }

    private static Block require(Draft draft, String id) {
        return new BlockList(draft.blocks())
                .find(id)
                .map(BlockList.Found::block)
                .orElseThrow(() -> ProblemException.notFound("block", id));
    }

    private void requireSeen(@Nullable String ifMatch, Block current, Article article) {
        String tag = tag(current);
        if (Preconditions.names(ifMatch, tag)) {
            return;
        }
        ProblemException outdated = new ProblemException(
                        ProblemType.REVISION_OUTDATED,
                        "Somebody else has changed the block: read it again and repeat your change.",
                        List.of(Fault.header(Preconditions.IF_MATCH, "the block's ETag is " + tag + " now")))
                .with("revision", article.draftRevision);
        if (caller.mayPreview()) {
            outdated.with("block", json.<JsonNode>valueToTree(current));
        }
        throw outdated;
    }

    /** A block's ETag: a hash of its content. */
    String tag(Block block) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(block));
            return "\"" + HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read from JSON can be written", e);
        }
    }
}
