package press.dateline.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.ga.IrishLowerCaseFilter;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.gl.GalicianMinimalStemFilter;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ro.RomanianNormalizationFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.te.TeluguNormalizationFilter;
import org.apache.lucene.analysis.te.TeluguStemFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * What a language needs for its words to be found: a primary subtag of BCP 47. One that is not known is
 * {@link #OTHER}: its words are found as they are written, accents and capitals aside.
 *
 * @param code its primary subtag
 * @param lowered makes lower case of it, and takes off what is joined to a word: elisions, possessives
 * @param accentsStem whether its stemmer needs the accents; then they are taken off afterwards, and the unstemmed
 *     form is a term too, so that it is found by who leaves them out
 * @param stemmed takes off endings
 * @param stopWords words so frequent that they tell nothing; where needed is what keeps them from being loaded early
 */
record Language(
        String code,
        UnaryOperator<TokenStream> lowered,
        boolean accentsStem,
        UnaryOperator<TokenStream> stemmed,
        Supplier<CharArraySet> stopWords) {

    static final Language OTHER =
            new Language("und", LowerCaseFilter::new, false, UnaryOperator.identity(), () -> CharArraySet.EMPTY_SET);

    private static final Map<String, String> SAME = Map.of("nb", "no", "nn", "no", "in", "id");
    private static final Pattern SUBTAGS = Pattern.compile("[-_]");
    private static final Set<String> WITHOUT_STEMS = Set.of("zh", "ja", "ko", "th");
    private static final Map<String, Language> KNOWN = new HashMap<>();

    static {
        add("ar", ArabicNormalizationFilter::new, ArabicStemFilter::new, ArabicAnalyzer::getDefaultStopSet);
        add("bg", in -> in, BulgarianStemFilter::new, BulgarianAnalyzer::getDefaultStopSet);
        add(
                "bn",
                in -> new BengaliNormalizationFilter(new IndicNormalizationFilter(in)),
                BengaliStemFilter::new,
                BengaliAnalyzer::getDefaultStopSet);
        add(
                "ca",
                in -> new ElisionFilter(in, articles("d", "l", "m", "n", "s", "t")),
                snowball(CatalanStemmer::new),
                CatalanAnalyzer::getDefaultStopSet);
        add("ckb", SoraniNormalizationFilter::new, SoraniStemFilter::new, SoraniAnalyzer::getDefaultStopSet);
        addAccented("cs", LowerCaseFilter::new, CzechStemFilter::new, CzechAnalyzer::getDefaultStopSet);
        add("da", in -> in, snowball(DanishStemmer::new), DanishAnalyzer::getDefaultStopSet);
        add(
                "de",
                in -> in,
                in -> new GermanLightStemFilter(new GermanNormalizationFilter(in)),
                GermanAnalyzer::getDefaultStopSet);
        addAccented("el", GreekLowerCaseFilter::new, GreekStemFilter::new, GreekAnalyzer::getDefaultStopSet);
        add("en", EnglishPossessiveFilter::new, snowball(EnglishStemmer::new), EnglishAnalyzer::getDefaultStopSet);
        add("es", in -> in, SpanishLightStemFilter::new, SpanishAnalyzer::getDefaultStopSet);
        addAccented("et", LowerCaseFilter::new, snowball(EstonianStemmer::new), EstonianAnalyzer::getDefaultStopSet);
        add("eu", in -> in, snowball(BasqueStemmer::new), BasqueAnalyzer::getDefaultStopSet);
        add("fa", PersianNormalizationFilter::new, PersianStemFilter::new, PersianAnalyzer::getDefaultStopSet);
        addAccented("fi", LowerCaseFilter::new, FinnishLightStemFilter::new, FinnishAnalyzer::getDefaultStopSet);
        add(
                "fr",
                in -> new ElisionFilter(in, FrenchAnalyzer.DEFAULT_ARTICLES),
                FrenchLightStemFilter::new,
                FrenchAnalyzer::getDefaultStopSet);
        addAccented(
                "ga",
                in -> new ElisionFilter(new IrishLowerCaseFilter(in), articles("d", "m", "b")),
                snowball(IrishStemmer::new),
                IrishAnalyzer::getDefaultStopSet);
        add("gl", in -> in, GalicianMinimalStemFilter::new, GalicianAnalyzer::getDefaultStopSet);
        add(
                "hi",
                in -> new HindiNormalizationFilter(new IndicNormalizationFilter(in)),
                HindiStemFilter::new,
                HindiAnalyzer::getDefaultStopSet);
        addAccented("hu", LowerCaseFilter::new, HungarianLightStemFilter::new, HungarianAnalyzer::getDefaultStopSet);
        add("hy", in -> in, snowball(ArmenianStemmer::new), ArmenianAnalyzer::getDefaultStopSet);
        add("id", in -> in, IndonesianStemFilter::new, IndonesianAnalyzer::getDefaultStopSet);
        add(
                "it",
                in -> new ElisionFilter(
                        in,
                        articles(
                                "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl",
                                "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d")),
                ItalianLightStemFilter::new,
                ItalianAnalyzer::getDefaultStopSet);
        addAccented(
                "lt", LowerCaseFilter::new, snowball(LithuanianStemmer::new), LithuanianAnalyzer::getDefaultStopSet);
        addAccented("lv", LowerCaseFilter::new, LatvianStemFilter::new, LatvianAnalyzer::getDefaultStopSet);
        add("ne", in -> in, snowball(NepaliStemmer::new), NepaliAnalyzer::getDefaultStopSet);
        add("nl", in -> in, snowball(DutchStemmer::new), DutchAnalyzer::getDefaultStopSet);
        add("no", in -> in, NorwegianLightStemFilter::new, NorwegianAnalyzer::getDefaultStopSet);
        add("pt", in -> in, PortugueseLightStemFilter::new, PortugueseAnalyzer::getDefaultStopSet);
        addAccented(
                "ro",
                in -> new RomanianNormalizationFilter(new LowerCaseFilter(in)),
                snowball(RomanianStemmer::new),
                RomanianAnalyzer::getDefaultStopSet);
        add("ru", in -> in, RussianLightStemFilter::new, RussianAnalyzer::getDefaultStopSet);
        add("sr", SerbianNormalizationFilter::new, snowball(SerbianStemmer::new), SerbianAnalyzer::getDefaultStopSet);
        add("sv", in -> in, SwedishLightStemFilter::new, SwedishAnalyzer::getDefaultStopSet);
        add("ta", in -> in, snowball(TamilStemmer::new), TamilAnalyzer::getDefaultStopSet);
        add(
                "te",
                in -> new TeluguNormalizationFilter(new IndicNormalizationFilter(in)),
                TeluguStemFilter::new,
                TeluguAnalyzer::getDefaultStopSet);
        addAccented(
                "tr",
                in -> new TurkishLowerCaseFilter(new ApostropheFilter(in)),
                snowball(TurkishStemmer::new),
                TurkishAnalyzer::getDefaultStopSet);
        WITHOUT_STEMS.forEach(code -> add(code, in -> in, in -> in, () -> CharArraySet.EMPTY_SET));
    }

    /** The language of a BCP 47 tag. */
    static Language of(String tag) {
        Language plain = KNOWN.get(tag);
        if (plain != null) {
            return plain;
        }
        String primary = SUBTAGS.split(tag.strip().toLowerCase(Locale.ROOT), 2)[0];
        return KNOWN.getOrDefault(SAME.getOrDefault(primary, primary), OTHER);
    }

    /** Whether its words are written without spaces, in an alphabet that a dictionary cuts. */
    boolean isThai() {
        return code.equals("th");
    }

    private static void add(
            String code,
            UnaryOperator<TokenStream> normalised,
            UnaryOperator<TokenStream> stemmed,
            Supplier<CharArraySet> stopWords) {
        KNOWN.put(code, new Language(code, in -> normalised.apply(new LowerCaseFilter(in)), false, stemmed, stopWords));
    }

    private static void addAccented(
            String code,
            UnaryOperator<TokenStream> lowered,
            UnaryOperator<TokenStream> stemmed,
            Supplier<CharArraySet> stopWords) {
        KNOWN.put(code, new Language(code, lowered, true, stemmed, stopWords));
    }

    private static UnaryOperator<TokenStream> snowball(Supplier<SnowballStemmer> stemmer) {
        return in -> new SnowballFilter(in, stemmer.get());
    }

    private static CharArraySet articles(String... articles) {
        return new CharArraySet(Set.of(articles), true);
    }
}
