package press.dateline.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Contract;
import press.dateline.access.Listing;
import press.dateline.access.Reason;
import press.dateline.document.ArticleView.Withheld;
import press.dateline.document.Document;
import press.dateline.web.Members;

/** Cuts out of rendered articles what a partner may not have, and says what that was. */
@Singleton
class Withholding {

    private static final byte[] WITHHELD = "\"withheld\":[".getBytes(StandardCharsets.UTF_8);

    private final ObjectMapper json;
    private final ObjectReader parts;

    Withholding(ObjectMapper json) {
        this.json = json;
        this.parts = json.readerFor(new TypeReference<List<Document.Part>>() {});
    }

    /** The parts of a document that is stored. */
    List<Document.Part> parts(@Nullable String stored) {
        try {
            return stored == null ? List.of() : parts.readValue(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parts of a document cannot be read", e);
        }
    }

    /**
     * A document as it is served to an audience: cut, and with absolute links.
     *
     * @param listing what its contract looks at; null without a contract
     * @param bodyToo whether the body was asked for, and is not in the document
     */
    byte[] served(Document document, String root, Audience audience, @Nullable Listing listing, boolean bodyToo) {
        Contract contract = audience.contract();
        if (contract == null || listing == null) {
            return document.spliced(root);
        }
        List<Document.Part> cut = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        for (Document.Part part : document.parts()) {
            Listing image = new Listing(part.traits(), listing.publishedAt(), part.rightsEnd());
            contract.withholds(listing, image, audience.at()).ifPresent(reason -> {
                cut.add(part);
                withheld.add(new Withheld(part.name(), part.image(), reason));
            });
        }
        if (bodyToo) {
            withheld.add(new Withheld("body", null, Reason.SUMMARY));
        }
        byte[] bytes = document.without(cut).spliced(root);
        return withheld.isEmpty() ? bytes : naming(bytes, withheld);
    }

    /** Names what was cut: in the list that full documents have, else in one at the end. */
    private byte[] naming(byte[] bytes, List<Withheld> withheld) {
        byte[] named = written(withheld);
        int at = indexOf(bytes, WITHHELD);
        if (at < 0) {
            return Members.added(bytes, Map.of("withheld", named));
        }
        int begin = at + WITHHELD.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + named.length);
        out.write(bytes, 0, begin);
        out.write(named, 1, named.length - 2);
        if (bytes[begin] != ']') {
            out.write(',');
        }
        out.write(bytes, begin, bytes.length - begin);
        return out.toByteArray();
    }

    private byte[] written(List<Withheld> withheld) {
        try {
            return json.writeValueAsBytes(withheld);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is withheld can be written", e);
        }
    }

    /** A name in its quotation marks, which within texts are escaped: it can only be the member. */
    private static int indexOf(byte[] bytes, byte[] name) {
        for (int at = bytes.length - name.length; at >= 0; at--) {
            int same = 0;
            while (same < name.length && bytes[at + same] == name[same]) {
                same++;
            }
            if (same == name.length) {
                return at;
            }
        }
        return -1;
    }

    /** What contracts look at, as statements answer it. */
    static @Nullable Listing listing(@Nullable String traits, Instant publishedAt, @Nullable Instant rightsEnd) {
        return traits == null ? null : new Listing(Set.of(traits.split(" ")), publishedAt, rightsEnd);
    }
}
