package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import press.dateline.change.ChangeType;

class PagePatternsTest {

    private static final PagePatterns USUAL = new PagePatterns(new UrlPatterns(
            "/{section}/{slug}",
            "/{path}",
            "/tags/{slug}",
            "/people/{slug}",
            "/places/{slug}",
            UrlPatterns.USUAL_PREVIEW));

    @Test
    void theMostSpecificPatternComesFirst() {
        assertThat(USUAL.read("/tags/climate"))
                .containsExactly(
                        new PageOf(ChangeType.TAG, "climate"),
                        new PageOf(ChangeType.ARTICLE, "climate"),
                        new PageOf(ChangeType.SECTION, "climate"));
        assertThat(USUAL.read("/world"))
                .containsExactly(new PageOf(ChangeType.ARTICLE, "world"), new PageOf(ChangeType.SECTION, "world"));
        assertThat(USUAL.read("/world/europe/germany/News"))
                .containsExactly(new PageOf(ChangeType.ARTICLE, "news"), new PageOf(ChangeType.SECTION, "news"));
    }

    @Test
    void pathsThatNoPatternMakesMeanNothing() {
        assertThat(USUAL.read("/")).isEmpty();
        assertThat(USUAL.read("")).isEmpty();
        assertThat(USUAL.read("world")).isEmpty();
        assertThat(USUAL.read("//world")).isEmpty();
        assertThat(USUAL.read("/world//news")).isEmpty();
    }

    @Test
    void patternsMayBeOfAnotherSite() {
        PagePatterns patterns = new PagePatterns(new UrlPatterns(
                "/story/{slug}.html",
                "/desk/{path}/{slug}/",
                "/t/{slug}",
                "/who/{slug}",
                "/{section}/at/{slug}",
                UrlPatterns.USUAL_PREVIEW));
        assertThat(patterns.read("/story/leaders-meet.html"))
                .containsExactly(new PageOf(ChangeType.ARTICLE, "leaders-meet"));
        assertThat(patterns.read("/desk/world/europe/")).containsExactly(new PageOf(ChangeType.SECTION, "europe"));
        assertThat(patterns.read("/at/sochi")).containsExactly(new PageOf(ChangeType.PLACE, "sochi"));
        assertThat(patterns.read("/story/leaders-meet")).isEmpty();
    }
}
