package press.dateline.web;

import jakarta.enterprise.context.ApplicationScoped;

/** How large a JSON body may be; read when the first one comes, since filters are made before settings are. */
@ApplicationScoped
class BodyLimit {

    private final long bytes;

    BodyLimit(WebSettings settings) {
        this.bytes = settings.maxBody();
    }

    long bytes() {
        return bytes;
    }
}
