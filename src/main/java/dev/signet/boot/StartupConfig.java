package dev.signet.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What an operator may set for the start of the server; checked by {@link StartupChecks}. */
@ConfigMapping(prefix = "signet")
public interface StartupConfig {

    /** The origin under which browsers and clients reach the server: an absolute http(s) URL with neither path nor query. */
    @WithDefault("http://localhost:8080")
    String externalUrl();

    /** Directory of the embedded database and of the files that the first start writes. */
    @WithDefault("./data")
    Path dataDir();

    /** 32 bytes in base64; made on first start in embedded mode, required otherwise. */
    Optional<String> masterKey();

    Bootstrap bootstrap();

    /** What the first start on an empty database creates; ignored ever after. */
    interface Bootstrap {

        /** Name of the first organization, 1 to 200 characters. */
        @WithDefault("Signet")
        String orgName();

        Admin admin();

        Machine machine();

        /** The first human administrator. */
        interface Admin {

            /** User name, 1 to 200 characters without white space. */
            @WithDefault("admin")
            String username();

            /** Initial password; a random one is made and written to the data directory when absent. */
            Optional<String> password();
        }

        /** The first machine administrator. */
        interface Machine {

            /** Where its personal access token is written; no machine user is made when absent. */
            Optional<Path> tokenFile();
        }
    }
}
