package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import press.dateline.web.WebPages;
import press.dateline.web.WebSite;

/** The site, for other features. */
@ApplicationScoped
public class SiteLookup implements WebSite {

    private final Sites sites;

    SiteLookup(Sites sites) {
        this.sites = sites;
    }

    /** The site as it stands; one statement. */
    public SiteCard site() {
        return SiteCard.of(sites.the());
    }

    @Override
    public WebPages pages() {
        return site();
    }
}
