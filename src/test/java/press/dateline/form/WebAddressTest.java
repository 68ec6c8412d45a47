package press.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever an address holds that this software takes, what standards are told of it is a URI. */
class WebAddressTest {

    @Test
    void whatIsNoUriIsWrittenAsBrowsersSendIt() {
        for (List<String> one : List.of(
                List.of("https://img.example/a.jpg?b=c&d=%3C#e", "https://img.example/a.jpg?b=c&d=%3C#e"),
                List.of("https://img.example/photo[1].jpg", "https://img.example/photo%5B1%5D.jpg"),
                List.of("https://cdn.example/100%.mp4", "https://cdn.example/100%25.mp4"),
                List.of("https://cdn.example/100%2", "https://cdn.example/100%252"),
                List.of("https://cdn.example/%zz%41", "https://cdn.example/%25zz%41"),
                List.of("https://cdn.example/{a}|b^c", "https://cdn.example/%7Ba%7D%7Cb%5Ec"),
                List.of("https://cdn.example/a#b#c", "https://cdn.example/a#b%23c"),
                List.of("https://cdn.example/é/e\u0301", "https://cdn.example/%C3%A9/e%CC%81"),
                List.of("https://cdn.example/😀", "https://cdn.example/%F0%9F%98%80"),
                List.of("https://cdn_1.example/a", "https://cdn_1.example/a"),
                List.of("HTTPS://CDN.example:8443/a", "HTTPS://CDN.example:8443/a"),
                List.of("https://müller.example:8443/ä", "https://xn--mller-kva.example:8443/%C3%A4"),
                List.of("https://straße.example/", "https://stra%C3%9Fe.example/"),
                List.of("https://[2001:db8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
                List.of("https://cdn.example", "https://cdn.example"))) {
            String written = WebAddress.of(one.getFirst());
            assertThat(written).isEqualTo(one.getLast());
            assertThat(URI.create(one.getLast())).hasToString(written);
        }
    }

    @Test
    void whatIsNoAddressIsNone() {
        for (String none : List.of(
                "",
                "a",
                "/a",
                "mailto:a@b.example",
                "https://",
                "https:///a",
                "https://a b",
                "ftp://a.example/",
                "https://^/")) {
            assertThat(WebAddress.of(none)).as(none).isNull();
        }
        assertThat(WebAddress.of((String) null)).isNull();
    }
}
