package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;

/** Where sections are made, changed and moved. */
@ApplicationScoped
class SectionDesk {

    private final Sections sections;

    SectionDesk(Sections sections) {
        this.sections = sections;
    }

    Section create(Section section, NewSection wanted, @Nullable UUID actor) {
        apply(wanted, section);
        sections.add(section, NewSection.of(section), actor);
        return section;
    }

    /** Changes a section, and the paths of those below it; false where all is as it was. */
    boolean change(Section section, NewSection wanted, @Nullable UUID actor) {
        NewSection before = NewSection.of(section);
        apply(wanted, section);
        NewSection after = NewSection.of(section);
        if (after.equals(before)) {
            return false;
        }
        sections.edited(section, before, after, actor);
        if (!section.slug.equals(before.slug()) || !Objects.equals(wanted.parent(), before.parent())) {
            sections.affected(sections.tree().below(section.id()), actor);
        }
        return true;
    }

    private void apply(NewSection wanted, Section section) {
        UUID parent = parent(wanted, section);
        section.slug = sections.slugFor(wanted.slug(), wanted.name(), section.id());
        section.name = wanted.name();
        section.description = wanted.description();
        section.position = wanted.position() == null ? 0 : wanted.position();
        section.parentId = parent;
        section.discuss(wanted.comments() == null ? DiscussionRules.NONE : wanted.comments());
    }

    private @Nullable UUID parent(NewSection wanted, Section section) {
        if (wanted.parent() == null) {
            return null;
        }
        UUID parent = sections.ids().require(wanted.parent(), "/parent");
        if (!parent.equals(section.parentId)) {
            sections.lockTree();
            if (sections.tree().path(parent).stream().anyMatch(step -> step.id().equals(section.id()))) {
                throw ProblemException.body("/parent", "a section cannot lie within itself.");
            }
        }
        return parent;
    }
}
