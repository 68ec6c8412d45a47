package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.testing.Api;

/** Feeds as Rome reads them. */
final class ReadFeed {

    private ReadFeed() {}

    /** The feed at an address, read by somebody without a key. */
    static SyndFeed at(String address) {
        return at(Api.anonymous(), address);
    }

    static SyndFeed at(RequestSpecification caller, String address) {
        Response answer = caller.get(address.substring(address.indexOf("/v1/")));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return of(answer);
    }

    /** What is answered at an address to somebody without a key. */
    static String body(String address) {
        Response answer = Api.anonymous().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }

    static SyndFeed of(Response answer) {
        try {
            return new SyndFeedInput()
                    .build(new StringReader(new String(answer.asByteArray(), StandardCharsets.UTF_8)));
        } catch (FeedException e) {
            throw new AssertionError("no feed: " + answer.asString(), e);
        }
    }

    static List<String> titles(SyndFeed feed) {
        return feed.getEntries().stream().map(SyndEntry::getTitle).toList();
    }

    /** Where a link leads; null where there is none. */
    static @Nullable String link(SyndFeed feed, String rel) {
        return Optional.ofNullable(feed.getLinks()).orElse(List.of()).stream()
                .filter(link -> link.getRel().equals(rel))
                .map(com.rometools.rome.feed.synd.SyndLink::getHref)
                .findFirst()
                .orElse(null);
    }
}
