package press.dateline.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PersonDeskTest {

    @Inject
    PersonDesk desk;

    @Inject
    PersonLookup lookup;

    @Test
    void aBatchIsMadeWithFreeSlugsInAFewStatements() {
        Api.editor().body("{\"name\": \"Ann Example\", \"slug\": \"ann\"}").post("/v1/people");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"ann-3\"}")
                .patch("/v1/people/ann")
                .then()
                .statusCode(200);
        List<UUID> ids = new ArrayList<>();
        List<String> statements = Statements.of(() -> ids.addAll(create(
                List.of(person("Ann", "x:1"), person("Ann", "x:2"), person("Ann 2", "x:3"), person("…", "x:4")))));
        assertThat(lookup.byIds(ids)).hasSize(4);
        assertThat(ids.stream()
                        .map(id -> String.valueOf(lookup.byIds(List.of(id)).get(id)))
                        .map(card -> card.replaceAll(".*slug=([^,]*),.*", "$1")))
                .containsExactly("ann-2", "ann-4", "ann-2-2", "person");
        // The two of the change log, at the commit, go by JDBC and are not counted here.
        assertThat(statements).hasSize(3);
        List<String> many = Statements.of(() -> create(
                IntStream.range(0, 100).mapToObj(i -> person("Ann", "y:" + i)).toList()));
        assertThat(many).hasSize(3);
    }

    @Test
    void peopleAreFoundByWhatOthersCallThem() {
        List<UUID> ids = create(List.of(
                new OutsidePerson(
                        "Angela Merkel",
                        List.of("Angela Kasner"),
                        "Politician",
                        List.of(new OfficeView("Chancellor", null, LocalDate.of(2005, 11, 22), null)),
                        List.of("x:1")),
                person("Vladimir Putin", "x:2")));
        UUID merkel = ids.getFirst();
        assertThat(lookup.byOutsideIds(List.of("x:1", "x:3"))).isEqualTo(Map.of("x:1", merkel));
        assertThat(lookup.matching(List.of("angela kasner", "angela merkel", "nobody")))
                .isEqualTo(Map.of("angela kasner", List.of(merkel), "angela merkel", List.of(merkel)));
        assertThat(lookup.byIds(List.of(merkel, UUID.randomUUID())))
                .extractingByKey(merkel)
                .extracting(card -> card.officeOn(LocalDate.of(2017, 5, 2)))
                .isEqualTo("Chancellor");
        assertThat(lookup.dictionary())
                .contains(new NamedPerson(merkel, "Angela Merkel", "Merkel, Angela", List.of("Angela Kasner")));
        assertThat(lookup.nearest("angela-merkl")).containsExactly("angela-merkel");
        assertThat(lookup.nearest("xngela-merkel")).containsExactly("angela-merkel");
        assertThat(lookup.nearest("vladimyr-putin")).containsExactly("vladimir-putin");
        assertThat(lookup.nearest("xladimir-putin")).containsExactly("vladimir-putin");
        assertThat(lookup.nearest("putin-vladimir")).containsExactly("vladimir-putin");
        assertThat(lookup.nearest("qqq")).isEmpty();
        assertThat(Statements.of(() -> lookup.nearest("angela"))).hasSize(1);
        assertThat(Statements.of(() -> lookup.byIds(ids))).hasSize(1);
        assertThat(Statements.of(() -> lookup.ids(List.of("angela-merkel", merkel.toString(), "nobody"))))
                .hasSize(1);
    }

    @Test
    void anIdElsewhereIsAttachedOnce() {
        List<UUID> ids = create(List.of(person("Ann", "x:1"), person("Bob", "x:2")));
        Map<String, UUID> owners = Map.of("x:1", ids.getFirst(), "y:1", ids.getFirst(), "x:2", ids.getLast());
        QuarkusTransaction.requiringNew().run(() -> desk.attach(owners, null));
        QuarkusTransaction.requiringNew().run(() -> desk.attach(owners, null));
        var ann = Api.anonymous().get("/v1/people/ann").jsonPath();
        assertThat(ann.getList("outsideIds")).containsExactly("x:1", "y:1");
        assertThat(ann.getInt("revision")).isEqualTo(2);
        assertThat(Api.anonymous().get("/v1/people/bob").jsonPath().getInt("revision"))
                .isEqualTo(1);
    }

    private List<UUID> create(List<OutsidePerson> people) {
        return QuarkusTransaction.requiringNew().call(() -> desk.create(people, null));
    }

    private static OutsidePerson person(String name, String outsideId) {
        return new OutsidePerson(name, List.of(), null, List.of(), List.of(outsideId));
    }
}
