package press.dateline.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ImageShown;
import press.dateline.revision.Rights;

/** Writes what may be done with an article or image: {@code rightsInfo} of NewsML-G2. */
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
        write(story.uri(), rights.holder(), rights.creditLine(), rights.terms(), Policy.of(rights));
    }

    /** Where a story links to the image; the credit line stands beside. */
    void write(ImageShown image) {
        ImageShown.ImageRights rights = image.rights();
        if (rights != null) {
            write(NewsObject.uri(image.id()), rights.holder(), null, rights.licence(), Policy.of(rights));
        }
    }

    private void write(
            String uri, @Nullable String holder, @Nullable String notice, @Nullable String terms, Policy policy) {
        if (holder == null && notice == null && terms == null && !policy.restricts()) {
            return;
        }
        xml.start("rightsInfo");
        if (holder != null) {
            xml.start("copyrightHolder").line("name", holder).end();
        }
        xml.element("copyrightNotice", notice);
        if (terms != null) {
            xml.start("usageTerms")
                    .attribute("href", WebAddress.of(terms))
                    .text(terms)
                    .end();
        }
        if (policy.restricts()) {
            xml.start("rightsExpressionData")
                    .attribute("langid", Policy.LANGUAGE)
                    .attribute("enctype", Policy.MEDIA_TYPE)
                    .text(policy.json(uri, json))
                    .end();
        }
        if (!policy.mayTrain()) {
            xml.empty("dataMining", "uri", NO_TRAINING);
        }
        xml.end();
    }
}
