package press.dateline.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Card;
import press.dateline.web.Texts;

/** Somebody whom articles are about, or who speaks in them or writes them. */
@Entity
class Person extends Card {

    String slug = "";

    String name = "";

    @Column(name = "sort_name")
    String sortName = "";

    @Column(name = "sort_key")
    String sortKey = "";

    List<String> aliases = List.of();

    @Column(name = "name_keys")
    List<String> nameKeys = List.of();

    @Nullable
    String description;

    @Column(name = "wikidata_id")
    @Nullable
    String wikidataId;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Link> links = List.of();

    @Column(name = "portrait_image_id")
    @Nullable
    UUID portraitImageId;

    @Column(name = "outside_ids")
    List<String> outsideIds = List.of();

    @Override
    public String slug() {
        return slug;
    }

    /** Sets the names, and what is derived from them: the keys that lists are sorted by and names are found by. */
    void call(String newName, @Nullable String newSortName, List<String> newAliases) {
        name = newName;
        sortName = newSortName == null ? SortName.of(newName) : newSortName;
        sortKey = Texts.fold(sortName);
        aliases = newAliases;
        nameKeys = Texts.foldAll(newName, newAliases);
    }
}
