package press.dateline.mention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Finds to be judged by eye: some of them, drawn at random but always the same, go to a file below target. */
final class Sample {

    private static final int SIZE = 100;
    private static final int CONTEXT = 120;

    private final String name;
    private final List<String> finds = new ArrayList<>();

    Sample(String name) {
        this.name = name;
    }

    void add(String label, String text, int start, int end) {
        finds.add(label + "\t" + text.substring(Math.max(0, start - CONTEXT), start) + "[[" + text.substring(start, end)
                + "]]" + text.substring(end, Math.min(text.length(), end + CONTEXT)));
    }

    int size() {
        return finds.size();
    }

    void write() throws IOException {
        List<String> shuffled = new ArrayList<>(finds);
        Collections.shuffle(shuffled, new Random(20));
        Path folder = Files.createDirectories(Path.of("target", "samples"));
        Files.write(folder.resolve(name + ".txt"), shuffled.subList(0, Math.min(SIZE, shuffled.size())));
    }
}
