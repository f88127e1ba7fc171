package dev.signet.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The settings for the start of the server, checked by {@link StartupChecks}. */
@ConfigMapping(prefix = "signet")
public interface StartupConfig {

    /**
     * The origin under which browsers and clients reach the server: an absolute http or https URL without path and
     * query.
     */
    @WithDefault("http://localhost:8080")
    String externalUrl();

    /** The directory of the embedded database and of the files that the first start writes. */
    @WithDefault("./data")
    Path dataDir();

    /** The master key: 32 bytes in base64. Generated on the first start in embedded mode, otherwise required. */
    Optional<String> masterKey();

    Bootstrap bootstrap();

    /** What the first start creates in an empty database; later starts ignore it. */
    interface Bootstrap {

        /**
         * The name of the first organization: 1 to 200 characters, at least one of them visible, and no control
         * character, line break or character that changes the direction of text.
         */
        @WithDefault("Signet")
        String orgName();

        Admin admin();

        Machine machine();

        /** The first human administrator. */
        interface Admin {

            /** The user name, 1 to 200 characters without white space. */
            @WithDefault("admin")
            String username();

            /**
             * The initial password. Without it, a random password is generated and written to a file in the data
             * directory.
             */
            Optional<String> password();
        }

        /** The first machine administrator. */
        interface Machine {

            /** The file that its personal access token is written to; without it, no machine user is created. */
            Optional<Path> tokenFile();
        }
    }
}
