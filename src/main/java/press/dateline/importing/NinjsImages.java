package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.dateline.importing.Members.Member;
import press.dateline.revision.Rights;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

/**
 * The pictures among an item's {@code associations}. A story is worth more than its picture: one that cannot be taken
 * is reported, and the story comes without it.
 */
final class NinjsImages {

    private static final int MOST = 100;
    private static final int MOST_RENDITIONS = 50;

    private final Losses losses;
    private final @Nullable Instant embargoUntil;
    private final boolean ours;

    /**
     * For the pictures of an item with this embargo.
     *
     * @param ours whether Dateline wrote the item: its corrections stand among the associations
     */
    NinjsImages(Losses losses, @Nullable Instant embargoUntil, boolean ours) {
        this.losses = losses;
        this.embargoUntil = embargoUntil;
        this.ours = ours;
    }

    private record Named(String name, String pointer, JsonNode value) {}

    List<ImportedImage> read(Members item) {
        List<ImportedImage> images = new ArrayList<>();
        int lead = -1;
        for (Named association : named(item.find("associations"))) {
            ImportedImage image = image(association);
            if (image == null) {
                continue;
            }
            if (images.size() == MOST) {
                losses.add(association.pointer(), "pictures beyond the first " + MOST + " are not kept");
                break;
            }
            if (images.stream().noneMatch(i -> i.outsideId().equals(image.outsideId()))) {
                lead = lead < 0 && isLead(association.name()) ? images.size() : lead;
                images.add(image);
            }
        }
        if (!images.isEmpty()) {
            images.set(Math.max(lead, 0), images.get(Math.max(lead, 0)).asLead());
        }
        return images;
    }

    /** Providers' names for the picture over the story: main, mainpic, featured, featuremedia. */
    private static boolean isLead(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("main") || lower.startsWith("feature");
    }

    /** What is named: in ninjs 1.x the members of an object, later the elements of a list. */
    private static List<Named> named(@Nullable Member member) {
        List<Named> named = new ArrayList<>();
        if (member == null) {
            return named;
        }
        if (member.value().isObject()) {
            Members.of(member.value(), member.pointer())
                    .all()
                    .values()
                    .forEach(m -> named.add(new Named(m.name(), m.pointer(), m.value())));
        } else if (member.value().isArray()) {
            for (JsonNode value : member.value()) {
                named.add(new Named(value.path("name").asText(), member.pointer() + "/" + named.size(), value));
            }
        } else {
            throw Members.fault(member.pointer(), "must be a list, or an object in ninjs 1.x.");
        }
        return named;
    }

    private @Nullable ImportedImage image(Named association) {
        try {
            Members picture = Members.of(association.value(), association.pointer());
            if (ours && NinjsDetails.isCorrection(picture)) {
                return null;
            }
            String type = picture.text(100, "type");
            String hindrance = "picture".equals(type)
                    ? hindrance(picture)
                    : "only pictures are kept of what is associated, not "
                            + (type == null ? "items without a type" : Texts.excerpt(type));
            if (hindrance != null) {
                losses.add(association.pointer(), hindrance);
                return null;
            }
            return image(picture);
        } catch (ProblemException e) {
            losses.add("", "a picture was not kept: " + e.detail());
            return null;
        }
    }

    /** Why a picture may not be taken. */
    private @Nullable String hindrance(Members picture) {
        String status = picture.text(100, "pubstatus");
        if (status != null && !status.equals("usable")) {
            return "the picture is " + Texts.excerpt(status);
        }
        Instant embargo = picture.time("embargoeduntil", "embargoed");
        boolean longer = embargo != null && (embargoUntil == null || embargo.isAfter(embargoUntil));
        return longer ? "the picture's embargo is not the story's" : null;
    }

    private @Nullable ImportedImage image(Members picture) {
        String uri = picture.text(500, "uri");
        List<ImportedRendition> renditions = renditions(picture);
        if (uri == null || renditions.isEmpty()) {
            losses.add(picture.pointer(), "the picture has no " + (uri == null ? "uri" : "file with a web address"));
            return null;
        }
        if (renditions.stream().noneMatch(ImportedRendition::isMeasured)) {
            losses.add(
                    picture.pointer(),
                    "the size of its file is not told: its crop is called " + PictureFile.UNMEASURED);
        }
        NinjsDescriptions texts = new NinjsDescriptions(picture);
        String line = texts.creditLine();
        String by = Members.oneLine(picture.text(500, "by", "byline"));
        Rights rights = NinjsRights.of(picture, line, losses);
        ImportedRendition largest = renditions.stream()
                .max(Comparator.comparingLong(NinjsImages::area))
                .orElse(renditions.getFirst());
        return new ImportedImage(
                uri,
                texts.alt(),
                texts.caption(),
                credit(by, line),
                rights == null ? null : rights.holder(),
                rights == null ? null : terms(rights, line),
                largest.width(),
                largest.height(),
                renditions,
                false,
                NinjsPolicy.within(rights, null, null, null));
    }

    /** A picture's credit names who took it and who supplied it; a notice joins the terms. */
    private static @Nullable String credit(@Nullable String by, @Nullable String line) {
        if (by == null || line == null) {
            return by == null ? line : by;
        }
        return by.contains(line) ? by : line.contains(by) ? line : by + "/" + line;
    }

    private static @Nullable String terms(Rights rights, @Nullable String line) {
        String notice = line == null ? rights.creditLine() : null;
        return notice == null || rights.terms() == null
                ? notice == null ? rights.terms() : notice
                : notice + "\n" + rights.terms();
    }

    private static long area(ImportedRendition rendition) {
        return rendition.width() == null || rendition.height() == null
                ? 0
                : (long) rendition.width() * rendition.height();
    }

    private List<ImportedRendition> renditions(Members picture) {
        List<ImportedRendition> renditions = new ArrayList<>();
        for (Named named : named(picture.find("renditions"))) {
            Members file = Members.of(named.value(), named.pointer());
            String url = file.text(PictureFile.LONGEST_URL, "href");
            String told = file.text(200, "contenttype", "mimetype");
            String mediaType = told == null ? null : PictureFile.mediaType(told);
            if (url == null || !PictureFile.isAddress(url)) {
                losses.add(named.pointer(), "its address is not an http or https URL");
            } else if (mediaType != null && !PictureFile.isMediaType(mediaType)) {
                losses.add(named.pointer(), "it is not a picture but " + Texts.excerpt(mediaType));
            } else if (renditions.size() < MOST_RENDITIONS) {
                renditions.add(new ImportedRendition(
                        crop(named.name()), size(file, "width"), size(file, "height"), mediaType, url));
            }
        }
        return renditions;
    }

    /** Pixels; some providers write 0 for what they do not know. */
    private static @Nullable Integer size(Members file, String name) {
        Integer size = file.number(0, PictureFile.LARGEST, name);
        return size == null || size == 0 ? null : size;
    }

    private static String crop(String name) {
        String crop = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[._-]+", "");
        return crop.isEmpty() ? "full" : crop.substring(0, Math.min(crop.length(), 50));
    }
}
