package press.dateline.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The words of English (news English, foremost) by which a name, its neighbours and a speaker are judged. */
public final class EnglishWords {

    /** A grammatical word: capitalised, it only says that a sentence begins. */
    public static final long FUNCTION = 1L << 0;

    public static final long OF = 1L << 1;

    public static final long AND = 1L << 2;

    /** An ordinary word that dictionaries of places or persons hold as a name too. */
    public static final long ORDINARY = 1L << 3;

    /** A day or a month. */
    public static final long CALENDAR = 1L << 4;

    /** Stands before a month or a date. */
    public static final long WHEN = 1L << 5;

    /** The adjective of a nation: a name joined to it by a hyphen is one ("Japanese-U.S."). */
    public static final long NATION = 1L << 6;

    /** Stands before a person's name: a form of address, an office, a rank, a calling. */
    public static final long TITLE = 1L << 7;

    /** Written with a full stop before a name. */
    public static final long ABBREVIATION = 1L << 8;

    /** A verb of saying. */
    public static final long SPEECH = 1L << 9;

    /** A newspaper, a company's form or other word that makes a name before it that of an organisation. */
    public static final long ORGANISATION = 1L << 10;

    /** An institution or division that is in the place whose name it bears. */
    public static final long INSTITUTION = 1L << 11;

    /** Before "in": what one has in a company. */
    public static final long HOLDING = 1L << 12;

    /** Stands before the place where something is. */
    public static final long WHERE = 1L << 13;

    /** Stands before the place to or from which something goes, but before much else, too. */
    public static final long WHITHER = 1L << 14;

    /** Part of a region's name before the name of a place: north, central, greater. */
    public static final long DIRECTION = 1L << 15;

    /** Makes another place of the name that follows it: New, South. */
    public static final long COMPASS = 1L << 16;

    /** Says that what follows is a place: "the town of". */
    public static final long SETTLEMENT = 1L << 17;

    /** A state's name cut short, as it follows that of a town ("Tulsa, Okla."). */
    public static final long STATE = 1L << 18;

    /** A province's name cut short, in the same way. */
    public static final long PROVINCE = 1L << 19;

    /** Joined to a place by a hyphen. */
    public static final long BASED = 1L << 20;

    /** Two or three letters that English uses as a place's name. */
    public static final long INITIALS = 1L << 21;

    /** A name of a country that people bear too. */
    public static final long PERSONAL = 1L << 22;

    /** What is left of an elided article or preposition, folded. */
    public static final Set<String> ELIDED = Set.of("d", "l", "dell", "all", "nell", "dall", "sull", "qu");

    private static final String FUNCTION_WORDS = """
            a about above according across after again against all almost along also although always am among an and
            another any are around as at back be because been before behind being below beneath beside besides between
            beyond both but by can could despite did do does down during each earlier either even ever every everyone
            few finally for former formerly from further given had has have having he hence her here hers herself him
            himself his how however i if in indeed inside instead into is it its itself just last late later latest
            least less like many may maybe me meanwhile might more moreover most much must my near nearly neither
            never nevertheless next no nobody none nor not nothing now of off often on once one only onto or other
            others our out outside over own part per perhaps quite rather recent recently same several shall she
            should since so some somebody someone something sometimes soon still such than that the their them
            themselves then there therefore these they this those though through throughout thus till to today
            together tomorrow too toward towards two under unless unlike until up upon very via was we were what
            whatever when whenever where whereas wherever whether which while who whoever whom whose why will with
            within without would yes yesterday yet you your
            """;

    private static final String TITLES = """
            mr mrs ms miss dr prof professor sir dame lord lady madame monsieur herr frau senor senora signor
            president vice-president premier minister chancellor secretary chairman chairwoman chairperson chair chief
            executive director governor mayor senator sen representative rep congressman congresswoman ambassador
            envoy delegate commissioner king queen prince princess duke duchess emperor sultan emir sheikh sheik
            ayatollah imam rabbi pope cardinal archbishop bishop father sister brother reverend rev pastor saint
            general gen admiral adm colonel col major maj captain capt lieutenant lt sergeant sgt corporal cpl private
            marshal commander brigadier officer detective inspector constable sheriff judge justice attorney
            prosecutor lawyer counsel solicitor speaker leader spokesman spokeswoman spokesperson treasurer adviser
            advisor aide deputy undersecretary economist analyst trader dealer broker banker financier investor tycoon
            author writer novelist poet actor actress singer composer director-general secretary-general coach manager
            striker goalkeeper midfielder comrade gov hon pres prime foreign finance treasury interior defence defense
            agriculture trade energy oil economy planning staff head emeritus
            """;

    private static final String CALENDAR_WORDS = """
            monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
            september october november december jan feb mar apr jun jul aug sept sep oct nov dec
            """;

    private static final String ABBREVIATIONS = """
            mr mrs ms dr prof st ste mt ft gen sen rep gov col lt capt cmdr adm sgt cpl rev hon pres maj brig fr
            messrs
            """;

    private static final String WHERE_WORDS = "in at near outside around inside";

    private static final String WHITHER_WORDS = "to from into towards toward via";

    private static final String HOLDINGS = """
            stake stakes share shares interest interests holding holdings investment investments invest invested
            investing position equity confidence interested stock ownership
            """;

    private static final String DIRECTIONS = """
            north south east west northern southern eastern western northeast northwest southeast southwest
            northeastern northwestern southeastern southwestern central greater upper lower mainland downtown inner
            outer metropolitan mid
            """;

    private static final String ORGANISATIONS = """
            post times journal herald tribune chronicle gazette mail express star sun globe news observer courier
            telegraph magazine constitution inquirer examiner mirror guardian inc corp corporation co company
            companies cos ltd limited plc llc ag sa nv bv gmbh spa ab oy as pty bhd kk group holdings holding
            industries bancorp bancshares bank banks trust savings insurance partners partnership associates
            enterprises laboratories systems motors motor airlines airways air lines united rovers wanderers albion
            athletic hotel hotels street avenue road boulevard square bridge river lake
            """;

    private static final String INSTITUTIONS = """
            exchange stock metal mercantile commodity commodities futures board court police council parliament
            assembly ministry government administration commission authority club agreement accord accords pact treaty
            conference summit declaration protocol convention round market markets bourse university college school
            hospital museum theatre theater airport stadium port harbor harbour county state city district area region
            province metropolitan prefecture branch office interbank marathon olympics games festival embassy
            consulate
            """;

    private static final String COMPASS_POINTS = "new north south east west credit";

    private static final String BASED_WORDS = "based born registered bound made area wide";

    private static final String SPEECH_VERBS = """
            said says say told tells tell added adds asked asks replied replies answered answers warned warns noted
            notes explained explains argued argues insisted insists stressed stresses declared declares stated states
            remarked remarks commented comments recalled recalls acknowledged acknowledges admitted admits conceded
            concedes maintained maintains observed observes predicted predicts complained complains contended contends
            claimed claims suggested suggests testified testifies wrote writes cautioned cautions quipped quips joked
            jokes responded responds concluded concludes emphasized emphasizes emphasised emphasises reiterated
            reiterates announced announces believes believed
            """;

    private static final String PERSONAL_NAMES = """
            jordan chad georgia israel india kenya cuba jamaica ireland holland
            """;

    private static final String STATES = """
            ala alaska ariz ark calif colo conn del fla ga ill ind iowa kan kans ky la mass md mich minn miss mo mont
            neb nebr nev nh nj nm ny nc nd ohio okla ore pa ri sc sd tenn tex va vt wash wva wis wisc wyo tx ca fl il
            az ak ct ia ks mn mt wi wv
            """;

    private static final String PROVINCES = "ont que bc alta sask";

    private static final String SETTLEMENTS = """
            city town village port capital suburb province state county district region island resort township
            municipality
            """;

    private static final String WHEN_WORDS = """
            in of last next this since until till by from to early late mid through during end for before after
            between and or each every on
            """;

    private static final String INITIAL_NAMES = "us uk un eu uae usa ussr nz dc ny la";

    private static final String NATIONS = """
            american british english scottish welsh irish canadian mexican brazilian argentine argentinian chilean
            peruvian bolivian colombian venezuelan cuban haitian jamaican nicaraguan panamanian latin french german
            italian spanish portuguese dutch belgian swiss austrian danish swedish norwegian finnish icelandic polish
            czech slovak hungarian romanian bulgarian greek turkish cypriot maltese serbian croatian bosnian slovenian
            macedonian albanian yugoslav russian soviet ukrainian belarusian estonian latvian lithuanian georgian
            armenian azerbaijani kazakh uzbek chinese japanese korean taiwanese mongolian vietnamese cambodian thai
            burmese malaysian singaporean indonesian filipino philippine indian pakistani bangladeshi nepalese afghan
            iranian iraqi kuwaiti saudi emirati qatari bahraini omani yemeni syrian lebanese jordanian israeli
            palestinian arab egyptian libyan tunisian algerian moroccan sudanese ethiopian somali kenyan ugandan
            tanzanian zambian zimbabwean angolan congolese nigerian ghanaian liberian african asian european
            australian franco belgo anglo sino russo indo nordic scandinavian baltic
            """;

    private EnglishWords() {}

    /** A vocabulary that holds these words. */
    public static Vocabulary vocabulary() {
        Vocabulary vocabulary = new Vocabulary();
        give(FUNCTION, FUNCTION_WORDS, vocabulary);
        give(TITLE, TITLES, vocabulary);
        give(CALENDAR, CALENDAR_WORDS, vocabulary);
        give(ABBREVIATION, ABBREVIATIONS, vocabulary);
        give(WHERE, WHERE_WORDS, vocabulary);
        give(WHITHER, WHITHER_WORDS, vocabulary);
        give(HOLDING, HOLDINGS, vocabulary);
        give(DIRECTION, DIRECTIONS, vocabulary);
        give(ORGANISATION, ORGANISATIONS, vocabulary);
        give(INSTITUTION, INSTITUTIONS, vocabulary);
        give(PERSONAL, PERSONAL_NAMES, vocabulary);
        give(STATE, STATES, vocabulary);
        give(STATE | PROVINCE, PROVINCES, vocabulary);
        give(SETTLEMENT, SETTLEMENTS, vocabulary);
        give(COMPASS, COMPASS_POINTS, vocabulary);
        give(BASED, BASED_WORDS, vocabulary);
        give(SPEECH, SPEECH_VERBS, vocabulary);
        give(OF, "of", vocabulary);
        give(AND, "and", vocabulary);
        give(WHEN, WHEN_WORDS, vocabulary);
        give(INITIALS, INITIAL_NAMES, vocabulary);
        give(NATION, NATIONS, vocabulary);
        give(ORDINARY, ordinaryWords(), vocabulary);
        return vocabulary;
    }

    public static void give(long role, String list, Vocabulary vocabulary) {
        Words words = Words.learn(list, vocabulary);
        for (int word = 0; word < words.count(); word++) {
            vocabulary.addRole(words.number(word), role);
        }
    }

    private static String ordinaryWords() {
        try (InputStream words = EnglishWords.class.getResourceAsStream("ordinary-words.txt")) {
            if (words == null) {
                throw new IllegalStateException("ordinary-words.txt is missing from the classpath");
            }
            return new String(words.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
