package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Articles are found by the rules of their own language, in whatever language somebody asks. */
class LanguageTest {

    private static TextIndex corpus;

    @BeforeAll
    static void open() throws IOException {
        corpus = TextIndex.ofCorpus();
    }

    @AfterAll
    static void close() throws IOException {
        corpus.close();
    }

    private static List<String> german(String query) throws IOException {
        return corpus.find("de", query);
    }

    @Test
    void germanWordsAreFoundInAllForms() throws IOException {
        assertThat(german("Haus")).containsExactlyInAnyOrder("haeuser", "mieten");
        assertThat(german("Häuser")).containsExactlyInAnyOrder("haeuser", "mieten");
        assertThat(german("haeuser")).as("ae for ä").contains("haeuser");
        assertThat(german("Straßenbahn")).containsExactly("strassenbahn");
        assertThat(german("STRASSENBAHNEN")).containsExactly("strassenbahn");
        assertThat(german("Munchen")).containsExactly("mieten");
        assertThat(german("\"neue Strecke\"")).containsExactly("strassenbahn");
        assertThat(german("\"Strecke neue\"")).isEmpty();
        assertThat(german("Mieten -München")).containsExactly("haeuser");
        assertThat(german("Großst*")).containsExactly("bundestag");
        assertThat(german("grossst*")).containsExactly("bundestag");
    }

    @Test
    void frenchElisionsAndAccentsDoNotMatter() throws IOException {
        assertThat(corpus.find("fr", "économie")).contains("economie", "retraites");
        assertThat(corpus.find("fr", "ECONOMIE")).contains("economie", "retraites");
        assertThat(corpus.find("fr", "l’économie")).contains("economie", "retraites");
        assertThat(corpus.find("fr", "inondation")).containsExactly("inondations");
        assertThat(corpus.find("fr", "\"deux ponts\"")).containsExactly("inondations");
        assertThat(corpus.find("fr", "élection munici*")).containsExactlyInAnyOrder("municipales", "economie");
        assertThat(corpus.find("fr", "helicoptere OR fleuve -pont")).isEmpty();
    }

    @Test
    void russianWordsAreFoundInAllCases() throws IOException {
        assertThat(corpus.find("ru", "Казань метро")).containsExactly("metro-ru");
        assertThat(corpus.find("ru", "станции")).containsExactly("metro-ru");
        assertThat(corpus.find("ru", "\"все лето\"")).as("е for ё").containsExactly("metro-ru");
        assertThat(corpus.find("ru", "спутник")).containsExactly("sputnik-ru");
        assertThat(corpus.find("ru", "\"городские думы\"")).containsExactly("vybory-ru");
        assertThat(corpus.find("ru", "Казани -метро")).containsExactly("vybory-ru");
        assertThat(corpus.find("ru", "наблюд*")).containsExactly("vybory-ru");
    }

    @Test
    void chineseIsFoundWithoutSpaces() throws IOException {
        assertThat(corpus.find("zh", "地铁")).containsExactlyInAnyOrder("subway-zh", "flood-zh");
        assertThat(corpus.find("zh", "北京地铁")).containsExactlyInAnyOrder("subway-zh");
        assertThat(corpus.find("zh", "\"北京大学\"")).containsExactly("university-zh");
        assertThat(corpus.find("zh", "北京 地铁")).containsExactlyInAnyOrder("subway-zh", "flood-zh");
        assertThat(corpus.find("zh", "北京 -地铁")).containsExactly("university-zh");
        assertThat(corpus.find("zh", "肝")).as("a single character").containsExactly("university-zh");
        assertThat(corpus.find("zh", "郑州 OR 肝病")).containsExactlyInAnyOrder("flood-zh", "university-zh");
    }

    @Test
    void otherScriptsWithoutSpaces() throws IOException {
        assertThat(corpus.find("ko", "지하철")).containsExactly("seoul-ko");
        assertThat(corpus.find("ja", "桜")).containsExactly("tokyo-ja");
        assertThat(corpus.find("ja", "上野公園")).containsExactly("tokyo-ja");
        assertThat(corpus.find("th", "รถไฟฟ้า")).containsExactly("bangkok-th");
    }

    @Test
    void whoWritesNoAccentsFindsWhatHasThem() throws IOException {
        assertThat(corpus.find("fi", "Jyväskylässä OR Jyväskylän")).containsExactly("espoo-fi");
        assertThat(corpus.find("en", "Jyvaskyla")).containsExactly("espoo-fi");
        assertThat(corpus.find("en", "Lodz OR łódź"))
                .as("a language without a stemmer")
                .containsExactly("sejm-pl");
        assertThat(corpus.find("en", "łodzi")).containsExactly("sejm-pl");
        assertThat(corpus.find("pl", "predkosci")).containsExactly("sejm-pl");
        assertThat(corpus.find("en", "Kroger")).containsExactly("obituary");
        assertThat(corpus.find("en", "Kro\u0308ger")).as("decomposed").containsExactly("obituary");
    }

    @Test
    void theAskersLanguageDoesNotDecideWhatIsFound() throws IOException {
        assertThat(corpus.find("en", "Haus")).containsExactlyInAnyOrder("haeuser", "mieten");
        assertThat(corpus.find("ru", "wildfire")).containsExactlyInAnyOrder("wildfires", "climate-report");
        assertThat(corpus.find("de", "地铁")).containsExactlyInAnyOrder("subway-zh", "flood-zh");
        assertThat(corpus.find("zh", "inondation")).containsExactly("inondations");
    }

    @Test
    void tagsMayBeAsLongAsBcp47Allows() {
        assertThat(Language.of("pt-BR").code()).isEqualTo("pt");
        assertThat(Language.of("nb-NO").code()).isEqualTo("no");
        assertThat(Language.of("ZH-Hant-TW").code()).isEqualTo("zh");
        assertThat(Language.of("tlh")).isEqualTo(Language.OTHER);
        assertThat(Language.of("")).isEqualTo(Language.OTHER);
    }
}
