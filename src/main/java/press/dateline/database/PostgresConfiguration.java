package press.dateline.database;

import java.nio.file.Path;

/**
 * The embedded server's settings. They are written to a file of their own at each start, included by postgresql.conf;
 * what an operator adds to postgresql.conf after the include wins.
 */
final class PostgresConfiguration {

    static final String FILE = "dateline.conf";

    private static final int MOST_CONNECTIONS = 200;

    private PostgresConfiguration() {}

    static String text(int port, Path logFolder) {
        return """
                # Written by Dateline at each start; put your own settings after the include in postgresql.conf.

                # Only programs of this machine, by TCP; a socket's path would be limited to 107 bytes.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                # The pool has 4 x cores + 4; a listener, limits, deliveries and administrators come on top.
                max_connections = %d

                # What is acknowledged is on the disk.
                fsync = on
                synchronous_commit = on
                full_page_writes = on

                # A small machine: the system's own cache holds the rest. Sorts of one query rarely pass 16 MB.
                shared_buffers = 256MB
                effective_cache_size = 1GB
                work_mem = 16MB
                maintenance_work_mem = 128MB
                # An import writes much: fewer checkpoints mean fewer full pages in the log, for at most 2 GB of disk.
                max_wal_size = 2GB
                min_wal_size = 256MB
                checkpoint_timeout = 15min
                # Flash storage: a random page costs little more than the next one.
                random_page_cost = 1.1
                # Many short queries: compiling one costs more than it gains.
                jit = off

                # One file a weekday, overwritten a week later.
                logging_collector = on
                log_directory = '%s'
                log_filename = 'postgresql-%%a.log'
                log_rotation_age = 1d
                log_rotation_size = 0
                log_truncate_on_rotation = on
                log_checkpoints = off
                log_line_prefix = '%%m [%%p] %%q%%u@%%d '
                # No details of errors: a row that breaks a rule would stand there, with what a reader wrote.
                log_error_verbosity = terse
                log_timezone = 'UTC'
                timezone = 'UTC'
                """.formatted(port, MOST_CONNECTIONS, quoted(logFolder));
    }

    private static String quoted(Path path) {
        return path.toString().replace('\\', '/').replace("'", "''");
    }
}
