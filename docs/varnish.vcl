# Varnish (6 or 7, with the module xkey) in front of Dateline: answers are kept until Dateline says that they are
# outdated. Set the backend, and who may purge: Dateline's own hosts. Dateline wants DATELINE_PURGE_URLS=http://<this>/
vcl 4.1;

import std;
import xkey;

backend dateline {
    .host = "127.0.0.1";
    .port = "8080";
}

acl purgers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ purgers) {
            return (synth(403, "Only Dateline purges"));
        }
        # Tags are parted by commas in Cache-Tag, by spaces for xkey.
        xkey.purge(regsuball(req.http.Cache-Tag, ",", " "));
        return (synth(200, "Purged"));
    }
    # Answers to these are for the caller alone.
    if (req.http.X-Api-Key || req.http.Authorization || req.http.Dateline-Preview || req.url ~ "[?&]minSeq=") {
        return (pass);
    }
}

sub vcl_backend_response {
    # Nothing is given after its time.
    set beresp.grace = 0s;
    set beresp.http.xkey = regsuball(beresp.http.Cache-Tag, ",", " ");
    if (beresp.http.Cache-Control ~ "private|no-store" || beresp.http.CDN-Cache-Control ~ "no-store") {
        set beresp.ttl = 0s;
        set beresp.uncacheable = true;
        return (deliver);
    }
    # RFC 9213: what is meant for caches that are purged goes before Cache-Control.
    if (beresp.http.CDN-Cache-Control ~ "max-age=") {
        set beresp.ttl = std.duration(
            regsub(beresp.http.CDN-Cache-Control, ".*max-age=([0-9]+).*", "\1s"), 0s);
    }
}

sub vcl_deliver {
    unset resp.http.xkey;
    unset resp.http.Cache-Tag;
    unset resp.http.Cache-Groups;
    unset resp.http.CDN-Cache-Control;
}
