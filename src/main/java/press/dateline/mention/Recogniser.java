package press.dateline.mention;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds the people and places of a dictionary in the texts of an article. */
public final class Recogniser {

    private final Dictionary dictionary;

    public Recogniser(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    public List<Mention> find(List<String> texts, Set<UUID> known) {
        return List.copyOf(new Reading(dictionary, texts, known).mentions());
    }
}
