package press.dateline.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Dated;
import press.dateline.web.Members;
import press.dateline.web.Representation;

/** Answers cards with the parts that {@code include} names. */
@ApplicationScoped
public class CardAnswers {

    private static final String JSON = "application/json";

    private final List<CardPart> parts;
    private final ObjectMapper json;

    CardAnswers(@All List<CardPart> parts, ObjectMapper json) {
        this.parts = List.copyOf(parts);
        this.json = json;
    }

    /**
     * A card's answer.
     *
     * @param include the parameter; null: it was not sent
     */
    public Representation answer(Dated view, @Nullable String include, ChangeType type, UUID id, String slug) {
        List<String> names =
                Members.named(include, parts.stream().map(CardPart::name).toList());
        Map<String, byte[]> members = new LinkedHashMap<>();
        parts.stream()
                .filter(part -> names.contains(part.name()))
                .forEach(part -> members.put(part.name(), part.of(type, id, slug)));
        try {
            return new Representation(Members.added(json.writeValueAsBytes(view), members), JSON, view.modifiedAt());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view can be written", e);
        }
    }
}
