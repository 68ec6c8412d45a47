package press.dateline.revision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.web.Ids;

/** Names another thing by its id or its slug; what is stored, and so what is read back, is always the id. */
@Schema(type = SchemaType.STRING, description = "Id or slug", examples = "angela-merkel")
public record Ref(@JsonValue String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Ref {}

    public static Ref to(UUID id) {
        return new Ref(id.toString());
    }

    Optional<UUID> asId() {
        return Ids.parse(text);
    }

    /** The id, of a reference that has been resolved. */
    public UUID id() {
        return asId().orElseThrow(() -> new IllegalStateException("not resolved"));
    }

    @Override
    public String toString() {
        return text;
    }
}
