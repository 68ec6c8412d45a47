package press.dateline.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import press.dateline.image.ImageCard;

/**
 * Writes views as documents, and notes on the way where in the bytes links and withholdable parts stand. It counts
 * bytes by flushing the generator before each of them: what is out by then is known.
 */
@ApplicationScoped
class DocumentWriter {

    private static final String MARKS = DocumentWriter.class.getName();

    private final ObjectMapper json;

    DocumentWriter(ObjectMapper json) {
        this.json = json.copy()
                .registerModule(new SimpleModule("documents")
                        .addSerializer(Link.class, new LinkSerializer())
                        .setSerializerModifier(new PartsModifier()));
    }

    /**
     * Writes a view.
     *
     * @param images those that it may show
     */
    Document write(Object view, Map<UUID, ImageCard> images) {
        Marks marks = new Marks(images);
        try {
            json.writer().withAttribute(MARKS, marks).writeValue(marks.out, view);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Document(
                marks.out.toByteArray(),
                marks.links.stream().mapToInt(Integer::intValue).toArray(),
                marks.parts);
    }

    private static final class Marks {
        final ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        final List<Integer> links = new ArrayList<>();
        final List<Document.Part> parts = new ArrayList<>();
        final Map<UUID, ImageCard> images;

        Marks(Map<UUID, ImageCard> images) {
            this.images = images;
        }

        static Marks of(SerializerProvider provider) {
            return (Marks) provider.getAttribute(MARKS);
        }

        /** Bytes written so far. */
        int position(JsonGenerator generator) throws IOException {
            generator.flush();
            return out.size();
        }
    }

    private static final class LinkSerializer extends JsonSerializer<Link> {

        /** Colon and quotation mark stand between a member's name and its text. */
        private static final int BEFORE_TEXT = 2;

        @Override
        public void serialize(Link link, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (link.isRelative()) {
                Marks marks = Marks.of(provider);
                marks.links.add(marks.position(generator) + BEFORE_TEXT);
            }
            generator.writeString(link.target());
        }
    }

    /** Wraps the serializer of images, which are the parts that rights may withhold. */
    private static final class PartsModifier extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription description, JsonSerializer<?> serializer) {
            return description.getBeanClass() == ImageShown.class ? new PartSerializer(serializer) : serializer;
        }
    }

    private static final class PartSerializer extends JsonSerializer<ImageShown> {

        /** The comma before a name and its two quotation marks. */
        private static final int AROUND_NAME = 3;

        private final JsonSerializer<Object> plain;

        @SuppressWarnings("unchecked") // it is the serializer that Jackson made for the same class
        PartSerializer(JsonSerializer<?> plain) {
            this.plain = (JsonSerializer<Object>) plain;
        }

        @Override
        public void serialize(ImageShown image, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            Marks marks = Marks.of(provider);
            String name = generator.getOutputContext().getCurrentName();
            int from = marks.position(generator) - name.getBytes(StandardCharsets.UTF_8).length - AROUND_NAME;
            plain.serialize(image, generator, provider);
            ImageCard card = Objects.requireNonNull(marks.images.get(image.id()));
            marks.parts.add(new Document.Part(
                    block(generator).map(block -> "blocks/" + block.id()).orElse(name),
                    image.id(),
                    from,
                    marks.position(generator),
                    card.traits(),
                    card.expiresAt()));
        }

        /** The innermost block that is being written. */
        private static Optional<BlockView> block(JsonGenerator generator) {
            for (JsonStreamContext at = generator.getOutputContext(); at != null; at = at.getParent()) {
                if (at.getCurrentValue() instanceof BlockView block) {
                    return Optional.of(block);
                }
            }
            return Optional.empty();
        }
    }
}
