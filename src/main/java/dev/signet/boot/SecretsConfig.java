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

    /** About the first start. */
    interface Bootstrap {
        Admin admin();

        /** About the first administrator. */
        interface Admin {
            /** A file with {@code signet.bootstrap.admin.password}. */
            Optional<Path> passwordFile();
        }
    }

    /** About the database. */
    interface Database {
        /** A file with {@code quarkus.datasource.password}. */
        Optional<Path> passwordFile();
    }

    /** About the SMTP server. */
    interface Mail {
        /** A file with {@code quarkus.mailer.password}. */
        Optional<Path> passwordFile();
    }
}
