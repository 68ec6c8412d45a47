package press.dateline.image;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Card;

/** A picture: what it shows, whose it is, and where its files are. */
@Entity
class Image extends Card {

    @Column(name = "url_template")
    @Nullable
    String urlTemplate;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Crop> crops = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    List<Rendition> renditions = List.of();

    @Nullable
    String alt;

    @Nullable
    String caption;

    @Nullable
    String credit;

    @Nullable
    String holder;

    @Nullable
    String licence;

    String syndication = "no";

    List<String> channels = List.of();

    List<String> territories = List.of();

    @Column(name = "except_territories")
    List<String> exceptTerritories = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    ImageAi ai;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    /** When it was withdrawn: nobody is shown it from then on. */
    @Column(name = "withdrawn_at")
    @Nullable
    Instant withdrawnAt;

    @Column(name = "withdrawal_reason")
    @Nullable
    String withdrawalReason;

    @Nullable
    Integer width;

    @Nullable
    Integer height;

    @Column(name = "focal_x")
    @Nullable
    Double focalX;

    @Column(name = "focal_y")
    @Nullable
    Double focalY;

    @Column(name = "outside_ids")
    List<String> outsideIds = List.of();

    @Override
    public @Nullable String slug() {
        return null;
    }

    @Nullable
    FocalPoint focalPoint() {
        return focalX == null || focalY == null ? null : new FocalPoint(focalX, focalY);
    }

    /** The files that there are: those that were named, then those that the template makes of the crops. */
    List<Rendition> files() {
        String template = urlTemplate;
        return template == null
                ? renditions
                : Stream.concat(
                                renditions.stream(),
                                crops.stream()
                                        .map(crop ->
                                                crop.at(UrlTemplate.expand(template, id(), crop.crop(), crop.width()))))
                        .distinct()
                        .toList();
    }
}
