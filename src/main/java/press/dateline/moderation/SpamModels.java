package press.dateline.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.classifier.Classifier;

/** The versions of the spam classifier, and the newest that this instance has met, in memory. */
@ApplicationScoped
class SpamModels {

    private final Session session;
    private volatile @Nullable SpamModel known;

    SpamModels(Session session) {
        this.session = session;
    }

    /**
     * The version that is or just was the newest; null for version 0. One statement where this instance has not met it
     * yet: one comment loads it, and the others wait.
     */
    @Nullable
    SpamModel model(int version) {
        if (version == 0) {
            return null;
        }
        SpamModel model = known;
        return model != null && model.version() == version ? model : load(version);
    }

    private synchronized SpamModel load(int version) {
        SpamModel model = stored(version);
        known = model;
        return model;
    }

    /** A version, however old; one statement, none for the one in memory. */
    SpamModel stored(int version) {
        SpamModel model = known;
        if (model != null && model.version() == version) {
            return model;
        }
        byte[] bytes = session.createNativeQuery("SELECT model FROM spam_model WHERE version = :version", byte[].class)
                .setParameter("version", version)
                .getSingleResult();
        return new SpamModel(version, Classifier.of(bytes));
    }
}
