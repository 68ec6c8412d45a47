package press.dateline;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.database.DataFolderLock;
import press.dateline.database.StartupException;

/** The server that holds the data folder, and the API key with which a command asks it. */
record ServerKey(URI server, String key) {

    /** For the options of commands. */
    static final String VARIABLE = "DATELINE_KEY";

    static final String ADMIN_VARIABLE = "DATELINE_ADMIN_KEY";

    /**
     * Finds the key: the option, or what the environment has.
     *
     * @param scope which scope the key needs
     * @param command what is to be done, as in "To import"
     */
    static ServerKey of(DataFolderLock.Holder holder, @Nullable String option, String scope, String command) {
        URI server = holder.baseUrl()
                .orElseThrow(() -> new StartupException("Another process (" + holder.pid()
                        + ") works on the data folder and does not answer over HTTP: it starts, or imports. Try again"
                        + " when it has done."));
        String given = Stream.of(
                        Optional.ofNullable(option),
                        Optional.ofNullable(System.getenv(VARIABLE)),
                        Optional.ofNullable(System.getenv(ADMIN_VARIABLE)))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElseThrow(() -> StartupException.usage("A server runs on the data folder, at " + server
                        + ". To " + command + " through it, give an API key with the scope " + scope
                        + ": --key dl_..., or " + VARIABLE + " in the environment. Without a key: stop the server, "
                        + command + ", start it again."));
        if (!given.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw StartupException.usage("The key is not one: it holds a blank, a line break or a letter that keys do"
                    + " not have. Give it as it was shown: dl_ and 38 letters and digits.");
        }
        return new ServerKey(server, given);
    }
}
