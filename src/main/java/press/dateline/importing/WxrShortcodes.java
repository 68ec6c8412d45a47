package press.dateline.importing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * WordPress's shortcodes in a text. Those of its core that show something become HTML, as do those that name an address
 * of something to be embedded; of all others the text between them stays, and they are told.
 */
final class WxrShortcodes {

    /** What a picture that is known by its number is called in HTML. */
    static final String ATTACHMENT = "urn:wxr:attachment:";

    /** Elements in which there are none. */
    private static final Set<String> WHOLE = Set.of("pre", "code", "script", "style");

    private static final Pattern TAG =
            Pattern.compile("\\[(\\[?)(/?)([A-Za-z][A-Za-z0-9_-]{0,60})((?:\\s[^\\[\\]]{0,5000})?)\\](\\]?)");

    private static final Pattern CLOSING = Pattern.compile("\\[/([A-Za-z][A-Za-z0-9_-]{0,60})\\]");

    private static final Pattern NAMED_VALUE = Pattern.compile("[A-Za-z0-9_-]\\s*+=\\s*+[^\\s=]");

    private static final Pattern ATTRIBUTE = Pattern.compile(
            "([A-Za-z0-9_-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s'\"]+))|\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private static final Pattern URL = Pattern.compile("https?://[^\\s\"'\\]<>]+");

    private static final Set<String> EMBEDS =
            Set.of(("youtube vimeo twitter tweet instagram facebook soundcloud spotify dailymotion tiktok ted flickr"
                            + " slideshare scribd gist bandcamp mixcloud reddit wpvideo videopress googlemaps polldaddy"
                            + " crowdsignal getty kickstarter pinterest")
                    .split(" "));

    /** Those that plugins make without saying more. */
    private static final Set<String> KNOWN =
            Set.of(("archives contact-form contact-form-7 playlist sitemap social-share"
                            + " subscribe testimonials toc tweetmeme woocommerce")
                    .split(" "));

    private static final List<String> SOUNDS = List.of("src", "mp3", "m4a", "ogg", "wav", "flac", "wma");
    private static final Set<String> TAKES_INNER = Set.of("caption", "wp_caption", "audio", "video", "embed");

    private static final List<String> FILMS = List.of("src", "mp4", "m4v", "webm", "ogv", "flv", "wmv");

    private final Set<String> notes = new LinkedHashSet<>();
    /** Where which names are closed in the text at hand, from here on. */
    private final Map<String, Deque<Integer>> closings = new HashMap<>();

    /** What was left out, and what may be a shortcode and is kept. */
    Set<String> notes() {
        return notes;
    }

    /** The text with HTML in the place of shortcodes; what stands in pre and code is as it was. */
    String html(String text) {
        if (text.indexOf('[') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        WxrTokens tokens = new WxrTokens(text, WHOLE);
        int from = 0;
        while (tokens.next()) {
            // Brackets between a shortcode's own belong to it, as do pictures in captions; so only these part a text.
            if (tokens.name().isEmpty() || WHOLE.contains(tokens.name())) {
                replace(text.substring(from, tokens.start()), out);
                out.append(text, tokens.start(), tokens.end());
                from = tokens.end();
            }
        }
        replace(text.substring(from), out);
        return out.toString();
    }

    private void replace(String text, StringBuilder out) {
        closings.clear();
        Matcher closing = CLOSING.matcher(text);
        while (closing.find()) {
            closings.computeIfAbsent(closing.group(1), _ -> new ArrayDeque<>()).add(closing.start());
        }
        Matcher tag = TAG.matcher(text);
        int from = 0;
        while (from <= text.length() && tag.find(from)) {
            out.append(text, from, tag.start());
            if (!tag.group(1).isEmpty() && !tag.group(5).isEmpty()) {
                // Doubled brackets are how a text shows a shortcode.
                out.append(tag.group(), 1, tag.group().length() - 1);
                from = tag.end();
            } else {
                int start = tag.end() - tag.group(5).length();
                out.append(tag.group(1));
                from = shortcode(tag, text, start, out);
            }
        }
        out.append(text, Math.min(from, text.length()), text.length());
    }

    /** Writes what a shortcode stands for; answers where the text goes on. */
    private int shortcode(Matcher tag, String text, int end, StringBuilder out) {
        String name = tag.group(3).toLowerCase(Locale.ROOT);
        if (!tag.group(2).isEmpty()) {
            // What it closes was left out, or it closes nothing.
            return end;
        }
        String rest = tag.group(4).strip();
        boolean alone = rest.endsWith("/");
        Map<String, String> attributes = attributes(alone ? rest.substring(0, rest.length() - 1) : rest);
        int close = alone ? -1 : close(tag.group(3), end);
        int after = close < 0 ? end : close + "[/]".length() + tag.group(3).length();
        boolean takesInner = TAKES_INNER.contains(name) || EMBEDS.contains(name);
        @Nullable String inner = close < 0 || !takesInner ? null : text.substring(end, close);
        return switch (name) {
            case "caption", "wp_caption" -> {
                caption(attributes, inner == null ? "" : inner, out);
                yield after;
            }
            case "gallery" -> {
                gallery(attributes, out);
                yield end;
            }
            case "audio" -> {
                media("audio", SOUNDS, attributes, inner, out);
                yield after;
            }
            case "video" -> {
                media("video", FILMS, attributes, inner, out);
                yield after;
            }
            case "embed" -> {
                embed("embed", rest + " " + (inner == null ? "" : inner), out);
                yield after;
            }
            default -> {
                if (EMBEDS.contains(name)) {
                    embed(name, rest + " " + (inner == null ? "" : inner), out);
                    yield after;
                }
                other(name, rest, alone || close >= 0, out, tag.group());
                yield end;
            }
        };
    }

    /** Where a name is closed next; below 0 where it is not. */
    private int close(String name, int from) {
        @Nullable Deque<Integer> places = closings.get(name);
        while (places != null && !places.isEmpty() && places.getFirst() < from) {
            places.removeFirst();
        }
        return places == null || places.isEmpty() ? -1 : places.getFirst();
    }

    /** What looks like none is text, and stays; words in brackets are not worth a note. */
    private void other(String name, String rest, boolean ends, StringBuilder out, String whole) {
        boolean isShortcode = ends
                || name.indexOf('_') >= 0
                || KNOWN.contains(name)
                || NAMED_VALUE.matcher(rest).find();
        if (isShortcode) {
            notes.add("the shortcode [" + name + "] is left out"
                    + (ends && !rest.endsWith("/") ? ", less the text in it" : ""));
            return;
        }
        if (rest.isEmpty()) {
            notes.add(whole + " is kept as text");
        }
        out.append(whole);
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find() && attributes.size() < 50) {
            if (attribute.group(1) == null) {
                String value = first(attribute, 5, 6, 7);
                attributes.putIfAbsent("src", value);
            } else {
                attributes.putIfAbsent(attribute.group(1).toLowerCase(Locale.ROOT), first(attribute, 2, 3, 4));
            }
        }
        return attributes;
    }

    private static String first(Matcher matcher, int... groups) {
        for (int group : groups) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return "";
    }

    /** A picture with its caption: in an attribute in old texts, else after the picture. */
    private void caption(Map<String, String> attributes, String inner, StringBuilder out) {
        String picture = inner;
        String caption = attributes.getOrDefault("caption", "");
        if (caption.isEmpty()) {
            int image = inner.toLowerCase(Locale.ROOT).lastIndexOf("<img");
            int end = image < 0 ? -1 : inner.indexOf('>', image);
            int link = end < 0 ? -1 : inner.indexOf("</a>", end);
            end = link >= 0 && inner.substring(end + 1, link).isBlank() ? link + 3 : end;
            picture = end < 0 ? "" : inner.substring(0, end + 1);
            caption = end < 0 ? inner : inner.substring(end + 1);
        }
        out.append("\n\n<figure class=\"wp-caption\">").append(picture.strip());
        if (!caption.isBlank()) {
            out.append("<figcaption>").append(caption.strip()).append("</figcaption>");
        }
        out.append("</figure>\n\n");
    }

    private void gallery(Map<String, String> attributes, StringBuilder out) {
        String ids = attributes.getOrDefault("ids", attributes.getOrDefault("include", ""));
        if (ids.isBlank()) {
            notes.add("[gallery] without ids shows what is attached to the post: it is left out");
            return;
        }
        out.append("\n\n<figure class=\"gallery\">");
        for (String id : ids.split("[^0-9]+", 201)) {
            if (!id.isEmpty()) {
                out.append("<img src=\"").append(ATTACHMENT).append(id).append("\">");
            }
        }
        out.append("</figure>\n\n");
    }

    private void media(
            String element,
            List<String> names,
            Map<String, String> attributes,
            @Nullable String inner,
            StringBuilder out) {
        String url = names.stream()
                .map(name -> attributes.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(inner == null ? "" : inner.strip());
        Matcher address = URL.matcher(url);
        if (!address.find()) {
            notes.add("the shortcode [" + element + "] names no address: it is left out");
            return;
        }
        out.append("\n\n<")
                .append(element)
                .append(" src=\"")
                .append(escaped(address.group()))
                .append('"');
        String poster = attributes.getOrDefault("poster", "");
        if (element.equals("video") && !poster.isBlank()) {
            out.append(" poster=\"").append(escaped(poster)).append('"');
        }
        out.append("></").append(element).append(">\n\n");
    }

    private void embed(String name, String text, StringBuilder out) {
        Matcher address = URL.matcher(text.replace("&amp;", "&"));
        Matcher number = Pattern.compile("[0-9]{5,12}").matcher(text);
        if (address.find()) {
            out.append("\n\n<figure>").append(escaped(address.group())).append("</figure>\n\n");
        } else if (name.equals("vimeo") && number.find()) {
            out.append("\n\n<figure>https://vimeo.com/").append(number.group()).append("</figure>\n\n");
        } else {
            notes.add("the shortcode [" + name + "] names no address: it is left out");
        }
    }

    private static String escaped(String url) {
        return url.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
