package press.dateline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    void temporaryOnesAreThisUsersAlone() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("posix"));
        Path occupied = temporary.resolve("dateline-index-61235");
        Path open = temporary.resolve("dateline-index-61235-1");
        try {
            Files.writeString(occupied, "no folder");
            Files.createDirectory(open);
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
            IndexFolder folders = new IndexFolder(Optional::empty, 61_235);
            assertThat(folders.find()).isEqualTo(open);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                    .isEqualTo("rwx------");
            assertThat(Files.readString(occupied)).isEqualTo("no folder");

            Files.delete(open.resolve("write.lock"));
            Files.delete(open);
            assertThat(folders.find()).isEqualTo(open);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                    .as("made")
                    .isEqualTo("rwx------");
        } finally {
            Files.deleteIfExists(occupied);
            Files.deleteIfExists(open.resolve("write.lock"));
            Files.deleteIfExists(open);
        }
    }

    /** Only the administrator can make what another user has. */
    @Test
    void thatOfAnotherUserIsPassedOver() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path others = temporary.resolve("dateline-index-61236");
        Path second = temporary.resolve("dateline-index-61236-1");
        try {
            Files.createDirectory(others);
            Files.setOwner(
                    others,
                    others.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
            assertThat(new IndexFolder(Optional::empty, 61_236).find()).isEqualTo(second);
            assertThat(others).isEmptyDirectory();
        } finally {
            Files.deleteIfExists(others);
            Files.deleteIfExists(second.resolve("write.lock"));
            Files.deleteIfExists(second);
        }
    }

    @Test
    void whatIsNotLucenesStays() throws Exception {
        List<String> others = List.of("notes.txt", "_draft", "archive.tar", "segment.csv");
        for (String other : others) {
            Files.writeString(folder.resolve(other), "kept");
        }
        try (LuceneIndex index = LuceneIndex.create(folder)) {
            index.commit(content);
        }
        Files.writeString(folder.resolve("_0.cfs"), "of a segment");
        Files.writeString(folder.resolve("pending_segments_2"), "of a commit");
        IndexFolder.empty(folder);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("write.lock")))
                    .containsExactlyInAnyOrderElementsOf(others);
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
