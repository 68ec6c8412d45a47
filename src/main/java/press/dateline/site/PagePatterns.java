package press.dateline.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.dateline.change.ChangeType;

/** Reads the site's URL patterns backwards: what the page at a path may be of. */
final class PagePatterns {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(slug|path|section)\\}");
    private static final String SLUG = "([^/]+)";

    /** Slugs of any depth; the last one is that of the section itself. */
    private static final String PATH = "(?:[^/]+/)*([^/]+)";

    private final List<PagePattern> mostSpecificFirst;

    PagePatterns(UrlPatterns patterns) {
        List<PagePattern> all = new ArrayList<>();
        add(all, ChangeType.TAG, withoutPath(patterns.tag()));
        add(all, ChangeType.PERSON, withoutPath(patterns.person()));
        add(all, ChangeType.PLACE, withoutPath(patterns.place()));
        add(all, ChangeType.ARTICLE, patterns.article());
        if (!withoutPath(patterns.article()).equals(patterns.article())) {
            add(all, ChangeType.ARTICLE, withoutPath(patterns.article()));
        }
        add(all, ChangeType.SECTION, patterns.section());
        // The sort is stable: of equals, an article goes before a section.
        all.sort(Comparator.comparingInt(PagePattern::literals).reversed());
        mostSpecificFirst = List.copyOf(all);
    }

    /**
     * One way in which addresses of a type are made.
     *
     * @param literals how many characters of it are no placeholder's
     * @param slugGroup which group holds the slug
     */
    private record PagePattern(ChangeType type, Pattern regex, int slugGroup, int literals) {}

    /** What the page at a path, below the web site's root, may be of: the most specific pattern first. */
    List<PageOf> read(String path) {
        List<PageOf> found = new ArrayList<>();
        for (PagePattern pattern : mostSpecificFirst) {
            Matcher matcher = pattern.regex().matcher(path);
            if (matcher.matches()) {
                PageOf page = new PageOf(
                        pattern.type(), matcher.group(pattern.slugGroup()).toLowerCase(Locale.ROOT));
                if (!found.contains(page)) {
                    found.add(page);
                }
            }
        }
        return found;
    }

    private static void add(List<PagePattern> all, ChangeType type, String pattern) {
        StringBuilder regex = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(pattern);
        int groups = 0;
        int slugGroup = 0;
        int literals = pattern.length();
        int end = 0;
        while (placeholder.find()) {
            boolean slug = placeholder.group(1).equals("slug");
            regex.append(Pattern.quote(pattern.substring(end, placeholder.start())))
                    .append(slug ? SLUG : PATH);
            groups++;
            // A section's path names it as well as its slug does; an article's path is only where it lies.
            if (slug || slugGroup == 0) {
                slugGroup = groups;
            }
            literals -= placeholder.group().length();
            end = placeholder.end();
        }
        // A slash at the end is one too many, or one too few, often enough.
        regex.append(Pattern.quote(pattern.substring(end).replaceAll("/$", ""))).append("/?");
        if (slugGroup > 0) {
            all.add(new PagePattern(type, Pattern.compile(regex.toString()), slugGroup, literals));
        }
    }

    /** As the pattern stands for what lies in no section. */
    private static String withoutPath(String pattern) {
        return pattern.replace("{path}", "").replace("{section}", "").replaceAll("/{2,}", "/");
    }
}
