package press.dateline.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.web.MergePatch;

/** Takes the site from Dateline's own NDJSON: a line changes what it names, and leaves the rest. */
@ApplicationScoped
class SiteImport implements CardImport {

    private final Sites sites;
    private final MergePatch patches;

    SiteImport(Sites sites, MergePatch patches) {
        this.sites = sites;
        this.patches = patches;
    }

    @Override
    public String word() {
        return "site";
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        Site site = sites.the();
        SiteChanges before = SiteChanges.of(site);
        SiteChanges after = patches.apply(before, line, SiteChanges.class);
        if (after.equals(before)) {
            return Outcome.UNCHANGED;
        }
        after.zone();
        after.applyTo(site);
        sites.edited(site, null, actor);
        return Outcome.UPDATED;
    }
}
