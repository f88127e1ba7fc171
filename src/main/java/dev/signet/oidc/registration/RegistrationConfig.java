package dev.signet.oidc.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of dynamic client registration. */
@ConfigMapping(prefix = "signet.registration")
public interface RegistrationConfig {

    /** Whether clients may register themselves; while not, the endpoint does not exist and metadata does not name it. */
    @WithDefault("false")
    boolean enabled();

    /** Id of the project that clients are added to where the request has no {@code project_id}. */
    Optional<String> projectId();

    /** How many clients may register themselves in one project, at least 1. */
    @WithDefault("1000")
    long maxClientsPerProject();
}
