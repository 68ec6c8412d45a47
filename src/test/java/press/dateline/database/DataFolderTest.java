package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void passwordIsMadeOnceAndForTheOwnerOnly() throws Exception {
        DataFolder data = DataFolder.open(parent.resolve("data"));

        assertThat(data.password())
                .hasSize(48)
                .isEqualTo(DataFolder.open(parent.resolve("data")).password());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.passwordFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void emptyVolumeIsTaken() throws Exception {
        Files.createDirectory(parent.resolve("lost+found"));

        assertThat(DataFolder.open(parent).root()).isEqualTo(parent.toRealPath());
    }

    @Test
    void folderWithOtherFilesIsRefused() throws Exception {
        Files.createFile(parent.resolve("thesis.txt"));

        assertThatThrownBy(() -> DataFolder.open(parent))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("holds files that are not Dateline's");
    }

    @Test
    void fileIsRefused() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("it is not a folder");
    }

    @Test
    void nobodyHoldsAFolderThatDoesNotExist() {
        assertThat(DataFolder.holder(parent.resolve("nowhere"))).isEmpty();
    }
}
