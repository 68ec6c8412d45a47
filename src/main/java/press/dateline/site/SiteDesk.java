package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the site is changed. */
@ApplicationScoped
class SiteDesk {

    private final Sites sites;

    SiteDesk(Sites sites) {
        this.sites = sites;
    }

    /** Changes the site; false where all is as it was. */
    boolean change(Site site, SiteChanges wanted, @Nullable UUID actor) {
        SiteChanges before = SiteChanges.of(site);
        if (wanted.equals(before)) {
            return false;
        }
        wanted.zone();
        wanted.comments().requireEachReactionOnce();
        wanted.applyTo(site);
        sites.edited(site, before, SiteChanges.of(site), actor);
        return true;
    }
}
