package press.dateline.moderation;

/** Lets through, whatever the mode, what readers say whom a moderator trusts, unless another rule has queued it. */
final class TrustPhase implements Phase {

    private static final Answer ACCEPT = new Answer(Answer.Decision.ACCEPT, null);

    @Override
    public Answer judge(Submission submission, Rules rules) {
        Standing reader = submission.reader();
        return reader != null && reader.trusted() ? ACCEPT : Answer.NEXT;
    }
}
