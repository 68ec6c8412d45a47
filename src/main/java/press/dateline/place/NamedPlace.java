package press.dateline.place;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to find a place in text.
 *
 * @param countryCode ISO 3166-1 alpha-2
 */
public record NamedPlace(
        UUID id,
        String name,
        List<String> aliases,
        String kind,
        @Nullable String countryCode) {}
