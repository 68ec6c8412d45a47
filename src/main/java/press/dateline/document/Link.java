package press.dateline.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link in a document: absolute as it is, or root-relative, to which the public URL is added when the document is
 * served.
 */
@Schema(type = SchemaType.STRING, format = "uri", description = "An absolute URL")
public record Link(@JsonValue String target) {

    /** A link as it is written in JSON. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Link of(String target) {
        return new Link(target);
    }

    boolean isRelative() {
        return target.startsWith("/");
    }
}
