package press.dateline.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport;
import press.dateline.html.HtmlReader;
import press.dateline.revision.Draft;
import press.dateline.revision.Ref;
import press.dateline.web.ProblemException;

/** Stores ninjs items as published articles, with the people, places and tags that they name. */
@ApplicationScoped
class NinjsStore implements ItemStore {

    private final ArticleImport articles;
    private final NamedThings things;

    NinjsStore(ArticleImport articles, NamedThings things) {
        this.articles = articles;
        this.things = things;
    }

    @Override
    public String format() {
        return "ninjs";
    }

    @Override
    public List<Result> store(List<Item> items, @Nullable UUID actor) {
        Result[] results = new Result[items.size()];
        Map<Integer, ImportedItem> read = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                read.put(i, new NinjsReader().read(items.get(i).json()));
            } catch (ProblemException e) {
                results[i] = Result.rejected(e.detail());
            }
        }
        NamedThings.Found found = things.find(read.values(), actor);
        List<ArticleImport.Item> taken = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        read.forEach((index, item) -> {
            taken.add(article(item, items.get(index).digest(), found));
            positions.add(index);
        });
        List<ArticleImport.Outcome> outcomes = articles.store(taken, actor);
        for (int i = 0; i < positions.size(); i++) {
            results[positions.get(i)] = Result.of(outcomes.get(i));
        }
        return Arrays.asList(results);
    }

    private static ArticleImport.Item article(ImportedItem item, byte[] digest, NamedThings.Found found) {
        return new ArticleImport.Item(
                draft(item, found),
                item.outsideId(),
                item.version(),
                item.versionAt(),
                digest,
                item.publishedAt(),
                item.status() != PublishingStatus.USABLE,
                List.of());
    }

    private static Draft draft(ImportedItem item, NamedThings.Found found) {
        Optional<ImportedImage> lead =
                item.images().stream().filter(ImportedImage::lead).findFirst();
        return new Draft(
                null,
                null,
                null,
                null,
                item.kind(),
                item.language(),
                item.headline(),
                item.shortHeadline(),
                item.standfirst(),
                null,
                item.datelineText() == null ? null : new Draft.Dateline(item.datelineText(), null),
                item.byline(),
                List.of(),
                item.updatedAt(),
                null,
                Stream.concat(item.subjects().stream(), item.organisations().stream())
                        .map(found::tag)
                        .distinct()
                        .map(Ref::to)
                        .toList(),
                item.urgency(),
                "free",
                lead.map(found::image).orElse(null),
                item.bodyHtml() == null
                        ? List.of()
                        : HtmlReader.read(item.bodyHtml(), image -> Optional.empty())
                                .blocks(),
                null,
                List.of(),
                item.people().stream()
                        .map(person -> new Draft.PersonRel(
                                Ref.to(found.person(person)), person.about() ? "about" : "mentioned"))
                        .distinct()
                        .toList(),
                item.places().stream()
                        .map(place ->
                                new Draft.PlaceRel(Ref.to(found.place(place)), place.about() ? "about" : "mentioned"))
                        .distinct()
                        .toList(),
                item.rights(),
                null,
                item.embargoUntil(),
                item.editorNote(),
                true,
                List.of(item.outsideId()),
                item.altIds().stream()
                        .map(alt -> new Draft.AltId(alt.role(), Objects.requireNonNull(alt.value())))
                        .toList(),
                null);
    }
}
