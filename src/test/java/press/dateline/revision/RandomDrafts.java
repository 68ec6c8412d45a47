package press.dateline.revision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.block.BlockRules;
import press.dateline.block.Span;
import press.dateline.block.SpanRules;
import press.dateline.html.RandomBlocks;

/** Drafts at random, and what editors may make of them: the same ones for the same seed. */
final class RandomDrafts {

    static final UUID ARTICLE = new UUID(1, 1);
    private static final UUID IMAGE = new UUID(1, 2);
    private static final List<String> PIECES =
            List.of("", " ", "word", "\n", "👩‍👩‍👧", "e\u0301", "習近平", " and more words", "<b>", "“", "שלום");

    private final Random random;
    private final RandomBlocks source;
    private int made;

    RandomDrafts(long seed) {
        random = new Random(seed);
        source = new RandomBlocks(seed, IMAGE);
    }

    /** A draft, its blocks in updates too. */
    Draft first() {
        return draft(1, blocks(0));
    }

    /** What an editor makes of a draft: blocks edited, moved, put into updates and taken out, removed and added. */
    Draft changed(Draft draft, int revision) {
        List<Block> flat = new ArrayList<>();
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Update update) {
                flat.add(update.withBlocks(List.of()));
                flat.addAll(update.blocks());
            } else {
                flat.add(block);
            }
        }
        List<Block> changed = new ArrayList<>();
        for (Block block : flat) {
            switch (random.nextInt(8)) {
                case 0 -> {} // removed
                case 1 -> {
                    changed.add(block);
                    changed.addAll(blocks(1));
                }
                case 2 -> changed.add(random.nextInt(3) == 0 ? ofAnotherType(block) : edited(block));
                case 3, 4 -> changed.add(edited(block));
                default -> changed.add(block);
            }
        }
        for (int i = random.nextInt(4); i > 0 && changed.size() > 1; i--) {
            changed.add(random.nextInt(changed.size()), changed.remove(random.nextInt(changed.size())));
        }
        return draft(revision, nested(changed));
    }

    /** A draft that has nothing to do with another but some ids. */
    Draft other(Draft draft, int revision) {
        Set<String> ids = new HashSet<>();
        List<Block> blocks = new ArrayList<>(source.list());
        for (int i = 0; i < blocks.size() && i < draft.blocks().size(); i++) {
            String id = draft.blocks().get(i).id();
            if (id != null && random.nextBoolean() && ids.add(id)) {
                blocks.set(i, blocks.get(i).withId(id));
            }
        }
        Collections.shuffle(blocks, random);
        return draft(revision, BlockRules.withIds(blocks, "n"));
    }

    private List<Block> blocks(int depth) {
        List<Block> blocks = new ArrayList<>();
        for (Block block : source.list()) {
            String id = "x" + made++;
            if (depth == 0 && random.nextInt(4) == 0) {
                blocks.add(new Block.Update(
                        id, Instant.ofEpochSecond(random.nextInt(1_000_000)), block.text(), block.spans(), blocks(1)));
            } else {
                blocks.add(block.withId(id));
            }
        }
        return blocks;
    }

    /** Puts runs of blocks into the update before them. */
    private List<Block> nested(List<Block> flat) {
        List<Block> blocks = new ArrayList<>();
        for (Block block : flat) {
            if (!(block instanceof Block.Update)
                    && !blocks.isEmpty()
                    && blocks.getLast() instanceof Block.Update update
                    && random.nextInt(3) > 0) {
                List<Block> inside = new ArrayList<>(update.blocks());
                inside.add(block);
                blocks.set(blocks.size() - 1, update.withBlocks(inside));
            } else {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private static Block ofAnotherType(Block block) {
        return block instanceof Block.Paragraph
                ? new Block.Heading(block.id(), 2, block.text(), block.spans())
                : new Block.Paragraph(block.id(), block.text(), block.spans());
    }

    private Block edited(Block block) {
        String text = block.text();
        for (int i = random.nextInt(3); i > 0; i--) {
            int start = boundary(text, 0);
            int end = Math.min(boundary(text, start), boundary(text, start));
            text = text.substring(0, start) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(end);
        }
        List<Span> spans = new ArrayList<>();
        for (Span span : block.spans()) {
            if (random.nextInt(4) > 0) {
                add(spans, text, span.start() + random.nextInt(3) - 1, span.end() + random.nextInt(3) - 1, span);
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            int start = boundary(text, 0);
            add(spans, text, start, boundary(text, start), Span.person(0, 1, new UUID(2, random.nextInt(3))));
        }
        return with(block, text, SpanRules.sorted(spans));
    }

    private Block with(Block block, String text, List<Span> spans) {
        String id = block.id();
        return switch (block) {
            case Block.Paragraph _ -> new Block.Paragraph(id, text, spans);
            case Block.Heading heading ->
                new Block.Heading(id, random.nextBoolean() ? heading.level() : 6, text, spans);
            case Block.Pullquote _ ->
                new Block.Pullquote(id, text, spans, random.nextBoolean() ? null : new UUID(3, random.nextInt(2)));
            case Block.ListBlock _ -> new Block.ListBlock(id, random.nextBoolean(), text, spans);
            case Block.Image image -> new Block.Image(id, image.image(), text, spans);
            case Block.Gallery _ ->
                new Block.Gallery(id, Collections.nCopies(1 + random.nextInt(3), IMAGE), text, spans);
            case Block.Table table ->
                new Block.Table(id, table.header(), random.nextBoolean() ? null : "Caption", text, spans);
            case Block.Video video ->
                new Block.Video(id, video.url(), random.nextBoolean() ? null : IMAGE, 9, text, spans);
            case Block.Audio audio -> new Block.Audio(id, audio.url(), random.nextBoolean() ? null : 7, text, spans);
            case Block.Embed embed ->
                new Block.Embed(id, embed.url(), random.nextBoolean() ? null : "e.org", text, spans);
            case Block.Divider _ -> block;
            case Block.Update update ->
                new Block.Update(id, update.at().plusSeconds(random.nextInt(2)), text, spans, update.blocks());
        };
    }

    private static void add(List<Span> spans, String text, int start, int end, Span like) {
        if (0 <= start
                && start < end
                && end <= text.length()
                && !SpanRules.cutsCharacter(text, start)
                && !SpanRules.cutsCharacter(text, end)) {
            spans.add(new Span(start, end, like.type(), like.id(), like.url(), like.rel()));
        }
    }

    /** Some place between two characters. */
    private int boundary(String text, int from) {
        int at = from + random.nextInt(text.length() - from + 1);
        return SpanRules.cutsCharacter(text, at) ? at - 1 : at;
    }

    private Draft draft(int revision, List<Block> blocks) {
        return new Draft(
                ARTICLE,
                revision,
                "draft",
                "slug-" + random.nextInt(2),
                random.nextBoolean() ? "news" : "live",
                "en",
                maybe("Headline"),
                maybe("Short"),
                maybe("Standfirst"),
                random.nextBoolean() ? null : new Draft.Seo(maybe("Title"), "Description"),
                random.nextBoolean() ? null : new Draft.Dateline("SOCHI", Ref.to(new UUID(4, random.nextInt(2)))),
                maybe("By"),
                random.nextBoolean() ? List.of() : List.of(new Draft.Author(Ref.to(new UUID(5, 1)), maybe("role"))),
                random.nextBoolean() ? null : Instant.ofEpochSecond(random.nextInt(9)),
                random.nextBoolean() ? null : Ref.to(new UUID(6, random.nextInt(2))),
                Collections.nCopies(random.nextInt(3), Ref.to(new UUID(7, 1))),
                random.nextBoolean() ? null : 1 + random.nextInt(9),
                random.nextBoolean() ? "free" : "metered",
                random.nextBoolean() ? null : IMAGE,
                blocks,
                null,
                List.of(new Draft.Quote(new UUID(3, 0), "words" + random.nextInt(2), true, null)),
                List.of(),
                Collections.nCopies(random.nextInt(2), new Draft.PlaceRel(Ref.to(new UUID(8, 1)), "about")),
                random.nextBoolean()
                        ? null
                        : new Rights(maybe("Holder"), null, null, null, List.of(), List.of(), List.of(), null, null),
                new Draft.Discussion(random.nextBoolean() ? "open" : "closed", maybe("Prompt")),
                random.nextBoolean() ? null : Instant.ofEpochSecond(random.nextInt(2)),
                maybe("Note"),
                random.nextBoolean(),
                List.of(),
                List.of(),
                random.nextBoolean(),
                null);
    }

    private @Nullable String maybe(String text) {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> text;
            default -> text + random.nextInt(3);
        };
    }
}
