package press.dateline.index;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where this instance keeps its index; beside settings of the same prefix that are read at static initialisation. */
@StaticInitSafe
@ConfigMapping(prefix = "dateline")
public interface IndexSettings {

    /**
     * The folder of the article index, which this process alone uses. It holds nothing that PostgreSQL has not, and is
     * made anew where it is missing. Without it: {@code index} in the data folder, or, with a given database, a folder
     * below the system's one for temporary files.
     */
    Optional<Path> indexDir();
}
