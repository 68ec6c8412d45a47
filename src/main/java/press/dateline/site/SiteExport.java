package press.dateline.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import press.dateline.change.LineExport;

/** Gives the site to Dateline's own NDJSON. */
@ApplicationScoped
class SiteExport implements LineExport {

    private final Sites sites;
    private final ObjectMapper json;

    SiteExport(Sites sites, ObjectMapper json) {
        this.sites = sites;
        this.json = json;
    }

    @Override
    public String word() {
        return "site";
    }

    /** What is not said takes the place of what a new database says. */
    @Override
    public void each(Consumer<ObjectNode> line) {
        ObjectNode site = json.createObjectNode().put("type", word());
        site.setAll(json.<ObjectNode>valueToTree(SiteChanges.of(sites.the())));
        line.accept(site);
    }
}
