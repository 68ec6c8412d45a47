package press.dateline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.web.EntityTags;

class EncodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "absent | IDENTITY",
                "'' | IDENTITY",
                "gzip | GZIP",
                "GZIP | GZIP",
                "gzip, deflate, br | BROTLI",
                "gzip, deflate, br, zstd | BROTLI",
                "gzip;q=1.0, br;q=0.5 | GZIP",
                "zstd, gzip | ZSTD",
                "* | BROTLI",
                "*;q=0 | IDENTITY",
                "br;q=0, * | ZSTD",
                "identity | IDENTITY",
                "gzip;q=0 | IDENTITY",
                "gzip;q=2 | IDENTITY",
                "gzip;q= | IDENTITY",
                "gzip;level=9 | IDENTITY",
                ",,; | IDENTITY",
                "deflate, compress | IDENTITY"
            })
    void theOneThatTheCallerLikesBest(String accepted, Encoding expected) {
        assertThat(Encoding.preferred(accepted)).isEqualTo(expected);
    }

    @Test
    void entityTagsKnowTheCodings() {
        assertThat(Arrays.stream(Encoding.values())
                        .filter(one -> one != Encoding.IDENTITY)
                        .map(Encoding::word))
                .containsExactlyElementsOf(EntityTags.CODINGS);
    }
}
