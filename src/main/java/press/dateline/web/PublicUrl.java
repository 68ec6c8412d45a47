package press.dateline.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** The root of all links that answers carry: scheme, host and path, without a slash at the end. */
@ApplicationScoped
public class PublicUrl {

    private final String root;

    PublicUrl(WebSettings settings) {
        URI url = settings.publicUrl();
        if (!url.isAbsolute() || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("DATELINE_PUBLIC_URL (dateline.public-url) must be an absolute http"
                    + " or https URL without query and fragment, such as https://api.example.org; it is '" + url + "'");
        }
        this.root = url.toString().replaceAll("/+$", "");
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
