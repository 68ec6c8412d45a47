package press.dateline.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Contract;
import press.dateline.access.Listing;
import press.dateline.access.Verdict;
import press.dateline.document.Document;
import press.dateline.reading.PublicArticles.Source;

/** Says of articles whether they may be used: by the contract that decides what is seen. */
@ApplicationScoped
class Verdicts {

    private static final String IN_BODY = "blocks/";

    private final ObjectMapper json;

    Verdicts(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The verdict on an article.
     *
     * @param contract null for a caller who is no partner: what they see they may use, as long as they see it
     */
    UsageView of(
            Source source,
            @Nullable Contract contract,
            @Nullable String territory,
            @Nullable String channel,
            Instant at) {
        Listing listing = source.listing();
        Verdict.Of asked = new Verdict.Of(contract, territory, channel, listing, source.endsAt(), at);
        Verdict whole = asked.article();
        byte[] body = source.document().body();
        JsonNode article = read(body);
        String credit = text(article.path("rights").path("creditLine"));
        List<UsageView.PartView> parts = new ArrayList<>();
        parts.add(UsageView.PartView.of("text", null, asked.text(), credit));
        for (Document.Part part : source.document().parts()) {
            Listing image = new Listing(part.traits(), listing.publishedAt(), part.rightsEnd());
            Verdict verdict = part.name().startsWith(IN_BODY) ? asked.imageInBody(image) : asked.image(image);
            parts.add(UsageView.PartView.of(part.name(), part.image(), verdict, credit(body, part)));
        }
        // What nobody is shown: it is no part of the document any more, whatever the contract.
        for (JsonNode out : article.path("withheld")) {
            Verdict denied = Verdict.denied(List.of(out.path("reason").asText()));
            parts.add(UsageView.PartView.of(out.path("part").asText(), null, denied, null));
        }
        return new UsageView(
                source.id(), whole.word(), whole.until(), whole.reasons(), whole.isAllowed() ? credit : null, parts);
    }

    /** The credit line of an image: the part is a member with the comma before it. */
    private @Nullable String credit(byte[] body, Document.Part part) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.write('{');
        object.write(body, part.from() + 1, part.to() - part.from() - 1);
        object.write('}');
        return text(read(object.toByteArray()).iterator().next().path("credit"));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private JsonNode read(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a rendered article is not JSON", e);
        }
    }
}
