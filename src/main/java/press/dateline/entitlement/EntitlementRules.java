package press.dateline.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.access.EntitlementTerms;
import press.dateline.access.EntitlementTerms.Selection;
import press.dateline.access.Territories;
import press.dateline.access.Trait;
import press.dateline.site.SectionLookup;
import press.dateline.site.TagLookup;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Similarity;
import press.dateline.web.Texts;

/** What an entitlement must be, beside the rules of its single fields; and the ids that its names stand for. */
@ApplicationScoped
class EntitlementRules {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}");

    private final SectionLookup sections;
    private final TagLookup tags;

    EntitlementRules(SectionLookup sections, TagLookup tags) {
        this.sections = sections;
        this.tags = tags;
    }

    /**
     * The terms with ids in the place of names; two statements at most, and one for each name that is nobody's.
     *
     * @throws ProblemException 400 naming all that is wrong
     */
    EntitlementTerms checked(EntitlementTerms wanted) {
        List<Fault> faults = new ArrayList<>();
        Map<String, UUID> sectionIds = ids(wanted, Selection::sections, sections::ids);
        Map<String, UUID> tagIds = ids(wanted, Selection::tags, tags::ids);
        Selection include = selection("/include", wanted.include(), sectionIds, tagIds, faults);
        Selection exclude = selection("/exclude", wanted.exclude(), sectionIds, tagIds, faults);
        known("/territories", wanted.territories(), Territories.ALL, "country (ISO 3166-1 alpha-2)", faults);
        known("/exceptTerritories", wanted.exceptTerritories(), Territories.ALL, "country", faults);
        known("/channels", wanted.channels(), Trait.CHANNELS, "channel", faults);
        if (Territories.isNone(wanted.territories(), wanted.exceptTerritories())) {
            faults.add(Fault.at("/exceptTerritories", "leaves no country."));
        }
        Instant from = wanted.from();
        Instant until = wanted.until();
        if (from != null && until != null && !until.isAfter(from)) {
            faults.add(Fault.at("/until", "must be after from."));
        }
        if (wanted.delayMinutes() != null
                && wanted.archiveDays() != null
                && wanted.delayMinutes()
                        >= Duration.ofDays(wanted.archiveDays()).toMinutes()) {
            faults.add(Fault.at("/delayMinutes", "must be less than archiveDays: else nothing ever comes."));
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
        return wanted.selecting(include, exclude);
    }

    private static Map<String, UUID> ids(
            EntitlementTerms wanted,
            Function<Selection, List<String>> names,
            Function<Collection<String>, Map<String, UUID>> ids) {
        List<String> all = new ArrayList<>();
        if (wanted.include() != null) {
            all.addAll(names.apply(wanted.include()));
        }
        if (wanted.exclude() != null) {
            all.addAll(names.apply(wanted.exclude()));
        }
        return all.isEmpty() ? Map.of() : ids.apply(all);
    }

    private @Nullable Selection selection(
            String pointer,
            @Nullable Selection wanted,
            Map<String, UUID> sectionIds,
            Map<String, UUID> tagIds,
            List<Fault> faults) {
        if (wanted == null) {
            return null;
        }
        for (int i = 0; i < wanted.languages().size(); i++) {
            if (!LANGUAGE.matcher(wanted.languages().get(i)).matches()) {
                faults.add(Fault.at(pointer + "/languages/" + i, "is no language tag (BCP 47), such as en or de-CH."));
            }
        }
        known(pointer + "/kinds", wanted.kinds(), Trait.KINDS, "kind", faults);
        return new Selection(
                named(pointer + "/sections", wanted.sections(), sectionIds, sections::nearest, faults),
                named(pointer + "/tags", wanted.tags(), tagIds, tags::nearest, faults),
                wanted.kinds(),
                wanted.languages(),
                wanted.holders());
    }

    private static List<String> named(
            String pointer,
            List<String> names,
            Map<String, UUID> ids,
            Function<String, List<String>> nearest,
            List<Fault> faults) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            UUID id = ids.get(names.get(i));
            if (id == null) {
                List<String> near = nearest.apply(names.get(i));
                faults.add(Fault.at(
                        pointer + "/" + i,
                        "there is no '" + Texts.excerpt(names.get(i)) + "'"
                                + (near.isEmpty() ? "." : "; the nearest are " + String.join(", ", near) + ".")));
            } else {
                found.add(id.toString());
            }
        }
        return found.stream().distinct().toList();
    }

    private static void known(
            String pointer, List<String> words, Collection<String> all, String what, List<Fault> faults) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!all.contains(word)) {
                faults.add(Fault.at(
                        pointer + "/" + i,
                        "'" + Texts.excerpt(word) + "' is no " + what + "; the nearest are "
                                + String.join(
                                        ", ",
                                        Similarity.nearest(
                                                word, all.stream().sorted().toList()))
                                + "."));
            }
        }
    }
}
