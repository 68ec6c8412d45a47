package press.dateline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureFileTest {

    @Test
    void aFilesNameTellsWhatItIs() {
        assertThat(PictureFile.mediaTypeByName("https://example.org/a.b/photo.JPG"))
                .isEqualTo("image/jpeg");
        assertThat(PictureFile.mediaTypeByName("https://example.org/photo.png?width=10#top"))
                .isEqualTo("image/png");
        assertThat(PictureFile.mediaTypeByName("https://example.org/photo.jpg?from=a.png"))
                .isEqualTo("image/jpeg");
        assertThat(PictureFile.mediaTypeByName("https://example.org/image.php?file=photo.webp"))
                .isEqualTo("image/webp");
        assertThat(PictureFile.mediaTypeByName("https://example.org/photo.jpg.pdf"))
                .isNull();
        assertThat(PictureFile.mediaTypeByName("https://example.org/photo")).isNull();
    }

    @Test
    void aMediaTypeIsReadAsItIsMeant() {
        assertThat(PictureFile.mediaType(" Image/JPG; q=1")).isEqualTo("image/jpeg");
        assertThat(PictureFile.mediaType("image/svg+xml")).isEqualTo("image/svg+xml");
        assertThat(PictureFile.isMediaType("image/svg+xml")).isTrue();
        assertThat(PictureFile.isMediaType("text/html")).isFalse();
    }
}
