package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;

/** The site, for other features. */
@ApplicationScoped
public class SiteLookup {

    private final Sites sites;

    SiteLookup(Sites sites) {
        this.sites = sites;
    }

    /** The site as it stands; one statement. */
    public SiteCard site() {
        return SiteCard.of(sites.the());
    }
}
