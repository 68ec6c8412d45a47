package press.dateline.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import press.dateline.web.ProblemException;
import press.dateline.web.Similarity;
import press.dateline.web.Texts;

/** Adds HTML to an article's answer on request. It is made from blocks and spans, so it is safe by construction. */
@ApplicationScoped
class Html {

    private static final List<String> PARTS = List.of("html", "bodyHtml");

    private final ObjectMapper json;

    Html(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The article with the parts that {@code include} names.
     *
     * @param article its document as it is served
     */
    byte[] added(byte[] article, String include) {
        List<String> wanted = Arrays.asList(include.split(",", -1));
        for (String part : wanted) {
            if (!PARTS.contains(part)) {
                throw ProblemException.parameter(
                        "include",
                        "there is no part '" + Texts.excerpt(part) + "'; the nearest are "
                                + String.join(", ", Similarity.nearest(part, PARTS)) + ".");
            }
        }
        try {
            ObjectNode tree = (ObjectNode) json.readTree(article);
            if (wanted.contains("bodyHtml")) {
                tree.put("bodyHtml", DocumentHtml.body(tree));
            }
            if (wanted.contains("html")) {
                for (JsonNode block : tree.withArray("blocks")) {
                    ((ObjectNode) block).put("html", DocumentHtml.block(tree, block));
                }
            }
            return json.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
