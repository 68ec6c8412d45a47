package press.dateline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://Old.example/a/b/, old.example, /a/b",
        "http://old.example:8080/a/b?x=1#y, old.example, /a/b",
        "https://u:p@old.example/a, old.example, /a",
        "/a/b/, '', /a/b",
        "https://old.example/?p=12, old.example, /?p=12",
        "https://old.example?page_id=12&x=y, old.example, /?p=12",
        "https://old.example//a/b, old.example, /a/b",
        "https://old.example/a?p=12, old.example, /a",
        "https://old.example/blog/?p=12, old.example, /blog/?p=12",
        "https://old.example/blog/?x=y&page_id=12#z, old.example, /blog/?p=12",
        "https://old.example/%C3%BCber+uns, old.example, /über+uns",
        "https://old.example/%c3%bcber+uns/, old.example, /über+uns",
        "https://old.example/100%, old.example, /100%"
    })
    void hasOneForm(String url, String host, String path) {
        assertThat(ForeignAddress.of(url)).contains(new ForeignAddress(path, host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "https://old.example",
                "https://old.example/",
                "mailto:a@b.example",
                "//old.example/a",
                "x",
                "https://old.example/?q=12",
                "https:///a",
                "ftp://old.example/a",
                "https://old.example/%00"
            })
    void whatNamesNoPageIsNone(String url) {
        assertThat(ForeignAddress.of(url)).isEmpty();
    }

    @Test
    void whatIsTooLongIsNone() {
        assertThat(ForeignAddress.of("/" + "a".repeat(1_499))).isPresent();
        assertThat(ForeignAddress.of("/" + "a".repeat(1_500))).isEmpty();
        assertThat(ForeignAddress.of("/" + "é".repeat(800))).isEmpty();
    }
}
