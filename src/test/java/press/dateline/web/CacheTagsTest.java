package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CacheTagsTest {

    private final UUID one = Ids.next();
    private final UUID two = Ids.next();

    @Test
    void theyReadBackFromBytesAndText() {
        CacheTags tags =
                CacheTags.ofShown(List.of(one, two)).and(CacheTags.lists(one)).and(CacheTags.ARTICLES);

        assertThat(CacheTags.unpack(tags.packed())).isEqualTo(tags);
        assertThat(CacheTags.parse(tags.texts())).isEqualTo(tags);
        assertThat(tags.texts()).allMatch(text -> text.matches("[A-Za-z0-9_-]{11}"));
    }

    @Test
    void whatEarlierReleasesWroteIsLeftOut() {
        assertThat(CacheTags.parse(Stream.of("article:" + one, "", "x").toList()))
                .isEqualTo(CacheTags.NONE);
    }

    @Test
    void aThingAndItsListAreDifferent() {
        assertThat(CacheTags.shows(one)).isNotEqualTo(CacheTags.lists(one)).isNotEqualTo(CacheTags.shows(two));
    }

    @Test
    void aUnionHasEachOnce() {
        CacheTags tags = CacheTags.ofShown(List.of(one, two, one));

        assertThat(CacheTags.union(List.of(tags, tags)).values()).hasSize(2);
        assertThat(CacheTags.NONE.and(tags)).isEqualTo(tags.and(CacheTags.NONE));
    }
}
