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
    private final SiteDesk desk;
    private final MergePatch patches;

    SiteImport(Sites sites, SiteDesk desk, MergePatch patches) {
        this.sites = sites;
        this.desk = desk;
        this.patches = patches;
    }

    @Override
    public String word() {
        return "site";
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        Site site = sites.the();
        SiteChanges wanted = patches.apply(SiteChanges.of(site), line, SiteChanges.class);
        return desk.change(site, wanted, actor) ? Outcome.UPDATED : Outcome.UNCHANGED;
    }
}
