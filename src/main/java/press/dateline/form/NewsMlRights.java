package press.dateline.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import press.dateline.revision.Rights;

/** Writes what may be done with an article: {@code rightsInfo} of NewsML-G2. */
final class NewsMlRights {

    /** Of the PLUS vocabulary: no machine may be trained on it. */
    private static final String NO_TRAINING = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING";

    private final XmlWriter xml;
    private final ObjectMapper json;

    NewsMlRights(XmlWriter xml, ObjectMapper json) {
        this.xml = xml;
        this.json = json;
    }

    void write(NewsObject story) {
        Rights rights = story.article().rights();
        Policy policy = Policy.of(rights);
        if (rights.holder() == null && rights.creditLine() == null && rights.terms() == null && !policy.restricts()) {
            return;
        }
        xml.start("rightsInfo");
        if (rights.holder() != null) {
            xml.start("copyrightHolder").line("name", rights.holder()).end();
        }
        xml.element("copyrightNotice", rights.creditLine());
        if (rights.terms() != null) {
            xml.start("usageTerms")
                    .attribute("href", WebAddress.of(rights.terms()))
                    .text(rights.terms())
                    .end();
        }
        if (policy.restricts()) {
            xml.start("rightsExpressionData")
                    .attribute("langid", Policy.LANGUAGE)
                    .attribute("enctype", Policy.MEDIA_TYPE)
                    .text(policy.json(story.uri(), json))
                    .end();
        }
        if (!policy.mayTrain()) {
            xml.empty("dataMining", "uri", NO_TRAINING);
        }
        xml.end();
    }
}
