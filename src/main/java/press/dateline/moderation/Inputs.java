package press.dateline.moderation;

/** All that the pipeline saw when it decided. */
record Inputs(Submission submission, RulesInForce rules) {}
