package press.dateline.site;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.WebPages;

/**
 * What other features need of the site: its name, and the addresses of its pages.
 *
 * @param commentsIdentity who may comment: guest, jwt or both
 * @param commentsPrompt what stands over a discussion
 * @param linkRules which links comments may have without being held back
 * @param spamRules what becomes of comments that the spam classifier knows
 * @param reservedNames what only staff may be called, beside what is known anyway
 * @param reactions which reactions readers may have to comments
 * @param keepsErasedTexts whether what a reader who is erased has said, and is shown, stays without the name
 * @param commentsEditMinutes for how long readers may edit a comment
 * @param readerRules what depends on who posts
 */
public record SiteCard(
        String name,
        @Nullable String tagline,
        String language,
        ZoneId timeZone,
        String webUrl,
        UrlPatterns patterns,
        String commentsIdentity,
        String commentsPrompt,
        LinkRules linkRules,
        SpamRules spamRules,
        List<String> reservedNames,
        List<String> reactions,
        boolean keepsErasedTexts,
        int commentsEditMinutes,
        ReaderRules readerRules)
        implements WebPages {

    static SiteCard of(Site site) {
        return new SiteCard(
                site.name,
                site.tagline,
                site.language,
                ZoneId.of(site.timeZone),
                site.webUrl,
                UrlPatterns.of(site),
                site.commentsIdentity,
                site.commentsPrompt,
                new LinkRules(site.commentsMostLinks, site.commentsLinkDomains),
                new SpamRules(site.commentsSpamQueueAbove, site.commentsSpamRejectAbove),
                site.commentsReservedNames,
                site.commentsReactions,
                site.commentsErasure.equals(CommentSettings.ANONYMISE),
                site.commentsEditMinutes,
                ReaderRules.of(site));
    }

    /** What the page at a path, below webUrl, may be of: by the most specific of the URL patterns first. */
    public List<PageOf> pagesAt(String path) {
        return new PagePatterns(patterns).read(path);
    }

    @Override
    public String articleUrl(@Nullable String section, String slug) {
        return page(patterns.article(), slug, section);
    }

    @Override
    public String sectionUrl(List<String> path) {
        return page(patterns.section(), path.getLast(), String.join("/", path));
    }

    @Override
    public String tagUrl(String slug) {
        return page(patterns.tag(), slug, null);
    }

    @Override
    public String personUrl(String slug) {
        return page(patterns.person(), slug, null);
    }

    @Override
    public String placeUrl(String slug) {
        return page(patterns.place(), slug, null);
    }

    /** Where a draft is looked at with a token. */
    public String previewUrl(@Nullable String section, UUID id, String slug, String token) {
        return page(patterns.preview().replace("{id}", id.toString()), slug, section)
                .replace("{token}", token);
    }

    private String page(String pattern, String slug, @Nullable String section) {
        String path = pattern.replace("{slug}", slug)
                .replace("{path}", section == null ? "" : section)
                .replace("{section}", section == null ? "" : section);
        return webUrl + path.replaceAll("/{2,}", "/");
    }
}
