package press.dateline.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.org",
                "HTTP://www.example.org:8080/a/b?c=d&e=%20#f",
                "https://[2001:db8::1]:80/",
                "https://bücher.example/straße",
                "mailto:desk@example.org?subject=Story",
                "/world/2017/sochi?page=2#b3",
                "/"
            })
    void takesLinks(String url) {
        assertThat(UrlRules.linkFault(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "#b3",
                "story.html",
                "../story.html",
                "//www.example.org/",
                "/\\www.example.org/",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\nscript:alert(1)",
                " javascript:alert(1)",
                "\u0001javascript:alert(1)",
                "\u00a0javascript:alert(1)",
                "javascript://www.example.org/%0aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:msgbox(1)",
                "blob:https://www.example.org/1",
                "file:///etc/passwd",
                "ftp://www.example.org/",
                "tel:+4912345",
                "http:",
                "http:/www.example.org/",
                "http:www.example.org",
                "https://",
                "https:///path",
                "https://?q",
                "https://user@www.example.org/",
                "https://user:secret@www.example.org/",
                "https://www.example.org\\@evil.example/",
                "https://www.example.org:port/",
                "https://www.exa mple.org/",
                "https://www.example.org/a b",
                "https://www.example.org/\u0000",
                "https://www.example.org/\r\nSet-Cookie: a",
                "https://www.example.org/\u202egpj.exe",
                "https://www.example.org/\u2028",
                "https://www.example.org/\"onclick=alert(1)",
                "https://www.example.org/<script>",
                "https://www.example.org/\ud800",
                "https://%77ww.example.org/",
                "mailto:desk",
                "mailto:desk@example.org\nBcc: all@example.org"
            })
    void refusesEverythingElseAsLink(String url) {
        assertThat(UrlRules.linkFault(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/path", "mailto:desk@example.org", "//www.example.org/", "www.example.org"})
    void refusesWhatIsNotAbsoluteWhereThingsAreShown(String url) {
        assertThat(UrlRules.webFault(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.Example.org:443/a", "http://example.org?x"})
    void namesTheHostShort(String url) {
        assertThat(UrlRules.host(url)).isEqualTo("example.org");
    }
}
