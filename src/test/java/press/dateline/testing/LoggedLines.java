package press.dateline.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears all that is logged from its making until it is closed. */
public final class LoggedLines implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            StringWriter thrown = new StringWriter();
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(thrown, true));
            }
            said.add(line.getMessage() + Arrays.toString(line.getParameters()) + thrown);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public LoggedLines() {
        listener.setLevel(Level.ALL);
        ROOT.addHandler(listener);
    }

    /** What was said so far: messages, with what stands in them and was thrown, and why that was. */
    public Collection<String> said() {
        return said;
    }

    @Override
    public void close() {
        ROOT.removeHandler(listener);
    }
}
