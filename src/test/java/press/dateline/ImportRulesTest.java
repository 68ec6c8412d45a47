package press.dateline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static press.dateline.ArchitectureTest.CODE;
import static press.dateline.ArchitectureTest.ROOT;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may import what. */
class ImportRulesTest {

    /** The layers below the features, and those features that are cards: what articles are made of. */
    private static final Set<String> BASE = Set.of("database", "web", "change", "access");

    private static final Set<String> CARDS = with(BASE, "site", "person", "place", "image");
    private static final Set<String> CONTENT = with(CARDS, "block", "revision");
    private static final Set<String> ARTICLES =
            with(CONTENT, "html", "document", "form", "text", "index", "reading", "mention", "article", "cache");

    private static final Set<String> KNOWN = with(
            ARTICLES,
            "language",
            "classifier",
            "moderation",
            "reader",
            "sanction",
            "appeal",
            "comment",
            "queue",
            "live",
            "partner",
            "search",
            "syndication",
            "feed",
            "incoming",
            "importing",
            "exporting",
            "fetch",
            "ingest",
            "audit",
            "entitlement",
            "verdict",
            "preview",
            "plan",
            "usage",
            "quota",
            "guide");

    @Test
    void everyPackageHasItsPlace() {
        classes()
                .should()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(ROOT), KNOWN.stream().map(ImportRulesTest::inside))
                                .toArray(String[]::new))
                .because(
                        "a package that no rule names may import everything: name it here and in the rule of its layer")
                .check(CODE);
    }

    @Test
    void databaseImportsNothing() {
        mayImport("database", Set.of(), "it starts before everything else");
    }

    @Test
    void webImportsNoFeature() {
        mayImport("web", Set.of("database"), "all features stand on it");
    }

    @Test
    void changeImportsWeb() {
        mayImport("change", Set.of("database", "web"), "the log knows things by type and id only");
    }

    @Test
    void accessImportsChange() {
        mayImport("access", Set.of("database", "web", "change"), "who may see something does not depend on what it is");
    }

    @Test
    void cacheImportsAccess() {
        mayImport("cache", BASE, "it keeps bytes by audience and tag, whatever they say");
    }

    @Test
    void cardsKnowNothingOfEachOtherAndOfArticles() {
        for (String feature : List.of("site", "person", "place", "image")) {
            mayImport(feature, BASE, "each can be changed alone; across them it is an id and a foreign key");
        }
    }

    @Test
    void mentionImportsPeopleAndPlaces() {
        mayImport(
                "mention", with(BASE, "language", "person", "place"), "it finds names in text, whoever wrote the text");
    }

    @Test
    void languageImportsNothing() {
        mayImport("language", Set.of(), "it knows words, and nothing of what they name");
    }

    @Test
    void classifierImportsNothing() {
        mayImport("classifier", Set.of(), "it learns from numbers, whatever they stand for");
    }

    @Test
    void incomingImportsNothing() {
        mayImport("incoming", Set.of(), "it reads what others write, whatever becomes of it here");
    }

    @Test
    void fetchImportsNothing() {
        mayImport("fetch", Set.of(), "where it may fetch from does not depend on what for");
    }

    @Test
    void textImportsWeb() {
        mayImport("text", Set.of("web"), "how text is searched does not depend on who wrote it, or where it is kept");
    }

    @Test
    void guidesImportWeb() {
        mayImport("guide", Set.of("web"), "they show documents, whatever these say");
    }

    @Test
    void blocksKnowNothingOfWhoHoldsThem() {
        mayImport("block", Set.of("web"), "they are text and marks, whatever an article does with them");
        mayImport("html", Set.of("web", "block"), "it is one way of writing blocks down");
    }

    @Test
    void revisionsKnowNothingOfTheLifeOfArticles() {
        mayImport("revision", with(CARDS, "block", "html"), "what is written does not depend on who may read it yet");
        mayImport("document", CONTENT, "a document is a function of a published revision and its cards");
    }

    @Test
    void formsAreWrittenFromDocuments() {
        mayImport("form", with(CONTENT, "html", "document"), "what a document leaves out is in no other form either");
    }

    @Test
    void indexKnowsDocumentsOnly() {
        mayImport(
                "index",
                with(BASE, "document", "text"),
                "it is made from what was rendered, and finds it by ids, times and words");
    }

    @Test
    void readingKnowsNothingOfWriting() {
        mayImport(
                "reading",
                with(CONTENT, "html", "document", "form", "text", "index"),
                "what is read was rendered before, whoever wrote it and however it was published");
    }

    @Test
    void feedsAreWrittenFromWhatIsRead() {
        mayImport(
                "feed",
                with(CONTENT, "html", "document", "form", "text", "index", "reading"),
                "a feed is a list of published articles in another form");
    }

    @Test
    void articleImportsWhatItIsMadeOf() {
        mayImport(
                "article",
                with(CONTENT, "html", "document", "form", "index", "reading", "mention"),
                "what is added to articles comes through ArticlePart or an event");
    }

    @Test
    void moderationKnowsNothingOfDiscussions() {
        mayImport(
                "moderation",
                with(BASE, "language", "classifier", "site", "sanction"),
                "it judges values, whoever stores what they became, by what was laid on who wrote them");
    }

    @Test
    void readersKnowNothingOfDiscussions() {
        mayImport("reader", with(BASE, "site"), "it knows who somebody is, whatever they say");
    }

    @Test
    void sanctionsAndAppealsKnowNothingOfDiscussions() {
        mayImport("sanction", with(BASE, "site", "reader"), "they are laid on readers, whatever these do");
        mayImport("appeal", with(BASE, "reader", "moderation"), "it is a reader's, against what that was told");
    }

    @Test
    void partnersKnowNothingOfWhatTheyGet() {
        mayImport("partner", BASE, "who somebody is, and whether they may come in, does not depend on what there is");
    }

    @Test
    void entitlementsKnowWhatArticlesAreListedUnder() {
        mayImport("entitlement", with(BASE, "site"), "they are agreed on in words; what is seen access decides");
    }

    @Test
    void exportsKnowNothingOfWhatTheyHold() {
        mayImport("exporting", BASE, "each feature writes its own lines");
    }

    @Test
    void auditKnowsNothingOfWhatWasDone() {
        mayImport("audit", with(BASE, "site"), "it reads ids and words; the site says where days begin");
    }

    @Test
    void plansUsageAndQuotasKnowNothingOfWhatIsAnswered() {
        mayImport("plan", BASE, "it says what somebody may use, whoever keeps account");
        mayImport("usage", BASE, "it counts answers, whatever is in them");
        mayImport("quota", with(BASE, "usage"), "it lets out what is counted, or does not");
    }

    @Test
    void whatServesArticlesImportsThemAndWhatIsBelow() {
        mayImport(
                "comment",
                with(ARTICLES, "moderation", "reader", "sanction", "appeal"),
                "the pipeline judges what readers post");
        mayImport(
                "queue",
                with(ARTICLES, "moderation", "reader", "sanction", "appeal", "comment"),
                "moderators decide on comments; discussions do not know by whom");
        mayImport(
                "live",
                with(ARTICLES, "moderation", "comment"),
                "it tells what has changed; discussions do not know to whom");
        mayImport(
                "importing",
                with(ARTICLES, "incoming"),
                "what others write is read without knowing what becomes of it");
        mayImport(
                "ingest",
                with(BASE, "importing", "fetch"),
                "what is fetched is imported as a file is; imports do not know from where");
        for (String feature : List.of("search", "syndication", "preview", "verdict")) {
            mayImport(feature, ARTICLES, "none of them may need another");
        }
    }

    @Test
    void nobodyImportsTheProgram() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .because("the program starts the features, not the other way round")
                .check(CODE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("what lies in a circle cannot be changed, tested or understood alone")
                .check(CODE);
    }

    private static void mayImport(String feature, Set<String> allowed, String because) {
        noClasses()
                .that()
                .resideInAPackage(inside(feature))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(with(allowed, feature).stream()
                                .map(ImportRulesTest::inside)
                                .toArray(String[]::new)))))
                .because(because)
                .allowEmptyShould(true) // the later features do not exist yet
                .check(CODE);
    }

    private static String inside(String feature) {
        return ROOT + "." + feature + "..";
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
