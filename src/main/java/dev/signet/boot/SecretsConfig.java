package dev.signet.boot;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Files with secrets; {@link SecretFiles} reads them. */
@ConfigMapping(prefix = "signet")
public interface SecretsConfig {
    /** A file with {@code signet.master-key}. */
    Optional<Path> masterKeyFile();

    /** A file with {@code signet.previous-master-key}. */
    Optional<Path> previousMasterKeyFile();

    Bootstrap bootstrap();

    Database database();

    Mail mail();

    /** Files with secrets for the first start. */
    interface Bootstrap {
        Admin admin();

        /** Files with secrets of the first administrator. */
        interface Admin {
            /** A file with {@code signet.bootstrap.admin.password}. */
            Optional<Path> passwordFile();
        }
    }

    /** Files with secrets for the database. */
    interface Database {
        /** A file with {@code quarkus.datasource.password}. */
        Optional<Path> passwordFile();
    }

    /** Files with secrets for the SMTP server. */
    interface Mail {
        /** A file with {@code quarkus.mailer.password}. */
        Optional<Path> passwordFile();
    }
}
