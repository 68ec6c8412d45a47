import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.dateline.client.ApiClient;
import press.dateline.client.api.ArticlesApi;
import press.dateline.client.api.ChangesApi;
import press.dateline.client.api.CommentsApi;
import press.dateline.client.api.PeopleApi;
import press.dateline.client.model.Article;
import press.dateline.client.model.BlockView;

/** Reads the demonstration story through the client that openapi-generator makes, and prints the same as read.ts. */
public final class ReadStory {

    private ReadStory() {}

    public static void main(String... arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        String slug = arguments[1];
        show(new ArticlesApi(client)
                .getArticle(ArticlesApi.APIGetArticleRequest.newBuilder()
                        .id(slug)
                        .build()));
        new CommentsApi(client)
                .listArticleComments(CommentsApi.APIListArticleCommentsRequest.newBuilder()
                        .id(slug)
                        .build())
                .getItems()
                .forEach(comment -> say("comment", comment.getDisplayName(), comment.getPlainText()));
        say("articles", new ArticlesApi(client)
                .listArticles(ArticlesApi.APIListArticlesRequest.newBuilder()
                        .limit(100)
                        .build())
                .getItems()
                .size());
        say("people", new PeopleApi(client)
                .listPeople(PeopleApi.APIListPeopleRequest.newBuilder()
                        .limit(100)
                        .build())
                .getItems()
                .size());
        say("changes", new ChangesApi(client)
                .listChanges(ChangesApi.APIListChangesRequest.newBuilder()
                        .after(0L)
                        .build())
                .getItems()
                .size());
    }

    private static void show(Article article) {
        say("headline", article.getHeadline());
        say("kind", article.getKind());
        say("site", article.getSite().getName(), article.getSite().getTagline());
        say("credit", article.getLeadImage() == null ? null : article.getLeadImage().getCredit());
        for (BlockView block : article.getBlocks()) {
            say("block", block.getType(), shown(block));
            block.getSpans()
                    .forEach(span ->
                            say("span", span.getType(), block.getText().substring(span.getStart(), span.getEnd())));
        }
        article.getQuotes()
                .forEach(quote -> say(
                        "quote",
                        quote.getText(),
                        quote.getSpeaker() == null ? null : quote.getSpeaker().getName(),
                        quote.getMadeBy()));
        article.getPeople().forEach(person -> say("person", person.getName(), person.getOffice(), person.getRel()));
        article.getPlaces().forEach(place -> say("place", place.getName(), place.getKind()));
        article.getCorrections().forEach(one -> say("correction", one.getKind(), one.getText()));
        say("discussion", article.getDiscussion().getState(), article.getDiscussion().getPrompt());
    }

    /** What a client does not know it shows by its text. */
    private static Object shown(BlockView block) {
        return switch (block.getType()) {
            case "image" -> block.getImage() == null ? null : block.getImage().getCredit();
            case "pullquote" -> block.getQuote();
            default -> block.getText();
        };
    }

    private static void say(Object... parts) {
        System.out.println(Stream.of(parts)
                .map(part -> part == null ? "" : part.toString().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\t")));
    }
}
