package press.dateline.importing;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** WordPress exports, as tests make them. */
final class Wxr {

    static final String BASE = "https://old.example";

    private Wxr() {}

    /** An export with this in its channel. */
    static String file(String... content) {
        return ofVersion("1.2", content);
    }

    /** Imports an export with this in its channel, to the end. */
    static Response wxr(String... content) {
        return Jobs.done(Jobs.upload(file(content).getBytes(StandardCharsets.UTF_8), "wxr"));
    }

    static String ofVersion(String version, String... content) {
        return """
                <?xml version="1.0" encoding="UTF-8" ?>
                <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/%1$s/excerpt/"
                  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                  xmlns:wp="http://wordpress.org/export/%1$s/">
                <channel><title>Old</title><link>%2$s</link><language>en-GB</language>
                <wp:wxr_version>%1$s</wp:wxr_version><wp:base_blog_url>%2$s</wp:base_blog_url>
                %3$s
                </channel></rss>
                """.formatted(version, BASE, String.join("\n", content));
    }

    static String author(String login, String name) {
        return "<wp:author><wp:author_id>1</wp:author_id><wp:author_login>" + login + "</wp:author_login>"
                + "<wp:author_email>" + login + "@secret.example</wp:author_email><wp:author_display_name>" + name
                + "</wp:author_display_name></wp:author>";
    }

    static String category(String slug, String name, String parent) {
        return "<wp:category><wp:term_id>" + slug.length() + "</wp:term_id><wp:category_nicename>" + slug
                + "</wp:category_nicename><wp:category_parent>" + parent + "</wp:category_parent><wp:cat_name><![CDATA["
                + name + "]]></wp:cat_name></wp:category>";
    }

    /** A published post of 2 May 2017. */
    static String post(int id, String title, String content, String... more) {
        return item(id, "post", "publish", title, content, more);
    }

    static String item(int id, String type, String status, String title, String content, String... more) {
        return """
                <item><title>%3$s</title><link>%6$s/2017/05/story-%1$d/</link>
                <pubDate>Tue, 02 May 2017 17:40:00 +0000</pubDate><dc:creator>ann</dc:creator>
                <guid isPermaLink="false">%6$s/?p=%1$d</guid>
                <content:encoded><![CDATA[%4$s]]></content:encoded><wp:post_id>%1$d</wp:post_id>
                <wp:post_date>2017-05-02 18:40:00</wp:post_date><wp:post_date_gmt>2017-05-02 17:40:00</wp:post_date_gmt>
                <wp:post_name>story-%1$d</wp:post_name><wp:status>%5$s</wp:status><wp:post_type>%2$s</wp:post_type>
                %7$s</item>
                """.formatted(id, type, title, content, status, BASE, String.join("", more));
    }

    static String attachment(int id, String file, String more) {
        return item(
                id,
                "attachment",
                "inherit",
                "Picture " + id,
                "",
                "<wp:attachment_url>" + BASE + "/files/" + file + "</wp:attachment_url>" + more);
    }

    static String meta(String key, String value) {
        return "<wp:postmeta><wp:meta_key>" + key + "</wp:meta_key><wp:meta_value><![CDATA[" + value
                + "]]></wp:meta_value></wp:postmeta>";
    }

    static String in(String domain, String slug, String name) {
        return "<category domain=\"" + domain + "\" nicename=\"" + slug + "\"><![CDATA[" + name + "]]></category>";
    }

    static String comment(int id, int parent, String state, String type, String text) {
        return comment(Map.of("id", id, "parent", parent, "approved", state, "type", type, "content", text));
    }

    private static String comment(Map<String, Object> members) {
        StringBuilder comment = new StringBuilder("<wp:comment>");
        members.forEach((name, value) ->
                comment.append("<wp:comment_" + name + "><![CDATA[" + value + "]]></wp:comment_" + name + ">"));
        return comment
                + "<wp:comment_author>Reader " + members.get("id") + "</wp:comment_author>"
                + "<wp:comment_author_email>reader@secret.example</wp:comment_author_email>"
                + "<wp:comment_author_IP>203.0.113.7</wp:comment_author_IP>"
                + "<wp:comment_date_gmt>2017-05-03 08:00:00</wp:comment_date_gmt></wp:comment>";
    }
}
