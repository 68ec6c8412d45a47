package press.dateline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the application reads: the methods of the {@code @ConfigMapping} interfaces and what is injected
 * with {@code @ConfigProperty}, as environment variables, each with its default or an empty text.
 */
final class SettingNames {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final String PREFIX = "dateline";

    private SettingNames() {}

    static SortedMap<String, String> withDefaults() throws IOException {
        SortedMap<String, String> settings = new TreeMap<>();
        for (Class<?> type : ourClasses()) {
            ConfigMapping mapping = type.getAnnotation(ConfigMapping.class);
            if (mapping != null && mapping.prefix().startsWith(PREFIX)) {
                addGroup(settings, mapping.prefix(), type);
            }
            for (Field field : type.getDeclaredFields()) {
                addInjected(settings, field.getAnnotation(ConfigProperty.class));
            }
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                for (Parameter parameter : constructor.getParameters()) {
                    addInjected(settings, parameter.getAnnotation(ConfigProperty.class));
                }
            }
        }
        return settings;
    }

    private static List<Class<?>> ourClasses() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("press"))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> !name.endsWith("package-info.class"))
                    .<Class<?>>map(name -> load(
                            name.substring(0, name.length() - ".class".length()).replaceAll("[/\\\\]", ".")))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SettingNames.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " was compiled and cannot be loaded", e);
        }
    }

    private static void addGroup(SortedMap<String, String> settings, String prefix, Class<?> group) {
        for (Method method : group.getDeclaredMethods()) {
            if (method.isSynthetic() || method.isDefault()) {
                continue;
            }
            WithName given = method.getAnnotation(WithName.class);
            String name = prefix + "." + (given == null ? kebab(method.getName()) : given.value());
            Class<?> type = method.getReturnType();
            if (type.isInterface() && type.getName().startsWith(group.getPackageName())) {
                addGroup(settings, name, type);
            } else {
                WithDefault standard = method.getAnnotation(WithDefault.class);
                settings.put(environmentVariable(name), standard == null ? "" : standard.value());
            }
        }
    }

    private static void addInjected(SortedMap<String, String> settings, @Nullable ConfigProperty property) {
        if (property != null && property.name().startsWith(PREFIX + ".")) {
            boolean none = property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE);
            settings.put(environmentVariable(property.name()), none ? "" : property.defaultValue());
        }
    }

    private static String kebab(String camelCase) {
        return String.join("-", Arrays.asList(camelCase.split("(?=[A-Z])"))).toLowerCase(Locale.ROOT);
    }

    private static String environmentVariable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
