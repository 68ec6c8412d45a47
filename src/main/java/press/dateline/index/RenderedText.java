package press.dateline.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.text.ArticleText;

/** What the index needs of a rendered article, read in one pass; members that it does not know are passed over. */
public final class RenderedText {

    private static final JsonFactory JSON = new JsonFactory();

    private @Nullable String language;
    private @Nullable String headline;
    private @Nullable String standfirst;
    private @Nullable Instant updatedAt;
    private @Nullable Instant modifiedAt;
    private final List<String> names = new ArrayList<>();
    private final List<String> body = new ArrayList<>();
    private final List<UUID> tags = new ArrayList<>();
    private final List<UUID> people = new ArrayList<>();
    private final Set<UUID> places = new LinkedHashSet<>();

    private RenderedText() {}

    /** Reads an article's full document. */
    public static RenderedText of(String document) {
        RenderedText read = new RenderedText();
        try (JsonParser json = JSON.createParser(document)) {
            json.nextToken();
            read.members(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a rendered article is not JSON", e);
        }
        return read;
    }

    /** What it says, and the names that it stands under. */
    public ArticleText text() {
        return new ArticleText(
                Objects.requireNonNullElse(language, "und"),
                Objects.requireNonNullElse(headline, ""),
                standfirst,
                names,
                body);
    }

    Instant updatedAt(Instant publishedAt) {
        return Objects.requireNonNullElse(updatedAt, publishedAt);
    }

    Instant modifiedAt(Instant publishedAt) {
        return Objects.requireNonNullElse(modifiedAt, publishedAt);
    }

    List<UUID> tags() {
        return tags;
    }

    List<UUID> people() {
        return people;
    }

    /** With those that they lie within. */
    List<UUID> places() {
        return List.copyOf(places);
    }

    private void members(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "language" -> language = json.getValueAsString();
                case "headline" -> headline = json.getValueAsString();
                case "standfirst" -> standfirst = json.getValueAsString();
                case "updatedAt" -> updatedAt = Instant.parse(json.getText());
                case "modifiedAt" -> modifiedAt = Instant.parse(json.getText());
                case "byline" -> names.add(json.getText());
                case "blocks" -> blocks(json);
                case "tags" -> cards(json, tags);
                case "people" -> cards(json, people);
                case "places" -> places(json);
                default -> json.skipChildren();
            }
        }
    }

    /** The texts of blocks, and of those inside of an update. */
    private void blocks(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("text")) {
                    body.add(json.getText());
                } else if (name.equals("blocks")) {
                    blocks(json);
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private void cards(JsonParser json, List<UUID> ids) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "id" -> ids.add(UUID.fromString(json.getText()));
                    case "name" -> names.add(json.getText());
                    default -> json.skipChildren();
                }
            }
        }
    }

    private void places(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "id" -> places.add(UUID.fromString(json.getText()));
                    case "name" -> names.add(json.getText());
                    case "within" -> {
                        while (json.nextToken() == JsonToken.VALUE_STRING) {
                            places.add(UUID.fromString(json.getText()));
                        }
                    }
                    default -> json.skipChildren();
                }
            }
        }
    }
}
