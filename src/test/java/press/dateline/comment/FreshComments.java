package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets the instance under test take in at once what happened in discussions. */
@ApplicationScoped
public class FreshComments {

    private final CommentStream stream;

    FreshComments(CommentStream stream) {
        this.stream = stream;
    }

    /** What was committed before is shown by what is read from now on. */
    public void look() {
        stream.look();
    }
}
