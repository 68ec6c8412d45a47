package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import press.dateline.change.CardRepository;
import press.dateline.change.ChangeType;
import press.dateline.web.Paging;

/** The sections. */
@ApplicationScoped
class Sections extends CardRepository<Section> {

    Sections() {
        super(ChangeType.SECTION);
    }

    /** All of them: publications have tens, not thousands. */
    SectionTree tree() {
        return new SectionTree(listAll());
    }

    /** The site and all sections. */
    record SiteAndTree(Site site, SectionTree tree) {}

    /** The site and all sections, in one statement. */
    SiteAndTree siteAndTree() {
        List<Object[]> rows = getSession()
                .createQuery("select w, s from Site w left join Section s on true", Object[].class)
                .getResultList();
        return new SiteAndTree(
                (Site) rows.getFirst()[0],
                new SectionTree(rows.stream()
                        .flatMap(row -> Stream.ofNullable((Section) row[1]))
                        .toList()));
    }

    /** In the order that editors gave them. */
    List<Section> inOrder(int rows, Optional<Paging.After> after) {
        return find(
                        "(position, name, id) > (?1, ?2, ?3) order by position, name, id",
                        after.map(Paging.After::number).orElse(Integer.MIN_VALUE),
                        after.map(Paging.After::text).orElse(""),
                        after.map(Paging.After::id).orElse(Paging.FIRST_ID))
                .range(0, rows - 1)
                .list();
    }
}
