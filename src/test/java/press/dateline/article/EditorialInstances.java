package press.dateline.article;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import press.dateline.testing.DatelineProcess;
import press.dateline.testing.SharedPostgres;

/** Two Datelines in processes of their own on one PostgreSQL; a killed one is started again, on another port. */
final class EditorialInstances implements AutoCloseable {

    private static final int COUNT = 2;
    private static final String NAME = "editorial-";

    private final Path folder;
    private final SharedPostgres postgres;
    private final List<Instance> instances = new CopyOnWriteArrayList<>();
    private final String administratorKey;
    private int started;

    /** A process, and the name by which PostgreSQL knows it. */
    private record Instance(String application, DatelineProcess process) {}

    /** Starts both, the first one on an empty database; waits until they are ready. */
    EditorialInstances(Path folder, SharedPostgres postgres) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.postgres = postgres;
        instances.add(start());
        administratorKey = instances.getFirst().process().awaitReady().administratorKey();
        while (instances.size() < COUNT) {
            instances.add(start());
        }
        awaitReady();
    }

    private Instance start() {
        String application = NAME + started++;
        Map<String, String> settings = new HashMap<>(postgres.settings(application));
        settings.put("DATELINE_DEMO", "false");
        return new Instance(application, DatelineProcess.start(folder, settings));
    }

    String administratorKey() {
        return administratorKey;
    }

    /** Where one of them answers, or is about to. */
    URI any(Random random) {
        return instances.get(random.nextInt(COUNT)).process().baseUrl();
    }

    /** One that is ready. */
    DatelineProcess first() {
        return instances.getFirst().process().awaitReady();
    }

    List<String> applications() {
        return instances.stream().map(Instance::application).toList();
    }

    void awaitReady() {
        instances.forEach(instance -> instance.process().awaitReady());
    }

    /** kill -9; it stays dead until {@link #restart}. */
    void kill(String application) {
        instances.get(applications().indexOf(application)).process().kill();
    }

    /** Starts a killed one again; does not wait until it is ready. */
    void restart(String application) {
        instances.set(applications().indexOf(application), start());
    }

    @Override
    public void close() {
        instances.forEach(instance -> instance.process().close());
    }
}
