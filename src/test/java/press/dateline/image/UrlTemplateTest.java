package press.dateline.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UrlTemplateTest {

    @Test
    void placeholdersAreFilledIn() {
        UUID id = UUID.fromString("0196a0e2-0001-7000-8000-000000000040");
        assertThat(UrlTemplate.expand("https://img.example.org/{id}/{crop}/{width}.jpg", id, "16x9", 1600))
                .isEqualTo("https://img.example.org/0196a0e2-0001-7000-8000-000000000040/16x9/1600.jpg");
        assertThat(UrlTemplate.expand("/media/{width}/{width}.png", id, "x", 5)).isEqualTo("/media/5/5.png");
    }

    @Test
    void aTemplateIsAUrlOrAPathWithKnownPlaceholdersBehindTheHost() {
        assertThat(List.of(
                        "https://img.example.org/{id}/{crop}/{width}.jpg",
                        "http://localhost:9000/{id}",
                        "/media/demo/{crop}-{width}.png?v=1",
                        "https://img.example.org/fixed.jpg"))
                .allMatch(template -> template.matches(UrlTemplate.VALID));
        assertThat(List.of(
                        "https://{crop}.example.org/x",
                        "https://img.example.org/{name}",
                        "https://img.example.org/{",
                        "//img.example.org/{id}",
                        "javascript:alert(1)",
                        "https://user@img.example.org/{id}",
                        "https://img.example.org/a b",
                        "media/{id}"))
                .noneMatch(template -> template.matches(UrlTemplate.VALID));
    }

    @Test
    void filesAreThoseNamedThenThoseOfTheTemplateEachOnce() {
        Image image = new Image();
        Rendition named = new Rendition("16x9", 640, 360, "image/jpeg", "/m/640.jpg");
        image.renditions = List.of(named);
        assertThat(image.files()).containsExactly(named);
        image.urlTemplate = "/m/{width}.jpg";
        image.crops = List.of(new Crop("16x9", 1600, 900, "image/jpeg"), new Crop("16x9", 640, 360, "image/jpeg"));
        assertThat(image.files()).containsExactly(named, new Rendition("16x9", 1600, 900, "image/jpeg", "/m/1600.jpg"));
    }
}
