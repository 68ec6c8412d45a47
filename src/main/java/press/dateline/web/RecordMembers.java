package press.dateline.web;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The members that records have in JSON, as the mapper that writes them says. */
@Singleton
class RecordMembers {

    private final ObjectMapper json;
    private final Map<JavaType, Map<String, JavaType>> known = new ConcurrentHashMap<>();

    RecordMembers(ObjectMapper json) {
        this.json = json;
    }

    JavaType type(Class<? extends Record> shape) {
        return json.constructType(shape);
    }

    /** The members of a record, or of the records in a list, with their types; none of what is no record. */
    Map<String, JavaType> of(JavaType type) {
        JavaType record = type;
        while (record.isContainerType()) {
            record = record.getContentType();
        }
        return known.computeIfAbsent(record, this::read);
    }

    private Map<String, JavaType> read(JavaType type) {
        var description = json.getSerializationConfig().introspect(type);
        if (!type.isTypeOrSubTypeOf(Record.class) || description.findJsonValueAccessor() != null) {
            return Map.of();
        }
        Map<String, JavaType> members = new LinkedHashMap<>();
        for (BeanPropertyDefinition member : description.findProperties()) {
            members.put(member.getName(), member.getPrimaryType());
        }
        return members;
    }

    /** All paths that a record has, those of records within themselves once. */
    List<String> paths(JavaType type) {
        List<String> paths = new ArrayList<>();
        add(paths, "", type, new HashSet<>());
        return paths;
    }

    private void add(List<String> paths, String before, JavaType type, Set<Class<?>> within) {
        Class<?> raw = type.isContainerType() ? type.getContentType().getRawClass() : type.getRawClass();
        if (within.add(raw)) {
            of(type).forEach((name, member) -> {
                paths.add(before + name);
                add(paths, before + name + ".", member, within);
            });
            within.remove(raw);
        }
    }
}
