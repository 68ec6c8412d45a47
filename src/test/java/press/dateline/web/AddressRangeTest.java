package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressRangeTest {

    @Test
    void holdsWhatLiesInIt() {
        assertHolds("192.0.2.0/24", List.of("192.0.2.0", "192.0.2.255", "::ffff:192.0.2.7"), List.of("192.0.3.0"));
        assertHolds("192.0.2.7", List.of("192.0.2.7"), List.of("192.0.2.8", "::1"));
        assertHolds("0.0.0.0/0", List.of("1.2.3.4", "255.255.255.255"), List.of("::1", "2001:db8::1"));
        assertHolds("2001:db8::/32", List.of("2001:DB8:ffff::1"), List.of("2001:db9::1", "32.1.13.184"));
        assertHolds("2001:db8::1/128", List.of("2001:db8:0:0::1"), List.of("2001:db8::2"));
        assertHolds("::/0", List.of("::1", "fe80::1"), List.of("1.2.3.4"));
    }

    private static void assertHolds(String range, List<String> in, List<String> out) {
        List<AddressRange> ranges = AddressRange.parse(range).stream().toList();
        assertThat(ranges).as(range).hasSize(1);
        assertThat(in).allMatch(address -> AddressRange.anyHolds(ranges, address), "lies in " + range);
        assertThat(out).noneMatch(address -> AddressRange.anyHolds(ranges, address));
        assertThat(List.of("", "localhost", "1.2.3", "192.0.2.0/24", "*"))
                .noneMatch(address -> AddressRange.anyHolds(ranges, address));
    }

    @Test
    void isNothingElse() {
        for (String text : List.of(
                "",
                " ",
                "*",
                "/",
                "/8",
                "0",
                "1",
                "10",
                "10/8",
                "10.0.0/8",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/",
                "1.2.3.4/024",
                "1.2.3.4/255.255.255.0",
                "1.2.3.4-5",
                "1.2.3.*",
                "192.0.2.7/24",
                "2001:db8::1/32",
                "2001:db8::/129",
                ":",
                ":::",
                "::1%eth0",
                "[::1]",
                "1:2:3:4:5:6:7:8:9",
                "localhost",
                "0x7f.0.0.1",
                "1.2.3.4, 5.6.7.8",
                "1.2.3.4:80",
                "::ffff:1.2.3.4",
                "::ffff:1.2.3.0/120")) {
            assertThat(AddressRange.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void proxiesWriteAddressesInManyWays() {
        assertThat(AddressRange.address("192.0.2.7")).hasValue("192.0.2.7");
        assertThat(AddressRange.address("192.0.2.7:4711")).hasValue("192.0.2.7");
        assertThat(AddressRange.address("2001:DB8:0::1")).hasValue("2001:db8::1");
        assertThat(AddressRange.address("[2001:db8::1]")).hasValue("2001:db8::1");
        assertThat(AddressRange.address("[2001:db8::1]:443")).hasValue("2001:db8::1");
        assertThat(AddressRange.address("::ffff:192.0.2.7")).hasValue("192.0.2.7");
        assertThat(List.of("unknown", "", "_hidden", "192.0.2.7:x", "[192.0.2.7", "192.0.2.0/24"))
                .extracting(AddressRange::address)
                .containsOnly(Optional.empty());
    }
}
