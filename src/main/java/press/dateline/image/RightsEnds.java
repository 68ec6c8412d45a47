package press.dateline.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardChanged;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.change.Due;
import press.dateline.change.DueHandler;
import press.dateline.change.DueKind;
import press.dateline.change.DueRows;
import press.dateline.web.Times;

/** Takes images out of all documents when their licences end. */
@ApplicationScoped
class RightsEnds implements DueHandler {

    private static final String REASON = "rights-expired";

    private final Images images;
    private final DueRows dues;
    private final ChangeLog log;
    private final Event<CardChanged> changed;
    private final Clock clock;

    RightsEnds(Images images, DueRows dues, ChangeLog log, Event<CardChanged> changed, Clock clock) {
        this.images = images;
        this.dues = dues;
        this.log = log;
        this.changed = changed;
        this.clock = clock;
    }

    /** Sets the ends of licences due, of images that were made or changed, in the running transaction. */
    void follow(List<Image> written, @Nullable UUID actor) {
        Instant now = Times.now(clock);
        List<Due> ends = new ArrayList<>();
        for (Image image : written) {
            if (image.expiresAt != null && image.expiresAt.isAfter(now)) {
                ends.add(new Due(ChangeType.IMAGE, image.id(), DueKind.RIGHTS_END, image.expiresAt, actor));
            } else if (image.revision() > 1) {
                dues.cancel(image.id(), DueKind.RIGHTS_END);
            }
        }
        dues.set(ends);
    }

    @Override
    public DueKind kind() {
        return DueKind.RIGHTS_END;
    }

    @Override
    public Outcome work(Due due) {
        if (!images.lockUnlessBusy(due.target())) {
            return Outcome.BUSY;
        }
        log.append(new Change(ChangeType.IMAGE, due.target(), ChangeKind.LEFT, null, REASON, due.actor()));
        changed.fire(new CardChanged(ChangeType.IMAGE, Set.of(due.target())));
        return Outcome.DONE;
    }
}
