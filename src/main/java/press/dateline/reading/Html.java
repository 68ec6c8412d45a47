package press.dateline.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import press.dateline.document.ArticleView;
import press.dateline.form.BodyHtml;
import press.dateline.site.SiteCard;
import press.dateline.site.SiteLookup;

/**
 * Adds HTML to articles on request. It is made from the blocks and spans of their documents, so it is safe by
 * construction, and shows nothing that these do not.
 */
@ApplicationScoped
class Html {

    private static final String OF_BLOCKS = "html";
    private static final String OF_BODY = "bodyHtml";

    /** The HTML of each block, and that of the whole body. */
    static final List<String> NAMES = List.of(OF_BLOCKS, OF_BODY);

    private final SiteLookup sites;
    private final ObjectMapper json;

    Html(SiteLookup sites, ObjectMapper json) {
        this.sites = sites;
        this.json = json;
    }

    /**
     * The articles with the HTML that is asked for: {@code bodyHtml} for the whole body, {@code html} in each
     * block; one statement.
     *
     * @param articles their full documents as they are served
     */
    List<PublicArticles.Served> added(List<PublicArticles.Served> articles, List<String> names) {
        if (NAMES.stream().noneMatch(names::contains)) {
            return articles;
        }
        SiteCard site = sites.site();
        return articles.stream()
                .map(article -> !article.isWhole()
                        ? article // there is no body to be written
                        : article.with(added(article.body(), names, site), article.tags(), article.validUntil()))
                .toList();
    }

    private byte[] added(byte[] body, List<String> names, SiteCard site) {
        try {
            ArticleView article = json.readValue(body, ArticleView.class);
            ObjectNode tree = (ObjectNode) json.readTree(body);
            BodyHtml html = ArticleHtml.of(article, site);
            if (names.contains(OF_BODY)) {
                tree.put(OF_BODY, html.whole());
            }
            if (names.contains(OF_BLOCKS)) {
                ArrayNode views = tree.withArray("blocks");
                List<String> blocks = html.blocks();
                for (int i = 0; i < views.size(); i++) {
                    ((ObjectNode) views.get(i)).put(OF_BLOCKS, blocks.get(i));
                }
            }
            return json.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
