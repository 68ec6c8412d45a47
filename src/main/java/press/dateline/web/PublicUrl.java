package press.dateline.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The root of all links that answers carry: scheme, host and path, without a slash at the end. */
@ApplicationScoped
public class PublicUrl {

    private final String root;

    PublicUrl(WebSettings settings, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.root = settings.publicUrl()
                .map(url -> url.toString().replaceAll("/+$", ""))
                .orElse("http://localhost:" + port);
    }

    /** The root itself. */
    public String root() {
        return root;
    }

    /**
     * An absolute link.
     *
     * @param path root-relative, beginning with a slash
     */
    public String to(String path) {
        return root + path;
    }

    /** A URL as it is where it is absolute; below the root where it is a path on this server. */
    public String absolute(String url) {
        return url.startsWith("/") ? to(url) : url;
    }
}
