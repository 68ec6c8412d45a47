package press.dateline.html;

import org.jspecify.annotations.Nullable;

/**
 * A picture as HTML names it, from which the image that it stands for is found or made.
 *
 * @param src its address: http or https, or relative to where the HTML came from, or a URN
 * @param alt text for those who do not see it; empty where there is none
 * @param caption empty where there is none
 * @param credit whom the HTML names as its maker or owner; empty where there is none
 * @param width in pixels, where the HTML says so
 * @param height in pixels, where the HTML says so
 */
public record ImageReference(
        String src,
        String alt,
        String caption,
        String credit,
        @Nullable Integer width,
        @Nullable Integer height) {

    ImageReference with(String newCaption, String newCredit) {
        return new ImageReference(src, alt, newCaption, newCredit, width, height);
    }
}
