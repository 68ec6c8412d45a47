package press.dateline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the index's folder. */
class FolderTest {

    @TempDir
    Path folder;

    private final LuceneIndex.Content content =
            new LuceneIndex.Content("one", 7, Instant.parse("2026-03-04T05:06:07.891011Z"));

    @Test
    void whatWasStoredIsThereAgain() throws Exception {
        assertThat(LuceneIndex.content(folder)).isEmpty();
        try (LuceneIndex index = LuceneIndex.create(folder)) {
            index.commit(content);
        }
        assertThat(LuceneIndex.content(folder)).contains(content);
        LuceneIndex.open(folder).close();
        assertThat(LuceneIndex.content(folder)).contains(content);
    }

    @Test
    void twoProcessesDoNotShareAFolder() throws Exception {
        IndexFolder configured = new IndexFolder(() -> Optional.of(folder), 8080);
        assertThat(configured.find()).isEqualTo(folder);
        LuceneIndex index = LuceneIndex.create(folder);
        assertThatThrownBy(configured::find).isInstanceOf(IOException.class).hasMessageContaining("another process");
        index.close();
        assertThat(configured.find()).isEqualTo(folder);
    }

    @Test
    void withoutASettingEachHasATemporaryOne() throws Exception {
        IndexFolder temporary = new IndexFolder(Optional::empty, 61_234);
        Path first = temporary.find();
        LuceneIndex index = LuceneIndex.create(first);
        Path second = temporary.find();
        index.close();
        assertThat(List.of(first.getFileName().toString(), second.getFileName().toString()))
                .containsExactly("dateline-index-61234", "dateline-index-61234-1");
        for (Path made : List.of(first, second)) {
            IndexFolder.empty(made);
            Files.deleteIfExists(made.resolve("write.lock"));
            Files.delete(made);
        }
    }

    @Test
    void brokenFilesAreFoundOutAndCleared() throws Exception {
        try (LuceneIndex index = LuceneIndex.create(folder)) {
            index.commit(content);
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(one -> !one.endsWith("write.lock")).toList()) {
                Files.writeString(file, "no index");
            }
        }
        assertThatThrownBy(() -> LuceneIndex.content(folder)).isInstanceOf(IOException.class);
        IndexFolder.empty(folder);
        assertThat(LuceneIndex.content(folder)).isEmpty();
        LuceneIndex.create(folder).close();
    }
}
