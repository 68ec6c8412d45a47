package press.dateline.moderation;

/** A step of the pipeline: a function of what is judged and of the rules in force, and of nothing else. */
interface Phase {

    Answer judge(Submission submission, Rules rules);
}
