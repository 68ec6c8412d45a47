package press.dateline.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import press.dateline.document.ArticleView;
import press.dateline.document.Form;

/** Writes a rendered article in another form. What was left out of the document is in none of them. */
@ApplicationScoped
public class FormWriter {

    private final ObjectMapper json;
    private final JsonLd jsonLd;
    private final NewsMl newsMl;

    FormWriter(ObjectMapper json) {
        this.json = json;
        this.jsonLd = new JsonLd(json);
        this.newsMl = new NewsMl(json);
    }

    /**
     * An article in a form.
     *
     * @param document its full document as it is served, with absolute links
     * @param isWhole whether the caller may have its body; JSON is served as it is
     * @param changedAt when any byte of it changed last
     */
    public byte[] write(Form form, byte[] document, boolean isWhole, Instant changedAt) {
        if (form == Form.JSON) {
            return document;
        }
        ArticleView all = read(document);
        ArticleView article = isWhole ? all : all.withoutBody();
        NewsObject story = new NewsObject(article, isWhole, changedAt);
        return switch (form) {
            case JSON, JSON_LD -> jsonLd.write(article);
            case MARKDOWN -> new Markdown(article).write().getBytes(StandardCharsets.UTF_8);
            case TEXT -> new PlainText(article).write().getBytes(StandardCharsets.UTF_8);
            case NINJS -> new Ninjs(json, Ninjs.Version.V3_1).write(story);
            case NINJS_2 -> new Ninjs(json, Ninjs.Version.V2_1).write(story);
            case NEWSML -> newsMl.write(story);
        };
    }

    private ArticleView read(byte[] document) {
        try {
            return json.readValue(document, ArticleView.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
