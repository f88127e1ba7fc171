package dev.signet.boot.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The {@code postgresql.conf} of the embedded server, for a small, local and durable database. */
final class ServerSettings {
    private static final long MEBIBYTE = 1L << 20;

    private ServerSettings() {}

    static String forPort(int port) {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return forPort(port, memory);
    }

    /**
     * Returns the settings for a machine with this much memory.
     *
     * @param memory in bytes
     */
    static String forPort(int port, long memory) {
        // An eighth of the memory, so that searches among a million users find their pages here. Unused pages take
        // no memory.
        long buffers = Math.clamp(memory / 8 / MEBIBYTE, 64, 1024);
        return """
                # Written by Signet at every start. Put your own settings into postgresql.local.conf in the same directory.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                password_encryption = 'scram-sha-256'

                shared_buffers = %dMB
                work_mem = 8MB
                maintenance_work_mem = 64MB
                effective_cache_size = %dMB
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
                """.formatted(port, buffers, Math.max(512, buffers * 4));
    }
}
