package press.dateline.revision;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;

/**
 * What kinds of changes an editor called those of a save, or of several.
 *
 * @param fields by the field's name
 * @param blocks by the block's id
 */
public record ChangeTypes(
        Map<
                        @NotNull String,
                        @NotNull @Pattern(regexp = ANY, message = "must be typo, update, correction or legal") String>
                fields,
        Map<
                        @NotNull String,
                        @NotNull @Pattern(regexp = ANY, message = "must be typo, update, correction or legal") String>
                blocks) {

    /** The same, as a pattern. */
    public static final String ANY = "typo|update|correction|legal";

    /** What an editor may call a change, the gravest last. */
    public static final List<String> ALL = List.of("typo", "update", "correction", "legal");

    static final ChangeTypes NONE = new ChangeTypes(Map.of(), Map.of());

    public ChangeTypes {
        fields = fields == null ? Map.of() : fields;
        blocks = blocks == null ? Map.of() : blocks;
    }

    private static final String LEGAL = ALL.getLast();
    private static final int MOST_NAMED = 20;

    boolean isEmpty() {
        return fields.isEmpty() && blocks.isEmpty();
    }

    /**
     * What an editor said of the changes that a save makes.
     *
     * @throws ProblemException naming each that is no type, or is said of something that the save does not change
     */
    static ChangeTypes of(Draft.Save said, RevisionChanges changes) {
        Set<String> fields = changes.fields().stream().map(FieldChange::field).collect(Collectors.toSet());
        Set<String> blocks = changes.blocks().stream().map(BlockChange::id).collect(Collectors.toSet());
        List<Fault> faults = new ArrayList<>();
        if (said.type() != null && !ALL.contains(said.type())) {
            faults.add(Fault.at("/save/type", mustBeOne(said.type())));
        }
        check("/save/fields/", "field", said.fields(), fields, faults);
        check("/save/blocks/", "block", said.blocks(), blocks, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    faults.getFirst().pointer() + ": " + faults.getFirst().detail(),
                    faults);
        }
        return new ChangeTypes(all(fields, said.fields(), said.type()), all(blocks, said.blocks(), said.type()));
    }

    private static Map<String, String> all(Set<String> changed, Map<String, String> said, @Nullable String otherwise) {
        Map<String, String> types = new TreeMap<>(said);
        if (otherwise != null) {
            changed.forEach(name -> types.putIfAbsent(name, otherwise));
        }
        return types;
    }

    private static void check(
            String pointer, String what, Map<String, String> said, Set<String> changed, List<Fault> faults) {
        new TreeMap<>(said).forEach((name, type) -> {
            String at = pointer + Texts.excerpt(name).replace("~", "~0").replace("/", "~1");
            if (type == null || !ALL.contains(type)) {
                faults.add(Fault.at(at, mustBeOne(String.valueOf(type))));
            }
            if (!changed.contains(name)) {
                faults.add(Fault.at(
                        at,
                        "this save changes no such " + what + "; it changes "
                                + (changed.isEmpty() ? "none" : named(changed)) + "."));
            }
        });
    }

    private static String named(Set<String> changed) {
        String first = changed.stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return changed.size() > MOST_NAMED ? first + " and others" : first;
    }

    private static String mustBeOne(String type) {
        return "'" + Texts.excerpt(type) + "' must be one of " + String.join(", ", ALL) + ".";
    }

    /** The types of this and a further save; of what both changed, the graver one. */
    ChangeTypes and(ChangeTypes other) {
        return new ChangeTypes(graver(fields, other.fields), graver(blocks, other.blocks));
    }

    private static Map<String, String> graver(Map<String, String> one, Map<String, String> other) {
        BiFunction<String, String, String> gravest = (a, b) -> ALL.indexOf(a) < ALL.indexOf(b) ? b : a;
        Map<String, String> types = new TreeMap<>(one);
        other.forEach((name, type) -> types.merge(name, type, gravest));
        return types;
    }

    /** The fields that were changed for legal reasons. */
    Set<String> legalFields() {
        return legal(fields);
    }

    /** The blocks that were changed for legal reasons. */
    Set<String> legalBlocks() {
        return legal(blocks);
    }

    private static Set<String> legal(Map<String, String> types) {
        return types.entrySet().stream()
                .filter(type -> Objects.equals(type.getValue(), LEGAL))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
