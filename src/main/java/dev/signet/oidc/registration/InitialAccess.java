package dev.signet.oidc.registration;

import dev.signet.access.Authenticator;
import dev.signet.access.Permissions;
import dev.signet.access.Principal;
import dev.signet.kernel.DomainException;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectState;
import dev.signet.signingkey.TokenVerifier;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may register a client (RFC 7591 section 3). Any token that this server's API accepts can be the initial
 * access token, for instance a personal access token of a machine user. Its user must have the permission {@link
 * #PERMISSION} for the project.
 */
@Singleton
final class InitialAccess {
    static final String PERMISSION = "project.app.write";

    private final List<Authenticator> authenticators;
    private final Permissions permissions;
    private final ProjectQueries projects;
    private final RegistrationConfig config;

    InitialAccess(
            @All List<Authenticator> authenticators,
            Permissions permissions,
            ProjectQueries projects,
            RegistrationConfig config) {
        this.authenticators = authenticators;
        this.permissions = permissions;
        this.projects = projects;
        this.config = config;
    }

    /** The user who registers a client, and the project that it is added to. */
    record Admission(Principal principal, ProjectRef project) {}

    /**
     * Admits a registration. The error is the same for a project that does not exist or is not active and for one to
     * which the user may not add applications.
     */
    Admission admit(@Nullable String token, @Nullable String projectId) {
        Principal principal = Optional.ofNullable(token).stream()
                .filter(text -> text.length() <= TokenVerifier.MAX_LENGTH)
                .flatMap(text ->
                        authenticators.stream().flatMap(authenticator -> authenticator.authenticate(text).stream()))
                .findFirst()
                .orElseThrow(() -> ProtocolError.INVALID_TOKEN.because("A valid initial access token is required."));
        String named = Optional.ofNullable(projectId)
                .or(config::projectId)
                .orElseThrow(() -> ProtocolError.INVALID_REQUEST.because("The parameter project_id is missing."));
        ProjectRef project = projects.findAnywhere(named)
                .filter(found -> found.state() == ProjectState.ACTIVE)
                .map(found -> new ProjectRef(found.orgId(), found.id()))
                .filter(found -> mayWrite(principal, found))
                .orElseThrow(() -> ProtocolError.ACCESS_DENIED
                        .because("The initial access token does not allow adding applications to this project.")
                        .withStatus(403));
        return new Admission(principal, project);
    }

    private boolean mayWrite(Principal principal, ProjectRef project) {
        try {
            permissions.require(principal, project.orgId(), PERMISSION, project.projectId());
            return true;
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            return false;
        }
    }
}
