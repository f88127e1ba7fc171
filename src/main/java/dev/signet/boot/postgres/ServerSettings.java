package dev.signet.boot.postgres;

/** The {@code postgresql.conf} of the embedded server, for a small, local and durable database. */
final class ServerSettings {

    private ServerSettings() {}

    static String forPort(int port) {
        return """
                # Written by Signet at every start. Put your own settings into postgresql.local.conf in the same directory.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                password_encryption = 'scram-sha-256'

                shared_buffers = 64MB
                work_mem = 8MB
                maintenance_work_mem = 64MB
                effective_cache_size = 512MB
                random_page_cost = 1.1
                jit = off

                # There is no replica, so the log is needed for crash recovery only.
                wal_level = minimal
                max_wal_senders = 0
                max_logical_replication_workers = 0
                min_wal_size = 80MB
                max_wal_size = 512MB
                checkpoint_timeout = 15min

                timezone = 'UTC'
                log_timezone = 'UTC'
                log_min_messages = warning
                datestyle = 'iso, mdy'
                default_text_search_config = 'pg_catalog.simple'

                log_checkpoints = off
                include_if_exists = 'postgresql.local.conf'
                """.formatted(port);
    }
}
