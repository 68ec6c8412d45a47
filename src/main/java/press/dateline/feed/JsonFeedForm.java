package press.dateline.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.reading.ArticleHtml;
import press.dateline.site.SiteCard;

/** JSON Feed 1.1. */
@Singleton
class JsonFeedForm implements FeedForm {

    private static final String VERSION = "https://jsonfeed.org/version/1.1";

    private final ObjectMapper json;

    JsonFeedForm(ObjectMapper json) {
        this.json = json;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Written(
            String version,
            String title,
            @JsonProperty("home_page_url") String homePageUrl,
            @JsonProperty("feed_url") String feedUrl,
            @JsonProperty("next_url") @Nullable String nextUrl,
            @Nullable String description,
            String language,
            List<Author> authors,
            List<Item> items) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Author(String name, @Nullable String url) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Item(
            String id,
            @Nullable String url,
            String title,
            @JsonProperty("content_html") @Nullable String contentHtml,
            @JsonProperty("content_text") @Nullable String contentText,
            @Nullable String summary,
            @Nullable String image,
            @JsonProperty("_image") @Nullable ImageNote imageNote,
            @JsonProperty("date_published") Instant datePublished,
            @JsonProperty("date_modified") Instant dateModified,
            @Nullable List<Author> authors,
            @Nullable List<String> tags,
            @Nullable String language,
            @Nullable List<Attachment> attachments) {}

    /** What JSON Feed has no words for, as an extension: whom to name with the image, and what it shows. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ImageNote(
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit) {

        static ImageNote of(StoryParts.Picture picture) {
            return new ImageNote(
                    picture.image().alt(),
                    picture.image().caption(),
                    picture.image().credit());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Attachment(
            String url,
            @JsonProperty("mime_type") String mimeType,
            @Nullable String title,
            @JsonProperty("duration_in_seconds") @Nullable Integer seconds) {}

    @Override
    public String suffix() {
        return "json";
    }

    @Override
    public String mediaType() {
        return "application/feed+json";
    }

    @Override
    public byte[] write(FeedPage page) {
        SiteCard site = page.site();
        try {
            return json.writeValueAsBytes(new Written(
                    VERSION,
                    page.title(),
                    site.webUrl(),
                    page.addresses().first(),
                    page.addresses().next(),
                    page.description(),
                    site.language(),
                    List.of(new Author(site.name(), site.webUrl())),
                    page.entries().stream().map(entry -> item(entry, site)).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a feed can be written", e);
        }
    }

    private static Item item(FeedEntry entry, SiteCard site) {
        return switch (entry) {
            case FeedEntry.Story story -> item(story, site);
            case FeedEntry.Notice notice ->
                new Item(
                        notice.urn(),
                        null,
                        notice.title(),
                        null,
                        notice.text(),
                        null,
                        null,
                        null,
                        notice.publishedAt(),
                        notice.changedAt(),
                        null,
                        null,
                        null,
                        null);
        };
    }

    /** An item needs a content: where the body is not given, what sums the story up. */
    private static Item item(FeedEntry.Story story, SiteCard site) {
        ArticleView article = story.article();
        @Nullable String summary = StoryParts.summary(article);
        return new Item(
                story.urn(),
                article.webUrl().target(),
                article.headline(),
                story.isWhole() ? ArticleHtml.of(article, site).whole() : null,
                story.isWhole() ? null : summary == null ? article.headline() : summary,
                summary,
                StoryParts.lead(article).map(StoryParts.Picture::url).orElse(null),
                StoryParts.lead(article).map(ImageNote::of).orElse(null),
                story.publishedAt(),
                story.changedAt(),
                authors(article),
                StoryParts.categories(article),
                article.language(),
                StoryParts.attached(article).stream()
                        .map(one -> new Attachment(one.url(), one.mediaType(), one.title(), one.seconds()))
                        .toList());
    }

    private static List<Author> authors(ArticleView article) {
        return article.authors().isEmpty()
                ? StoryParts.authors(article).stream()
                        .map(name -> new Author(name, null))
                        .toList()
                : article.authors().stream()
                        .map(author -> new Author(author.name(), author.webUrl().target()))
                        .toList();
    }
}
