package dev.signet.oidc.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of dynamic client registration. */
@ConfigMapping(prefix = "signet.registration")
public interface RegistrationConfig {

    /**
     * Whether clients may register themselves. If not, the registration endpoint answers 404 and the provider's
     * metadata does not mention it.
     */
    @WithDefault("false")
    boolean enabled();

    /** Id of the project to which clients are added if the request has no {@code project_id}. */
    Optional<String> projectId();

    /** Maximum number of clients in one project that have registered themselves. */
    @WithDefault("1000")
    long maxClientsPerProject();
}
