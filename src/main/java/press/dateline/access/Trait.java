package press.dateline.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What contracts look at, as words: of an article that it is under a section, in a language, whose it is, where it may be
 * shown; of an image the same as far as it has it. They consist of {@code A-Z a-z 0-9 : * -} and nothing else, whatever
 * they are made from, so they may stand in a statement.
 */
public final class Trait {

    /** What articles are. */
    public static final List<String> KINDS =
            List.of("news", "brief", "analysis", "opinion", "live", "gallery", "video");

    /** Where something may be shown. */
    public static final List<String> CHANNELS = List.of("web", "app", "print", "broadcast");

    /** Partners may have it. */
    public static final String SYNDICATED = syndication("yes");

    /** It may be shown through all channels. */
    public static final String EVERY_CHANNEL = "channel:*";

    /** It may be shown in all countries. */
    public static final String EVERYWHERE = "territory:*";

    private static final Pattern TRAIT = Pattern.compile("[A-Za-z0-9:*-]+");

    private static final char FIRST_CAPITAL = 'A';
    private static final char LAST_CAPITAL = 'Z';

    private Trait() {}

    public static String section(UUID id) {
        return "section:" + id;
    }

    public static String tag(UUID id) {
        return "tag:" + id;
    }

    public static String kind(String kind) {
        return "kind:" + safe(kind);
    }

    /** Language tags are compared without case (RFC 5646, section 2.1.1). */
    public static String language(String tag) {
        return "language:" + safe(tag.toLowerCase(Locale.ROOT));
    }

    public static String syndication(String word) {
        return "syndication:" + safe(word);
    }

    public static String channel(String channel) {
        return "channel:" + safe(channel);
    }

    public static String territory(String country) {
        return "territory:" + safe(country);
    }

    /** Names of holders are compared without the case of ASCII letters; the SQL function image_traits does likewise. */
    public static String holder(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain.append(c >= FIRST_CAPITAL && c <= LAST_CAPITAL ? (char) (c + 'a' - FIRST_CAPITAL) : c);
        }
        return "holder:" + hash(trimmed(plain.toString()));
    }

    /**
     * Whether, where and how something may be shown: somewhere, as rules see to.
     *
     * @param syndication yes, no or ask
     * @param only countries; empty: all
     * @param except countries that are not meant
     * @param channels empty: all
     */
    public static Set<String> allowed(
            String syndication, Collection<String> only, Collection<String> except, Collection<String> channels) {
        Set<String> traits = new LinkedHashSet<>();
        @Nullable Set<String> territories = Territories.of(only, except);
        traits.add(syndication(syndication));
        if (territories == null) {
            traits.add(EVERYWHERE);
        } else {
            territories.forEach(country -> traits.add(territory(country)));
        }
        if (channels.isEmpty()) {
            traits.add(EVERY_CHANNEL);
        }
        channels.forEach(channel -> traits.add(channel(channel)));
        return traits;
    }

    /** Whether a text is made as traits are. */
    static boolean isOne(String text) {
        return TRAIT.matcher(text).matches();
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    /** What else there may be stands as a hash. */
    private static String safe(String word) {
        return word.matches("[A-Za-z0-9-]{1,80}") ? word : hash(word);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
