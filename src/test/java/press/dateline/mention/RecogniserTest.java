package press.dateline.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecogniserTest {

    private final List<DictionaryEntry> entries = new ArrayList<>();
    private final Map<UUID, String> labels = new HashMap<>();

    private UUID country(String code, String... names) {
        return entry(code, DictionaryEntry.country(UUID.randomUUID(), List.of(names), 0, code));
    }

    private UUID place(String label, String code, long inhabitants, String... names) {
        return entry(label, DictionaryEntry.place(UUID.randomUUID(), List.of(names), inhabitants, code));
    }

    private UUID person(String label, String... names) {
        return entry(label, DictionaryEntry.person(UUID.randomUUID(), List.of(names), null));
    }

    private UUID entry(String label, DictionaryEntry entry) {
        entries.add(entry);
        labels.put(entry.id(), label);
        return entry.id();
    }

    /** The mentions of an article as "label:words", in order. */
    private List<String> find(Set<UUID> known, String... texts) {
        List<String> list = List.of(texts);
        return new Recogniser(Dictionary.of(entries))
                .find(list, known).stream()
                        .map(mention -> labels.get(mention.id()) + ":"
                                + list.get(mention.text()).substring(mention.start(), mention.end()))
                        .toList();
    }

    private List<String> find(String... texts) {
        return find(Set.of(), texts);
    }

    @Test
    void matchesWholeWordsAndLeavesThePossessiveOut() {
        country("IR", "Iran");
        country("PH", "Philippines");

        assertThat(find("Iran's oil, Iran’s gas, Iranian gas, the Philippines' debt.", "IRAN'S OIL RISES"))
                .containsExactly("IR:Iran", "IR:Iran", "PH:Philippines", "IR:IRAN");
    }

    @Test
    void offsetsCountCodeUnitsOfTheOriginalText() {
        place("bahia", "BR", 0, "Bahia");

        Mention mention = new Recogniser(Dictionary.of(entries))
                .find(List.of("", "🌴🌴 in Bahía, he"), Set.of())
                .getFirst();

        assertThat(mention)
                .extracting(Mention::text, Mention::start, Mention::end)
                .containsExactly(1, 8, 13);
    }

    @Test
    void foldsDiacriticsApostrophesAndDashes() {
        country("CI", "Côte d'Ivoire");
        country("GW", "Guinea-Bissau");
        place("ndjamena", "TD", 0, "N'Djamena");
        place("lodz", "PL", 0, "Łódź");

        assertThat(find("Cote d’Ivoire, Guinea–Bissau, N’Djamena, Lodz and Co\u0302te d'Ivoire."))
                .containsExactly(
                        "CI:Cote d’Ivoire",
                        "GW:Guinea–Bissau",
                        "ndjamena:N’Djamena",
                        "lodz:Lodz",
                        "CI:Co\u0302te d'Ivoire");
    }

    @Test
    void matchesAbbreviationsWithAndWithoutDotsButNotThePronoun() {
        country("US", "United States", "US", "USA");
        country("GB", "U.K.");

        assertThat(find("The U.S. told us, and let Us go; US dollars, the UK, U.K.-based, USA.", "U.S. AND UK TO MEET"))
                .containsExactly("US:U.S.", "US:US", "GB:UK", "GB:U.K.", "US:USA", "US:U.S.", "GB:UK");
    }

    @Test
    void takesTheLongestNameFromTheLeft() {
        place("ny", "US", 0, "New York");
        place("york", "GB", 0, "York");
        country("ZA", "South Africa");
        place("africa", "ZZ", 0, "Africa");

        assertThat(find("From New York to South Africa, then to York in Africa."))
                .containsExactly("ny:New York", "ZA:South Africa", "york:York", "africa:Africa");
    }

    @Test
    void splitsCompoundsOnlyWhereTheOtherPartIsPlainOrAName() {
        country("US", "U.S.");
        country("JP", "Japan");
        country("FR", "France");
        place("tokyo", "JP", 0, "Tokyo");

        assertThat(find("U.S.-based firms, anti-Japan mood, Japan-U.S. talks, Franco-German ties, U.S.-Canadian pact."))
                .containsExactly("US:U.S.", "JP:Japan", "JP:Japan", "US:U.S.", "US:U.S.");
        assertThat(find("Tokyo-Mitsubishi rose.")).isEmpty();
    }

    @Test
    void asksForTheCapitalsOfTheNameExceptInHeadlinesOfCapitals() {
        country("TR", "Turkey");
        place("isle", "IM", 0, "Isle of Man");

        assertThat(find("They ate turkey on the Isle Of Man, not in Turkey.", "TURKEY AND ISLE OF MAN IN TALKS"))
                .containsExactly("isle:Isle Of Man", "TR:Turkey", "TR:TURKEY", "isle:ISLE OF MAN");
    }

    @Test
    void leavesTheNamesOfOrganisationsAndPersonsThatItDoesNotKnow() {
        place("washington", "US", 700_000, "Washington");
        place("london", "GB", 9_000_000, "London");
        country("JP", "Japan");
        place("boston", "US", 650_000, "Boston");
        place("jersey", "GB", 0, "Jersey");

        assertThat(find("The Washington Post and Jack London, Mr Boston of New Jersey."))
                .isEmpty();
        assertThat(find("The Bank of Japan, the London Metal Exchange, Japan Airlines and the mayor of Boston agreed."))
                .containsExactly("JP:Japan", "london:London", "JP:Japan", "boston:Boston");
    }

    @Test
    void believesSmallPlacesAndOrdinaryWordsOnlyWithEvidence() {
        place("henderson", "US", 300_000, "Henderson");
        place("reading", "GB", 0, "Reading");
        place("mobile", "US", 0, "Mobile");
        place("march", "GB", 0, "March");
        place("nice", "FR", 0, "Nice");
        place("alabama", "US", 0, "Alabama");

        assertThat(find("Henderson rose. Nice weather in March. Reading the Mobile report, Most left."))
                .isEmpty();
        assertThat(
                        find(
                                "The mayor of Henderson spoke in Henderson; she lives in Reading, near Nice, and Mobile, Alabama."))
                .containsExactly(
                        "henderson:Henderson",
                        "henderson:Henderson",
                        "reading:Reading",
                        "nice:Nice",
                        "mobile:Mobile",
                        "alabama:Alabama");
        UUID reading = entries.get(1).id();
        assertThat(find(Set.of(reading), "Reading voted.")).containsExactly("reading:Reading");
    }

    @Test
    void aSurnameStandsForAPersonNamedInFullBefore() {
        person("baker", "James Baker");
        person("thatcher", "Margaret Thatcher");

        assertThat(find(
                        "Baker arrived.",
                        "Treasury Secretary James A. Baker met Baker's aides; Howard Baker left.",
                        "Mr Baker said."))
                .containsExactly("baker:James A. Baker", "baker:Baker", "baker:Baker");
        assertThat(find(Set.of(entries.get(1).id()), "Thatcher said Thatcher Hall was closed."))
                .containsExactly("thatcher:Thatcher");
    }

    @Test
    void aSurnameOfTwoPersonsInPlayStandsForNeither() {
        person("george", "George Bush");
        person("barbara", "Barbara Bush");

        assertThat(find("George Bush and Barbara Bush came. Later Bush left."))
                .containsExactly("george:George Bush", "barbara:Barbara Bush");
    }

    @Test
    void anAliasStandsForAPersonAnywhere() {
        person("reagan", "Ronald Reagan", "Reagan");

        assertThat(find("President Reagan spoke.", "Nancy Reagan and the Reagan Library.", "REAGAN SPEAKS"))
                .containsExactly("reagan:Reagan", "reagan:REAGAN");
    }

    @Test
    void aTitleOrThePersonInPlayDecidesBetweenPersonAndPlace() {
        person("harold", "Harold Washington", "Washington");
        place("dc", "US", 700_000, "Washington");

        assertThat(find("Talks went on in Washington. Mayor Washington agreed. Washington said so in Washington."))
                .containsExactly("dc:Washington", "harold:Washington", "harold:Washington", "dc:Washington");
    }

    @Test
    void personsCalledAsMonthsAreNotDates() {
        UUID may = person("may", "Theresa May");

        assertThat(find(Set.of(may), "In May, May said on 3 May that Mrs May would stay until May 2019."))
                .containsExactly("may:May", "may:May");
    }

    @Test
    void choosesBetweenPlacesOfOneName() {
        UUID texas = place("texas", "US", 0, "Texas");
        country("FR", "France");
        country("US", "United States");
        UUID paris = place("paris", "FR", 2_100_000, "Paris");
        UUID parisTexas = place("paris-tx", "US", 25_000, "Paris");
        place("cambridge", "GB", 145_000, "Cambridge");
        place("cambridge-ma", "US", 118_000, "Cambridge");

        assertThat(find("He was in Paris.")).containsExactly("paris:Paris");
        assertThat(find("He was in Paris, Texas.")).containsExactly("paris-tx:Paris", "texas:Texas");
        assertThat(find("The United States and Texas: in Paris and in Cambridge."))
                .containsExactly("US:United States", "texas:Texas", "paris:Paris", "cambridge-ma:Cambridge");
        assertThat(find("In Cambridge, then Cambridge.")).containsExactly("cambridge:Cambridge", "cambridge:Cambridge");
        assertThat(find("In France: Cambridge, Mass., and Cambridge."))
                .containsExactly("FR:France", "cambridge-ma:Cambridge", "cambridge-ma:Cambridge");
        assertThat(find(Set.of(parisTexas), "In Paris.")).containsExactly("paris-tx:Paris");
        assertThat(Stream.of(texas, paris).map(labels::get).collect(Collectors.toSet()))
                .hasSize(2);
    }

    @Test
    void choosesNoneBetweenEqualPlaces() {
        place("one", "US", 0, "Springvale");
        place("two", "US", 0, "Springvale");

        assertThat(find("In Springvale.")).isEmpty();
    }

    @Test
    void readsScriptsWithoutSpaces() {
        country("JP", "日本");
        country("RU", "Россия");

        assertThat(find("東京は日本の首都。", "Сегодня Россия и россия")).containsExactly("JP:日本", "RU:Россия");
    }

    @Test
    void readsAnyTextWithoutFailing() {
        country("US", "U.S.", "US");
        for (String text : List.of(
                "", "'", "’s", "A.", "A. ", "U.S", "…", "\uD83C", "a\u0301\u0301", "-", "d'", "&", "ʼʼ", "\u00AD")) {
            assertThat(find(text)).hasSizeLessThan(2);
        }
    }
}
