package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import press.dateline.person.OutsidePerson;
import press.dateline.person.PersonDesk;
import press.dateline.testing.DatabaseResource;

/** The names that a transaction can see, and no others, although all share what was built. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class MentionDictionaryTest {

    private static final String TEXT = "Ada Brook spoke to Nora Field and Paul Lake in the town hall.";

    @Inject
    MentionDictionary dictionary;

    @Inject
    PersonDesk people;

    /** Those of the text whom the running transaction knows. */
    private List<String> known() {
        return dictionary.recogniser().find(List.of(TEXT), Set.of()).stream()
                .map(mention -> TEXT.substring(mention.start(), mention.end()))
                .toList();
    }

    private List<String> knownToOthers() {
        return QuarkusTransaction.requiringNew().call(this::known);
    }

    private void make(String name) {
        people.create(List.of(new OutsidePerson(name, List.of(), null, List.of(), List.of())), null);
    }

    private static void rolledBack(Runnable work) {
        QuarkusTransaction.begin();
        try {
            work.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void aNameIsKnownToItsOwnTransactionAloneUntilThatCommits() {
        assertThat(knownToOthers()).isEmpty();
        QuarkusTransaction.requiringNew().run(() -> {
            make("Ada Brook");
            assertThat(known()).containsExactly("Ada Brook");
            assertThat(knownToOthers()).isEmpty();
            make("Nora Field");
            assertThat(known()).containsExactly("Ada Brook", "Nora Field");
        });
        assertThat(knownToOthers()).containsExactly("Ada Brook", "Nora Field");
    }

    @Test
    void whatIsRolledBackIsForgotten() {
        QuarkusTransaction.requiringNew().run(() -> make("Ada Brook"));
        assertThat(knownToOthers()).containsExactly("Ada Brook");
        rolledBack(() -> {
            make("Nora Field");
            assertThat(known()).containsExactly("Ada Brook", "Nora Field");
        });
        // As many changes of a name, on top of the same log.
        rolledBack(() -> {
            make("Paul Lake");
            assertThat(known()).containsExactly("Ada Brook", "Paul Lake");
        });
        assertThat(knownToOthers()).containsExactly("Ada Brook");
    }
}
