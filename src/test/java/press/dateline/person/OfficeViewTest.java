package press.dateline.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfficeViewTest {

    private static final LocalDate DAY = LocalDate.of(2017, 5, 2);

    @Test
    void anOfficeIsHeldFromItsFirstToItsLastDay() {
        assertThat(on(DAY, office("a", "2017-05-02", "2017-05-02"))).isEqualTo("a");
        assertThat(on(DAY, office("a", "2017-05-03", null))).isNull();
        assertThat(on(DAY, office("a", null, "2017-05-01"))).isNull();
        assertThat(on(DAY)).isNull();
    }

    @Test
    void unknownDaysAreOpenEnds() {
        assertThat(on(DAY, office("a", null, null))).isEqualTo("a");
        assertThat(on(DAY, office("a", "2012-05-07", null))).isEqualTo("a");
        assertThat(on(DAY, office("a", null, "2018-01-01"))).isEqualTo("a");
    }

    @Test
    void theOneThatBeganLastWinsWhateverTheOrder() {
        OfficeView leader = office("party leader", "2000-04-10", null);
        OfficeView chancellor = office("chancellor", "2005-11-22", null);
        OfficeView unknown = office("member", null, null);
        assertThat(on(DAY, leader, chancellor, unknown)).isEqualTo("chancellor");
        assertThat(on(DAY, unknown, chancellor, leader)).isEqualTo("chancellor");
        assertThat(on(LocalDate.of(2001, 1, 1), unknown, chancellor, leader)).isEqualTo("party leader");
    }

    @Test
    void ofTwoThatBeganTogetherTheFirstWins() {
        assertThat(on(DAY, office("a", "2017-01-01", null), office("b", "2017-01-01", null)))
                .isEqualTo("a");
    }

    private static @Nullable String on(LocalDate day, OfficeView... offices) {
        return new PersonCard(new UUID(0, 1), "x", "X", null, List.of(offices)).officeOn(day);
    }

    private static OfficeView office(String title, @Nullable String from, @Nullable String to) {
        return new OfficeView(
                title, null, from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }
}
