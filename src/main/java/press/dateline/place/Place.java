package press.dateline.place;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Card;
import press.dateline.web.Texts;

/** A place that articles are about, or happen in; places form a tree. */
@Entity
class Place extends Card {

    String slug = "";

    String name = "";

    List<String> aliases = List.of();

    @Column(name = "name_keys")
    List<String> nameKeys = List.of();

    String kind = PlaceKind.OTHER;

    @Column(name = "country_code")
    @Nullable
    String countryCode;

    @Column(name = "parent_id")
    @Nullable
    UUID parentId;

    /** Degrees north, WGS 84. */
    @Nullable
    Double latitude;

    /** Degrees east, WGS 84. */
    @Nullable
    Double longitude;

    @Column(name = "geonames_id")
    @Nullable
    Long geonamesId;

    @Column(name = "wikidata_id")
    @Nullable
    String wikidataId;

    @Nullable
    String description;

    @Column(name = "outside_ids")
    List<String> outsideIds = List.of();

    @Override
    public String slug() {
        return slug;
    }

    /** Sets the names, and the keys that they are found by. */
    void call(String newName, List<String> newAliases) {
        name = newName;
        aliases = newAliases;
        nameKeys = Texts.foldAll(newName, newAliases);
    }
}
