package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonSetupTest {

    private final ObjectMapper json = ApiJson.mapper();

    record Holder(@Nullable LocalDate date, @Nullable Integer number) {}

    @Test
    void aDateIsYearMonthDay() throws Exception {
        assertThat(json.readValue("{\"date\": \"2024-02-29\"}", Holder.class).date())
                .isEqualTo(LocalDate.of(2024, 2, 29));
        for (String wrong : List.of(
                "\"2023-02-29\"",
                "\"2024-02-29T00:00:00Z\"",
                "\"+12024-02-29\"",
                "\"0000-01-01\"",
                "\"\"",
                "[2024,2,29]",
                "19782")) {
            assertThatThrownBy(() -> json.readValue("{\"date\": " + wrong + "}", Holder.class))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            JsonMappingException.class,
                            e -> assertThat(pointer(e)).isEqualTo("/date"));
        }
    }

    @Test
    void aNumberThatIsTooLargeIsNamed() {
        assertThatThrownBy(() -> json.readValue("{\"number\": 2147483648}", Holder.class))
                .isInstanceOfSatisfying(
                        JsonMappingException.class, e -> assertThat(pointer(e)).isEqualTo("/number"));
    }

    private static @Nullable String pointer(JsonMappingException e) {
        return ApiJson.problem(e).faults().getFirst().pointer();
    }
}
