package press.dateline.moderation;

import press.dateline.classifier.Classifier;

/** A version of the spam classifier. */
record SpamModel(int version, Classifier classifier) {}
