package press.dateline.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 06 Jul 2014 12:56:00 GMT | 2014-07-06T12:56:00Z",
                "Mon, 06 Jul 2014 12:56:00 EST | 2014-07-06T17:56:00Z",
                "6 Jul 14 12:56 +0200 | 2014-07-06T10:56:00Z",
                "06-Jul-2014 12:56:00 | 2014-07-06T12:56:00Z",
                "Thu, 31 Dec 1998 23:59:60 PDT | 1999-01-01T06:59:59Z",
                "Sun, 6 July 2014 24:00:00 Z | 2014-07-07T00:00:00Z",
                "2014-07-06T12:56:00.123456789+01:30 | 2014-07-06T11:26:00.123456Z",
                "2014-07-06 12:56 | 2014-07-06T12:56:00Z",
                "20140706T125600Z | ",
                "2014-07-06 | 2014-07-06T00:00:00Z",
                "2014-07 | 2014-07-01T00:00:00Z",
                "2014 | 2014-01-01T00:00:00Z",
                "Sun Jul  6 12:56:00 CEST 2014 | 2014-07-06T10:56:00Z",
                "July 6, 2014 at 1:05 p.m. | 2014-07-06T13:05:00Z",
                "7/6/2014 12:05 AM | 2014-07-06T00:05:00Z",
                "Sunday, 06 September 2014 12:56:00 GMT+2:00 | 2014-09-06T10:56:00Z"
            })
    void reads(String written, String expected) {
        assertEquals(expected == null ? null : Instant.parse(expected), FeedDates.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2014-13-01",
                "31 Feb 2014",
                "6 Foo 2014",
                "2014-07-06T25:00:00Z",
                "2014-07-06T12:56:00+99:00",
                "0000-01-01",
                "99 Jul 2014",
                "12:56"
            })
    void readsNothingElse(String written) {
        assertNull(FeedDates.parse(written));
    }
}
