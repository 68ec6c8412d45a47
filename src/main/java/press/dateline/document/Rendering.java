package press.dateline.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Listing;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.block.WordCount;
import press.dateline.document.ArticleView.Alternate;
import press.dateline.document.ArticleView.AuthorView;
import press.dateline.document.ArticleView.DatelineView;
import press.dateline.document.ArticleView.DiscussionView;
import press.dateline.document.ArticleView.PersonRef;
import press.dateline.document.ArticleView.PlaceRef;
import press.dateline.document.ArticleView.QuoteView;
import press.dateline.document.ArticleView.SectionRef;
import press.dateline.document.ArticleView.SiteRef;
import press.dateline.document.ArticleView.SpeakerView;
import press.dateline.document.ArticleView.TagRef;
import press.dateline.person.PersonCard;
import press.dateline.place.PlaceCard;
import press.dateline.revision.Draft;
import press.dateline.revision.ImageUse;
import press.dateline.revision.Rights;
import press.dateline.site.SectionCard;

/** Makes the views of one published article from its content and the cards that it shows. */
final class Rendering {

    private static final String ABOUT = "about";
    private static final String MENTIONED = "mentioned";

    private final PublishedArticle article;
    private final Draft content;
    private final Cards cards;
    private final ImageRendering images;
    private final LocalDate day;

    Rendering(PublishedArticle article, Cards cards) {
        this.article = article;
        this.content = article.content();
        this.cards = cards;
        this.images = new ImageRendering(cards.images());
        this.day = article.publishedAt().atZone(cards.site().timeZone()).toLocalDate();
    }

    ArticleView full() {
        String path = "/v1/articles/" + article.slug();
        int words = WordCount.words(content.blocks());
        return new ArticleView(
                article.id(),
                article.slug(),
                article.formerSlugs(),
                content.kind(),
                content.language(),
                article.revision(),
                webUrl(),
                new Link(path),
                headline(),
                content.shortHeadline(),
                content.standfirst(),
                content.seo(),
                dateline(),
                content.byline(),
                authors(),
                article.publishedAt(),
                article.embargoUntil(),
                content.updatedAt(),
                article.modifiedAt(),
                section(true),
                tags(),
                content.urgency(),
                content.access(),
                images.full(content.leadImage()),
                new BlockRendering(images).blocks(content.blocks()),
                null,
                content.quotes().stream().map(this::quote).toList(),
                people(),
                places(),
                article.corrections(),
                content.rights() == null ? Rights.NONE : content.rights(),
                withheld(),
                new DiscussionView(
                        discussionState(), prompt(), cards.site().commentsIdentity(), new Link(path + "/comments")),
                new SiteRef(
                        cards.site().name(),
                        cards.site().tagline(),
                        new Link(cards.site().webUrl())),
                words,
                WordCount.readingSeconds(words),
                Form.others()
                        .map(form -> new Alternate(form.mediaType(), new Link(path + "." + form.suffix())))
                        .toList());
    }

    ArticleSummary summary() {
        List<ArticleSummary.AboutRef> about = new ArrayList<>();
        people().stream()
                .filter(person -> person.rel().equals(ABOUT))
                .forEach(person ->
                        about.add(new ArticleSummary.AboutRef("person", person.id(), person.slug(), person.name())));
        places().stream()
                .filter(place -> place.rel().equals(ABOUT))
                .forEach(place ->
                        about.add(new ArticleSummary.AboutRef("place", place.id(), place.slug(), place.name())));
        return new ArticleSummary(
                article.id(),
                article.slug(),
                content.kind(),
                content.language(),
                article.revision(),
                webUrl(),
                new Link("/v1/articles/" + article.slug()),
                headline(),
                content.shortHeadline(),
                content.standfirst(),
                content.byline(),
                article.publishedAt(),
                article.embargoUntil(),
                content.updatedAt(),
                section(false),
                content.access(),
                images.card(content.leadImage()),
                about,
                new ArticleSummary.DiscussionState(discussionState()),
                !article.corrections().isEmpty(),
                null);
    }

    private String headline() {
        return Objects.requireNonNullElse(content.headline(), "");
    }

    private Link webUrl() {
        SectionRef section = section(true);
        return new Link(cards.site()
                .articleUrl(
                        section == null || section.path() == null ? null : String.join("/", section.path()),
                        article.slug()));
    }

    private @Nullable SectionRef section(boolean withPath) {
        SectionCard section = content.section() == null
                ? null
                : cards.sections().get(content.section().id());
        return section == null
                ? null
                : new SectionRef(section.id(), section.slug(), section.name(), withPath ? section.path() : null);
    }

    private @Nullable DatelineView dateline() {
        Draft.Dateline dateline = content.dateline();
        return dateline == null
                ? null
                : new DatelineView(
                        dateline.text(),
                        dateline.place() == null ? null : dateline.place().id());
    }

    private List<AuthorView> authors() {
        List<AuthorView> authors = new ArrayList<>();
        for (Draft.Author author : content.authors()) {
            PersonCard person = cards.people().get(author.person().id());
            if (person != null) {
                authors.add(new AuthorView(
                        person.id(),
                        person.slug(),
                        person.name(),
                        author.role(),
                        new Link(cards.site().personUrl(person.slug()))));
            }
        }
        return authors;
    }

    private List<TagRef> tags() {
        return content.tags().stream()
                .map(tag -> cards.tags().get(tag.id()))
                .filter(Objects::nonNull)
                .map(tag -> new TagRef(tag.id(), tag.slug(), tag.name(), tag.type()))
                .toList();
    }

    private QuoteView quote(Draft.Quote quote) {
        Draft.Speaker speaker = quote.speaker();
        SpeakerView view = null;
        if (speaker != null) {
            PersonCard person = speaker.person() == null
                    ? null
                    : cards.people().get(speaker.person().id());
            view = new SpeakerView(
                    person == null ? null : person.id(),
                    speaker.name() != null || person == null ? speaker.name() : person.name(),
                    speaker.office() != null || person == null ? speaker.office() : person.officeOn(day));
        }
        return new QuoteView(
                Objects.requireNonNull(quote.id()),
                quote.text(),
                !Boolean.FALSE.equals(quote.direct()),
                view,
                article.machineQuotes().contains(quote.id()) ? "machine" : "editor");
    }

    /** What the editor attached and what the text marks, the stories' subjects first, then in order of appearance. */
    private static Map<UUID, String> inOrder(Map<UUID, String> attached, List<UUID> inText) {
        Map<UUID, String> all = new LinkedHashMap<>();
        attached.forEach((id, rel) -> {
            if (rel.equals(ABOUT)) {
                all.put(id, rel);
            }
        });
        attached.forEach(all::putIfAbsent);
        inText.forEach(id -> all.putIfAbsent(id, MENTIONED));
        return all;
    }

    private List<PersonRef> people() {
        Map<UUID, String> attached = new LinkedHashMap<>();
        content.people().forEach(person -> attached.put(person.person().id(), person.rel()));
        List<UUID> inText = new ArrayList<>();
        collect(content.blocks(), Span.PERSON, attached, inText);
        content.quotes().forEach(quote -> {
            if (quote.speaker() != null && quote.speaker().person() != null) {
                inText.add(quote.speaker().person().id());
            }
        });
        List<PersonRef> people = new ArrayList<>();
        inOrder(attached, inText).forEach((id, rel) -> {
            PersonCard person = cards.people().get(id);
            if (person != null) {
                people.add(new PersonRef(
                        id,
                        person.slug(),
                        person.name(),
                        person.officeOn(day),
                        rel,
                        person.wikidataId(),
                        new Link(cards.site().personUrl(person.slug()))));
            }
        });
        people.sort(Comparator.comparing(person -> !person.rel().equals(ABOUT)));
        return people;
    }

    private List<PlaceRef> places() {
        Map<UUID, String> attached = new LinkedHashMap<>();
        content.places().forEach(place -> attached.put(place.place().id(), place.rel()));
        List<UUID> inText = new ArrayList<>();
        collect(content.blocks(), Span.PLACE, attached, inText);
        if (content.dateline() != null && content.dateline().place() != null) {
            inText.add(content.dateline().place().id());
        }
        List<PlaceRef> places = new ArrayList<>();
        inOrder(attached, inText).forEach((id, rel) -> {
            PlaceCard place = cards.places().get(id);
            if (place != null) {
                places.add(new PlaceRef(
                        id,
                        place.slug(),
                        place.name(),
                        place.kind(),
                        place.countryCode(),
                        place.latitude(),
                        place.longitude(),
                        rel,
                        place.wikidataId(),
                        place.geonamesId(),
                        place.within()));
            }
        });
        places.sort(Comparator.comparing(place -> !place.rel().equals(ABOUT)));
        return places;
    }

    /** The ids that spans of a type name, in order; a span that says about counts as attached by the editor. */
    private static void collect(List<Block> blocks, String type, Map<UUID, String> attached, List<UUID> inText) {
        for (Block block : blocks) {
            for (Span span : block.spans()) {
                if (span.type().equals(type) && span.id() != null) {
                    inText.add(span.id());
                    if (ABOUT.equals(span.rel())) {
                        attached.put(span.id(), ABOUT);
                    }
                }
            }
            if (block instanceof Block.Update update) {
                collect(update.blocks(), type, attached, inText);
            }
        }
    }

    private String discussionState() {
        return content.discussion() == null ? "open" : content.discussion().state();
    }

    private String prompt() {
        return content.discussion() == null || content.discussion().prompt() == null
                ? cards.site().commentsPrompt()
                : content.discussion().prompt();
    }

    /** What the article is listed under. */
    List<UUID> facets() {
        Facets.Of facets = new Facets.Of();
        facets.kind(content.kind());
        facets.language(content.language());
        if (content.section() != null) {
            SectionCard section = cards.sections().get(content.section().id());
            if (section != null) {
                facets.all(section.ancestors());
            }
        }
        tags().forEach(tag -> facets.add(tag.id()));
        authors().forEach(author -> facets.author(author.id()));
        people().forEach(person -> facets.about(person.id(), person.rel().equals(ABOUT)));
        places().forEach(place -> {
            facets.about(place.id(), place.rel().equals(ABOUT));
            facets.all(place.within());
        });
        return facets.ids();
    }

    /** What contracts look at. */
    Listing listing() {
        return Listings.of(content, article.publishedAt(), cards.sections(), cards.tags());
    }

    /** The cards that its documents show: when one changes, they are stale. */
    List<UUID> shown() {
        Cards.Wanted wanted = new Cards.Wanted();
        wanted.add(content);
        List<UUID> shown = new ArrayList<>();
        shown.addAll(wanted.tags);
        shown.addAll(wanted.people);
        shown.addAll(wanted.places);
        shown.addAll(wanted.images);
        wanted.sections.stream()
                .map(cards.sections()::get)
                .filter(Objects::nonNull)
                .forEach(section -> shown.addAll(section.ancestors()));
        places().forEach(place -> shown.addAll(place.within()));
        return shown.stream().distinct().toList();
    }

    /** The cards that its summary shows. */
    List<UUID> shownInSummary() {
        List<UUID> shown = new ArrayList<>();
        if (content.section() != null) {
            SectionCard section = cards.sections().get(content.section().id());
            if (section != null) {
                shown.addAll(section.ancestors());
            }
        }
        summary().about().forEach(about -> shown.add(about.id()));
        if (content.leadImage() != null) {
            shown.add(content.leadImage());
        }
        return shown;
    }

    /** What is left out, and why. */
    private List<ArticleView.Withheld> withheld() {
        return ImageUse.of(content).stream()
                .filter(use -> cards.withheld().containsKey(use.image()))
                .map(use -> new ArticleView.Withheld(
                        use.part(),
                        null,
                        Objects.requireNonNull(cards.withheld().get(use.image()))))
                .distinct()
                .toList();
    }

    /** When the first licence of what is shown ends; null where that is never. */
    @Nullable
    Instant validUntil() {
        return ImageUse.of(content).stream()
                .flatMap(use -> Stream.ofNullable(cards.images().get(use.image())))
                .flatMap(image -> Stream.ofNullable(image.expiresAt()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
