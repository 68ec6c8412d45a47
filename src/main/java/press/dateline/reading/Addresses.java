package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.change.ChangeType;
import press.dateline.change.SlugOwners;
import press.dateline.site.SectionCard;
import press.dateline.site.SectionLookup;
import press.dateline.site.SiteCard;
import press.dateline.site.SiteLookup;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.PublicUrl;
import press.dateline.web.Texts;

/** Finds what addresses stand for; at four statements, less where nothing is in question. */
@ApplicationScoped
class Addresses {

    private final Session session;
    private final SiteLookup sites;
    private final SectionLookup sections;
    private final PublicUrl publicUrl;
    private final Caller caller;

    Addresses(Session session, SiteLookup sites, SectionLookup sections, PublicUrl publicUrl, Caller caller) {
        this.caller = caller;
        this.session = session;
        this.sites = sites;
        this.sections = sections;
        this.publicUrl = publicUrl;
    }

    private record Lying(Standing standing, @Nullable UUID section, Tombstone tombstone) {}

    /** Something that an address may mean, and where its page is. */
    private record Candidate(SlugOwners.Owner owner, String asked, String webUrl) {}

    /**
     * What an address stands for: the thing whose page it is now, or else the most specific of what it once was, or else
     * the article whose page it was on the site that it was imported from.
     *
     * @throws ProblemException 400 where it is no address of the site, 404 where nothing is there, 410 where that was
     *     withdrawn
     */
    ResolvedView resolve(@Nullable String url) {
        SiteCard site = sites.site();
        try {
            return own(url, site);
        } catch (ProblemException e) {
            if (e.type() != ProblemType.NOT_FOUND && e.type() != ProblemType.INVALID_PARAMETER) {
                throw e;
            }
            return Optional.ofNullable(url)
                    .flatMap(ForeignAddress::of)
                    .flatMap(address -> foreign(address, site)
                            .or(() -> address.withoutNumber().flatMap(plain -> foreign(plain, site))))
                    .orElseThrow(() -> e);
        }
    }

    private Optional<ResolvedView> foreign(ForeignAddress address, SiteCard site) {
        URI home = URI.create(site.webUrl());
        List<SlugOwners.Owner> owners = session.createNativeQuery("""
                        SELECT a.id, a.slug FROM foreign_address f JOIN article a ON a.id = f.article_id
                        WHERE f.path = :path AND (f.host = :host OR :anywhere)
                        ORDER BY (f.host = :host) DESC, a.published_at DESC NULLS LAST, a.id DESC LIMIT 1
                        """, Object[].class)
                .setParameter("path", address.path())
                .setParameter("host", address.host())
                .setParameter(
                        "anywhere", address.host().isEmpty() || address.host().equals(home.getHost()))
                .getResultStream()
                .map(row -> new SlugOwners.Owner(ChangeType.ARTICLE, (UUID) row[0], (String) row[1]))
                .toList();
        Map<UUID, Lying> articles =
                lying(owners.stream().map(SlugOwners.Owner::id).collect(Collectors.toSet()));
        Map<UUID, SectionCard> cards = sections.byIds(articles.values().stream()
                .flatMap(article -> Stream.ofNullable(article.section()))
                .collect(Collectors.toSet()));
        List<Candidate> found = owners.stream()
                .map(owner -> new Candidate(owner, owner.slug(), webUrl(owner, site, articles, cards)))
                .filter(candidate -> standing(candidate, articles) != Standing.UNKNOWN)
                .toList();
        return withoutWithdrawn(found, articles).stream().findFirst().map(candidate -> view(candidate, true));
    }

    private ResolvedView own(@Nullable String url, SiteCard site) {
        AskedAddress address = AskedAddress.parse(url, site, publicUrl.root());
        List<Candidate> candidates = candidates(address, site);
        String asked = site.webUrl() + address.path();
        return candidates.stream()
                .filter(candidate -> candidate.webUrl().equals(asked))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .map(candidate -> view(
                        candidate,
                        address.onSite()
                                ? !candidate.webUrl().equals(asked)
                                : !candidate.asked().equals(candidate.owner().slug())
                                        && !Ids.parse(candidate.asked())
                                                .equals(Optional.of(
                                                        candidate.owner().id()))))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is nothing of this site at '" + Texts.excerpt(address.path()) + "'."));
    }

    private List<Candidate> candidates(AskedAddress address, SiteCard site) {
        Map<ChangeType, Set<String>> asked = new EnumMap<>(ChangeType.class);
        address.meanings()
                .forEach(page ->
                        asked.computeIfAbsent(page.type(), _ -> new HashSet<>()).add(page.slug()));
        Map<ChangeType, Map<String, SlugOwners.Owner>> owners = new SlugOwners(session).of(asked);
        Map<UUID, Lying> articles = lying(ids(owners, ChangeType.ARTICLE));
        Set<UUID> shownSections = Stream.concat(
                        ids(owners, ChangeType.SECTION).stream(),
                        articles.values().stream().flatMap(article -> Stream.ofNullable(article.section())))
                .collect(Collectors.toSet());
        Map<UUID, SectionCard> cards = sections.byIds(shownSections);
        List<Candidate> found = address.meanings().stream()
                .flatMap(page -> Optional.ofNullable(
                        owners.getOrDefault(page.type(), Map.of()).get(page.slug()))
                        .map(owner -> new Candidate(owner, page.slug(), webUrl(owner, site, articles, cards)))
                        .stream())
                .filter(candidate -> standing(candidate, articles) != Standing.UNKNOWN)
                .toList();
        return withoutWithdrawn(found, articles);
    }

    /** Cards can always be read. */
    private static Standing standing(Candidate candidate, Map<UUID, Lying> articles) {
        Lying article = articles.get(candidate.owner().id());
        return article == null ? Standing.PUBLISHED : article.standing();
    }

    private static List<Candidate> withoutWithdrawn(List<Candidate> found, Map<UUID, Lying> articles) {
        List<Candidate> there = found.stream()
                .filter(candidate -> standing(candidate, articles) == Standing.PUBLISHED)
                .toList();
        if (there.isEmpty() && !found.isEmpty()) {
            throw Objects.requireNonNull(articles.get(found.getFirst().owner().id()))
                    .tombstone()
                    .problem();
        }
        return there;
    }

    private static Set<UUID> ids(Map<ChangeType, Map<String, SlugOwners.Owner>> owners, ChangeType type) {
        return owners.getOrDefault(type, Map.of()).values().stream()
                .map(SlugOwners.Owner::id)
                .collect(Collectors.toSet());
    }

    /** The articles' standings, and their sections as published; one statement. */
    private Map<UUID, Lying> lying(Set<UUID> articles) {
        if (articles.isEmpty()) {
            return Map.of();
        }
        Audience audience = caller.audience();
        return session.createNativeQuery(
                        "SELECT a.id, r.section_id, " + Standing.sql(audience, "a") + ", " + Tombstone.sql("a") + """
                         FROM article a
                        LEFT JOIN revision r ON r.article_id = a.id AND r.number = a.published_revision
                        WHERE a.id = ANY(cast(:ids as uuid[]))
                        """,
                        Object[].class)
                .setParameter(Audience.AT, audience.at())
                .setParameter("ids", articles.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0],
                        row -> new Lying(
                                Standing.valueOf((String) row[2]),
                                (UUID) row[1],
                                new Tombstone((UUID) row[0], (Instant) row[3], (String) row[4]))));
    }

    private static String webUrl(
            SlugOwners.Owner owner, SiteCard site, Map<UUID, Lying> articles, Map<UUID, SectionCard> sections) {
        String slug = owner.slug();
        return switch (owner.type()) {
            case TAG -> site.tagUrl(slug);
            case PERSON -> site.personUrl(slug);
            case PLACE -> site.placeUrl(slug);
            case SECTION -> site.sectionUrl(path(sections.get(owner.id())).orElse(List.of(slug)));
            default ->
                site.articleUrl(
                        Optional.ofNullable(articles.get(owner.id()))
                                .flatMap(article -> Optional.ofNullable(article.section()))
                                .flatMap(section -> path(sections.get(section)))
                                .map(path -> String.join("/", path))
                                .orElse(null),
                        slug);
        };
    }

    private static Optional<List<String>> path(@Nullable SectionCard section) {
        return Optional.ofNullable(section).map(SectionCard::path);
    }

    private ResolvedView view(Candidate candidate, boolean moved) {
        SlugOwners.Owner owner = candidate.owner();
        return new ResolvedView(
                owner.type().word(),
                owner.id(),
                owner.slug(),
                moved,
                publicUrl.to(AskedAddress.apiPath(owner.type(), owner.slug())),
                candidate.webUrl());
    }
}
