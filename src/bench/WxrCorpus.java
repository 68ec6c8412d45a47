import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/**
 * Writes a WordPress export to standard output, the same for the same arguments: posts of both editors with authors,
 * categories, tags, a featured image, an image in the text, three comments each; where {@code plain} is said, without
 * images and comments. One source file, run by the JDK:
 *
 * <pre>
 * java src/bench/WxrCorpus.java 10000 [plain] &gt;wordpress.xml
 * </pre>
 */
final class WxrCorpus {

    private static final int AUTHORS = 50;
    private static final int CATEGORIES = 40;
    private static final int TAGS = 1_000;
    private static final int WORDS = 300;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Random random = new Random(1);
    private final Writer out;
    private final boolean plain;

    private WxrCorpus(Writer out, boolean plain) {
        this.out = out;
        this.plain = plain;
    }

    public static void main(String... arguments) throws IOException {
        int posts = Integer.parseInt(arguments[0]);
        try (Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
            new WxrCorpus(out, arguments.length > 1 && arguments[1].equals("plain")).write(posts);
        }
    }

    private void write(int posts) throws IOException {
        out.write("""
                <?xml version="1.0" encoding="UTF-8" ?>
                <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
                  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                  xmlns:wp="http://wordpress.org/export/1.2/">
                <channel><title>Bench</title><link>https://old.example</link><language>en-GB</language>
                <wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>
                """);
        for (int i = 0; i < AUTHORS; i++) {
            out.write("<wp:author><wp:author_login>author" + i + "</wp:author_login><wp:author_display_name>" + word(i * 7)
                    + " " + word(i * 11 + 3) + "</wp:author_display_name></wp:author>\n");
        }
        for (int i = 0; i < CATEGORIES; i++) {
            out.write("<wp:category><wp:term_id>" + i + "</wp:term_id><wp:category_nicename>category-" + i
                    + "</wp:category_nicename><wp:category_parent>" + (i < 10 ? "" : "category-" + i % 10)
                    + "</wp:category_parent><wp:cat_name>Category " + i + "</wp:cat_name></wp:category>\n");
        }
        for (int i = 0; i < posts; i++) {
            post(i);
            if (!plain) {
                attachment(i);
            }
        }
        out.write("</channel></rss>\n");
    }

    private void post(int number) throws IOException {
        String at = TIME.format(LocalDateTime.of(2005, 1, 1, 0, 0).plusMinutes(600L * number % 10_000_000));
        int id = number * 2 + 1;
        out.write("<item><title>" + sentence(7) + "</title><link>https://old.example/" + at.substring(0, 4) + "/post-"
                + number + "/</link><dc:creator>author" + random.nextInt(AUTHORS) + "</dc:creator>"
                + "<guid isPermaLink=\"false\">https://old.example/?p=" + id + "</guid><content:encoded><![CDATA[");
        body(number);
        out.write("]]></content:encoded><excerpt:encoded><![CDATA[" + sentence(20) + "]]></excerpt:encoded><wp:post_id>"
                + id + "</wp:post_id><wp:post_date_gmt>" + at + "</wp:post_date_gmt><wp:post_name>post-" + number
                + "</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>");
        int category = random.nextInt(CATEGORIES);
        out.write("<category domain=\"category\" nicename=\"category-" + category + "\">Category " + category
                + "</category>");
        for (int i = 0; i < 4; i++) {
            int tag = random.nextInt(TAGS);
            out.write("<category domain=\"post_tag\" nicename=\"tag-" + tag + "\">Tag " + tag + "</category>");
        }
        if (!plain) {
            featuredImage(id + 1);
            comments(number, at);
        }
        out.write("</item>\n");
    }

    private void featuredImage(int id) throws IOException {
        out.write("<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>" + id
                + "</wp:meta_value></wp:postmeta>");
    }

    private void comments(int number, String at) throws IOException {
        for (int i = 1; i <= 3; i++) {
            int comment = number * 3 + i;
            out.write("<wp:comment><wp:comment_id>" + comment + "</wp:comment_id><wp:comment_author>" + word(comment)
                    + "</wp:comment_author><wp:comment_date_gmt>" + at + "</wp:comment_date_gmt><wp:comment_content>"
                    + sentence(25) + "</wp:comment_content><wp:comment_approved>1</wp:comment_approved>"
                    + "<wp:comment_type>comment</wp:comment_type><wp:comment_parent>" + (i == 1 ? 0 : comment - 1)
                    + "</wp:comment_parent></wp:comment>");
        }
    }

    /** Every other one is of blocks. */
    private void body(int number) throws IOException {
        String picture = "<img src=\"https://old.example/files/" + number + "-300x200.jpg\" alt=\"" + sentence(4) + "\">";
        for (int i = 0; i < WORDS / 50; i++) {
            if (number % 2 == 0) {
                out.write("<!-- wp:paragraph -->\n<p>" + sentence(25) + " <strong>" + sentence(5) + "</strong> "
                        + sentence(20) + "</p>\n<!-- /wp:paragraph -->\n\n");
            } else {
                out.write(sentence(25) + " <strong>" + sentence(5) + "</strong> " + sentence(20) + "\n\n");
            }
        }
        if (plain) {
            return;
        }
        out.write(number % 2 == 0
                ? "<!-- wp:image -->\n<figure class=\"wp-block-image\">" + picture + "<figcaption>" + sentence(6)
                        + "</figcaption></figure>\n<!-- /wp:image -->"
                : "[caption width=\"300\"]" + picture + " " + sentence(6) + "[/caption]");
    }

    private void attachment(int number) throws IOException {
        out.write("<item><title>" + sentence(3) + "</title><wp:post_id>" + (number * 2 + 2) + "</wp:post_id>"
                + "<excerpt:encoded>" + sentence(8) + "</excerpt:encoded><wp:status>inherit</wp:status>"
                + "<wp:post_type>attachment</wp:post_type><wp:attachment_url>https://old.example/files/" + number
                + ".jpg</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_metadata</wp:meta_key><wp:meta_value>"
                + "a:2:{s:5:\"width\";i:1600;s:6:\"height\";i:1067;}</wp:meta_value></wp:postmeta></item>\n");
    }

    private String sentence(int words) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            String word = word((int) Math.pow(40_000, random.nextDouble()));
            sentence.append(i == 0 ? word : " " + word.toLowerCase(java.util.Locale.ROOT));
        }
        return sentence.append('.').toString();
    }

    /** An invented word by its number. */
    private static String word(int number) {
        String[] syllables = {"ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "zo", "ka", "le"};
        StringBuilder word = new StringBuilder();
        int left = number + 16;
        while (left > 0) {
            word.append(syllables[left % 16]);
            left /= 16;
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
