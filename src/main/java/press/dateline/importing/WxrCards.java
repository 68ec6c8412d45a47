package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport.Outcome;
import press.dateline.change.CardImport;
import press.dateline.person.OutsidePerson;
import press.dateline.person.PersonDesk;
import press.dateline.person.PersonLookup;
import press.dateline.site.OutsideTag;
import press.dateline.site.SectionLookup;
import press.dateline.site.TagDesk;
import press.dateline.site.TagLookup;
import press.dateline.web.Ids;
import press.dateline.web.Texts;

/** Makes people of a WordPress site's authors, sections of its categories, and tags of its tags. */
@ApplicationScoped
class WxrCards {

    private final PersonLookup people;
    private final PersonDesk personDesk;
    private final TagLookup tags;
    private final TagDesk tagDesk;
    private final SectionLookup sections;
    private final CardImport sectionImport;
    private final ObjectMapper json;
    private final Session session;

    WxrCards(
            PersonLookup people,
            PersonDesk personDesk,
            TagLookup tags,
            TagDesk tagDesk,
            SectionLookup sections,
            @All List<CardImport> cards,
            ObjectMapper json,
            Session session) {
        this.people = people;
        this.personDesk = personDesk;
        this.tags = tags;
        this.tagDesk = tagDesk;
        this.sections = sections;
        this.sectionImport = cards.stream()
                .filter(card -> card.word().equals("section"))
                .findFirst()
                .orElseThrow();
        this.json = json;
        this.session = session;
    }

    /** Cards by what they are known by there, and which of them were made. */
    record Found(Map<String, UUID> ids, Set<UUID> made) {}

    /** The people of authors, by key. */
    Found people(Map<String, OutsidePerson> authors, @Nullable UUID actor) {
        Map<String, NamedThings.Named<OutsidePerson>> wanted = new LinkedHashMap<>();
        authors.forEach((key, person) -> wanted.put(
                NamedThings.key(key, person.name()), new NamedThings.Named<>(key, Texts.fold(person.name()), person)));
        Set<UUID> made = new HashSet<>();
        return found(
                NamedThings.resolve(
                        wanted,
                        people::byOutsideIds,
                        people::matching,
                        (things, by) -> {
                            List<UUID> ids = personDesk.create(things, by);
                            made.addAll(ids);
                            return ids;
                        },
                        personDesk::attach,
                        actor),
                made);
    }

    /** The tags of names, by key. */
    Found tags(Map<String, String> names, @Nullable UUID actor) {
        Map<String, NamedThings.Named<OutsideTag>> wanted = new LinkedHashMap<>();
        names.forEach((key, name) -> wanted.put(
                NamedThings.key(key, name),
                new NamedThings.Named<>(key, Texts.fold(name), new OutsideTag(name, "topic", List.of(key)))));
        Set<UUID> made = new HashSet<>();
        return found(
                NamedThings.resolve(
                        wanted,
                        tags::byOutsideIds,
                        tags::matching,
                        (things, by) -> {
                            List<UUID> ids = tagDesk.create(things, by);
                            made.addAll(ids);
                            return ids;
                        },
                        tagDesk::attach,
                        actor),
                made);
    }

    private static Found found(Map<String, UUID> byKeys, Set<UUID> made) {
        return new Found(
                byKeys.entrySet().stream()
                        .collect(Collectors.toMap(e -> e.getKey().substring("id:".length()), Map.Entry::getValue)),
                made);
    }

    /** The sections of these slugs. */
    Map<String, UUID> sections(Set<String> slugs) {
        return slugs.isEmpty() ? Map.of() : sections.ids(slugs);
    }

    static OutsidePerson person(String base, String login, String name, String description) {
        String about = WxrPost.plain(description);
        return new OutsidePerson(
                WxrPost.name(name, login),
                List.of(),
                about.isEmpty() ? null : Texts.beginning(about, 5_000),
                List.of(),
                List.of(WxrKeys.author(base, login)));
    }

    /** Stores authors, categories and tags of the file's head. */
    List<ItemStore.Result> store(List<JsonNode> lines, @Nullable UUID actor) {
        Map<String, OutsidePerson> authors = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> slugs = new HashSet<>();
        for (JsonNode line : lines) {
            String base = line.path("base").asText();
            String slug = line.path("slug").asText();
            String name = line.path("name").asText();
            switch (line.path("kind").asText()) {
                case "author" -> {
                    if (!slug.isBlank() || !name.isBlank()) {
                        String about = line.path("description").asText();
                        authors.putIfAbsent(WxrKeys.author(base, slug), person(base, slug, name, about));
                    }
                }
                case "tag" -> names.putIfAbsent(WxrKeys.tag(base, slug), WxrPost.name(name, slug));
                default -> slugs.add(slug);
            }
        }
        names.values().removeIf(String::isEmpty);
        Found foundPeople = people(authors, actor);
        Found foundTags = tags(names, actor);
        Map<String, UUID> known = new LinkedHashMap<>(sections(slugs));
        List<ItemStore.Result> results = new ArrayList<>();
        for (JsonNode line : lines) {
            String base = line.path("base").asText();
            String slug = line.path("slug").asText();
            results.add(
                    switch (line.path("kind").asText()) {
                        case "author" -> card(line, "person", foundPeople, WxrKeys.author(base, slug));
                        case "tag" -> card(line, "tag", foundTags, WxrKeys.tag(base, slug));
                        case "section" -> section(line, slug, known, actor);
                        default ->
                            ItemStore.Result.skipped(new ItemStore.Told(
                                    line.path("place").asText(),
                                    line.path("taxonomy").asText("term"),
                                    null,
                                    line.path("name").asText(),
                                    List.of("a term of the taxonomy "
                                            + line.path("taxonomy").asText() + " is none of what Dateline keeps")));
                    });
        }
        return results;
    }

    private static ItemStore.Result card(JsonNode line, String type, Found found, String key) {
        UUID id = found.ids().get(key);
        if (id == null) {
            return ItemStore.Result.rejected(line.path("place").asText() + ": the " + type + " has no name.");
        }
        return ItemStore.Result.of(
                found.made().contains(id) ? Outcome.CREATED : Outcome.UNCHANGED, told(line, type, id));
    }

    private static ItemStore.Told told(JsonNode line, String type, UUID id) {
        return new ItemStore.Told(
                line.path("place").asText(),
                type,
                id,
                WxrPost.name(line.path("name").asText(), line.path("slug").asText()),
                List.of());
    }

    private ItemStore.Result section(JsonNode line, String slug, Map<String, UUID> known, @Nullable UUID actor) {
        UUID there = known.get(slug);
        if (there != null) {
            return ItemStore.Result.of(Outcome.UNCHANGED, told(line, "section", there));
        }
        UUID id = Ids.next();
        ObjectNode section = json.createObjectNode().put("id", id.toString()).put("slug", slug);
        section.put("name", WxrPost.name(line.path("name").asText(), slug));
        String about = WxrPost.plain(line.path("description").asText());
        if (!about.isEmpty()) {
            section.put("description", Texts.beginning(about, 2_000));
        }
        if (!line.path("parent").asText().isEmpty()) {
            section.put("parent", line.path("parent").asText());
        }
        sectionImport.store(section, actor);
        session.flush();
        known.put(slug, id);
        return ItemStore.Result.of(Outcome.CREATED, told(line, "section", id));
    }
}
