package press.dateline.revision;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.image.ImageLookup;
import press.dateline.person.PersonLookup;
import press.dateline.place.PlaceLookup;
import press.dateline.site.SectionLookup;
import press.dateline.site.TagLookup;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * Finds out what a draft's references name, at one statement a kind of thing. The people and places are held until the
 * transaction ends: what is found here is not merged into another before it is stored.
 */
@ApplicationScoped
public class References {

    private final SectionLookup sections;
    private final TagLookup tags;
    private final PersonLookup people;
    private final PlaceLookup places;
    private final ImageLookup images;

    References(SectionLookup sections, TagLookup tags, PersonLookup people, PlaceLookup places, ImageLookup images) {
        this.sections = sections;
        this.tags = tags;
        this.people = people;
        this.places = places;
        this.images = images;
    }

    /**
     * The draft with an id in every reference.
     *
     * @throws ProblemException naming each reference that leads nowhere, by JSON Pointer
     */
    public Draft resolve(Draft draft) {
        return resolve(List.of(draft)).getFirst();
    }

    /**
     * The drafts with an id in every reference, by as many statements as one of them takes.
     *
     * @throws ProblemException naming, for the first draft with such, each reference that leads nowhere
     */
    public List<Draft> resolve(List<Draft> drafts) {
        List<Wanted> all = drafts.stream().map(this::wanted).toList();
        find(all, Wanted::section, sections::ids);
        find(all, Wanted::tag, tags::ids);
        find(all, Wanted::person, people::held);
        find(all, Wanted::place, places::held);
        find(all, Wanted::image, this::imageIds);
        return all.stream().map(References::resolved).toList();
    }

    /** What a draft refers to. */
    private record Wanted(Draft draft, Named section, Named tag, Named person, Named place, Named image) {}

    private Wanted wanted(Draft draft) {
        Named section = new Named("section", sections::nearest);
        Named tag = new Named("tag", tags::nearest);
        Named person = new Named("person", people::nearest);
        Named place = new Named("place", places::nearest);
        Named image = new Named("image", _ -> List.of());
        section.add("/section", draft.section());
        tag.addAll("/tags/", "", draft.tags());
        person.addAll(
                "/authors/",
                "/person",
                draft.authors().stream().map(Draft.Author::person).toList());
        person.addAll(
                "/people/",
                "/person",
                draft.people().stream().map(Draft.PersonRel::person).toList());
        place.addAll(
                "/places/",
                "/place",
                draft.places().stream().map(Draft.PlaceRel::place).toList());
        place.add(
                "/dateline/place",
                draft.dateline() == null ? null : draft.dateline().place());
        for (int i = 0; i < draft.quotes().size(); i++) {
            Draft.Speaker speaker = draft.quotes().get(i).speaker();
            person.add("/quotes/" + i + "/speaker/person", speaker == null ? null : speaker.person());
        }
        image.add("/leadImage", draft.leadImage());
        addBlocks("/blocks/", draft.blocks(), person, place, image);
        return new Wanted(draft, section, tag, person, place, image);
    }

    private static void find(
            List<Wanted> all, Function<Wanted, Named> kind, Function<List<String>, Map<String, UUID>> ids) {
        List<Named> named = all.stream().map(kind).toList();
        Map<String, UUID> found = ids.apply(
                named.stream().flatMap(one -> one.texts().stream()).distinct().toList());
        named.forEach(one -> one.find(found));
    }

    private Map<String, UUID> imageIds(List<String> texts) {
        Map<String, UUID> found = new HashMap<>();
        images.byIds(texts.stream().map(UUID::fromString).toList())
                .keySet()
                .forEach(id -> found.put(id.toString(), id));
        return found;
    }

    private static Draft resolved(Wanted wanted) {
        Draft draft = wanted.draft();
        Named tag = wanted.tag();
        Named person = wanted.person();
        Named place = wanted.place();
        List<Fault> faults = new ArrayList<>();
        List.of(wanted.section(), tag, person, place, wanted.image()).forEach(named -> faults.addAll(named.faults()));
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    faults.size() == 1
                            ? faults.getFirst().pointer() + ": "
                                    + faults.getFirst().detail()
                            : faults.size() + " references lead nowhere; see errors.",
                    faults);
        }
        Draft.Dateline dateline = draft.dateline();
        return draft.withBlocks(blocks(draft.blocks(), person, place))
                .with(
                        dateline == null ? null : new Draft.Dateline(dateline.text(), place.resolved(dateline.place())),
                        draft.authors().stream()
                                .map(author -> new Draft.Author(person.id(author.person()), author.role()))
                                .toList(),
                        wanted.section().resolved(draft.section()),
                        draft.tags().stream().map(tag::id).distinct().toList(),
                        draft.quotes().stream()
                                .map(quote -> quote(quote, person))
                                .toList(),
                        draft.people().stream()
                                .map(rel -> new Draft.PersonRel(person.id(rel.person()), rel.rel()))
                                .toList(),
                        draft.places().stream()
                                .map(rel -> new Draft.PlaceRel(place.id(rel.place()), rel.rel()))
                                .toList());
    }

    /** Spans name people and places by id; that of one that was merged is the survivor's now. */
    private static List<Block> blocks(List<Block> blocks, Named person, Named place) {
        return blocks.stream()
                .map(block -> {
                    Block named = block.withSpans(block.spans().stream()
                            .map(span -> switch (span.type()) {
                                case Span.PERSON -> person.resolved(span);
                                case Span.PLACE -> place.resolved(span);
                                default -> span;
                            })
                            .toList());
                    return named instanceof Block.Update update
                            ? update.withBlocks(blocks(update.blocks(), person, place))
                            : named;
                })
                .toList();
    }

    private static Draft.Quote quote(Draft.Quote quote, Named person) {
        Draft.Speaker speaker = quote.speaker();
        return new Draft.Quote(
                quote.id(),
                quote.text(),
                quote.direct(),
                speaker == null
                        ? null
                        : new Draft.Speaker(person.resolved(speaker.person()), speaker.name(), speaker.office()));
    }

    private static void addBlocks(String pointer, List<Block> blocks, Named person, Named place, Named image) {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            for (int j = 0; j < block.spans().size(); j++) {
                Span span = block.spans().get(j);
                String at = pointer + i + "/spans/" + j + "/id";
                if (span.type().equals(Span.PERSON)) {
                    person.add(at, span.id());
                } else if (span.type().equals(Span.PLACE)) {
                    place.add(at, span.id());
                }
            }
            switch (block) {
                case Block.Image one -> image.add(pointer + i + "/image", one.image());
                case Block.Gallery gallery -> {
                    for (int j = 0; j < gallery.images().size(); j++) {
                        image.add(pointer + i + "/images/" + j, gallery.images().get(j));
                    }
                }
                case Block.Video video -> image.add(pointer + i + "/poster", video.poster());
                case Block.Update update -> addBlocks(pointer + i + "/blocks/", update.blocks(), person, place, image);
                default -> {}
            }
        }
    }

    /** The references of one kind, by the place where they stand. */
    private static final class Named {

        private static final int MOST_EXPLAINED = 5;

        private final String kind;
        private final Function<String, List<String>> nearest;
        private final Map<String, String> textByPointer = new LinkedHashMap<>();
        private Map<String, UUID> ids = Map.of();

        Named(String kind, Function<String, List<String>> nearest) {
            this.kind = kind;
            this.nearest = nearest;
        }

        void add(String pointer, @Nullable Ref ref) {
            if (ref != null) {
                textByPointer.put(pointer, ref.text());
            }
        }

        void add(String pointer, @Nullable UUID id) {
            if (id != null) {
                textByPointer.put(pointer, id.toString());
            }
        }

        void addAll(String pointer, String below, List<Ref> refs) {
            for (int i = 0; i < refs.size(); i++) {
                add(pointer + i + below, refs.get(i));
            }
        }

        List<String> texts() {
            return textByPointer.values().stream().distinct().toList();
        }

        void find(Map<String, UUID> found) {
            ids = found;
        }

        List<Fault> faults() {
            List<Fault> faults = new ArrayList<>();
            textByPointer.forEach((pointer, text) -> {
                if (!ids.containsKey(text)) {
                    List<String> near = faults.size() < MOST_EXPLAINED ? nearest.apply(text) : List.of();
                    faults.add(Fault.at(
                            pointer,
                            "there is no such " + kind
                                    + (near.isEmpty() ? "." : "; the nearest are " + String.join(", ", near) + ".")));
                }
            });
            return faults;
        }

        Ref id(Ref ref) {
            return Ref.to(java.util.Objects.requireNonNull(ids.get(ref.text())));
        }

        Span resolved(Span span) {
            UUID id = span.id() == null ? null : ids.get(span.id().toString());
            return id == null ? span : new Span(span.start(), span.end(), span.type(), id, span.url(), span.rel());
        }

        @Nullable
        Ref resolved(@Nullable Ref ref) {
            return ref == null ? null : id(ref);
        }
    }
}
