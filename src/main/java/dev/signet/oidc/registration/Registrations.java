package dev.signet.oidc.registration;

import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationError;
import dev.signet.application.ApplicationQueries;
import dev.signet.application.ApplicationRef;
import dev.signet.application.ApplicationView;
import dev.signet.application.Client;
import dev.signet.application.ClientKey;
import dev.signet.application.OidcConfig;
import dev.signet.application.RegisteredClients;
import dev.signet.application.ResponseAlgorithms;
import dev.signet.eventstore.Ids;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.oidc.protocol.DomainErrors;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.project.ProjectRef;
import dev.signet.signingkey.SigningKeyCommands;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds, shows, changes and removes the applications of clients that register themselves. */
@Singleton
final class Registrations {
    private static final String NAMELESS = "Registered client";

    private final RegisteredClients registered;
    private final ApplicationCommands commands;
    private final ApplicationQueries queries;
    private final SigningKeyCommands signingKeys;
    private final RegistrationConfig config;
    private final Ids ids;

    Registrations(
            RegisteredClients registered,
            ApplicationCommands commands,
            ApplicationQueries queries,
            SigningKeyCommands signingKeys,
            RegistrationConfig config,
            Ids ids) {
        this.registered = registered;
        this.commands = commands;
        this.queries = queries;
        this.signingKeys = signingKeys;
        this.config = config;
        this.ids = ids;
    }

    /**
     * A client as it is registered now.
     *
     * @param token the registration access token, with which the client can read and change its registration
     * @param secret the client's secret if it was created just now, because it is shown only once; otherwise null
     */
    record Registration(
            ApplicationView view,
            OidcConfig config,
            ResponseAlgorithms algorithms,
            List<ClientKey> keys,
            String token,
            @Nullable String secret) {
        @Override
        public String toString() {
            return "Registration[" + view.clientId() + ']';
        }
    }

    Registration register(ProjectRef project, ClientMetadata metadata, Actor actor) {
        if (registered.count(project.projectId()) >= config.maxClientsPerProject()) {
            throw ProtocolError.ACCESS_DENIED
                    .because("The project has reached its limit of registered clients.")
                    .withStatus(403);
        }
        OidcConfig wanted = usable(metadata.fresh());
        publishKeys(metadata.details().algorithms());
        String name = metadata.name() == null ? unique(NAMELESS) : metadata.name();
        RegisteredClients.Registered added = refusing(
                () -> named(name, free -> registered.register(project, free, wanted, metadata.details(), actor)));
        String secret = added.added().secret();
        return read(
                new ApplicationRef(project, added.added().appId()), added.token(), secret.isEmpty() ? null : secret);
    }

    /**
     * The client with this id. Throws {@code invalid_token} if the registration access token is not its own, or if the
     * application, its project or its organization is not active.
     */
    Client require(String clientId, @Nullable String token) {
        return queries.client(clientId)
                .filter(Client::active)
                .filter(client -> token != null && registered.isToken(client.appId(), token))
                .orElseThrow(() -> ProtocolError.INVALID_TOKEN.because("The registration access token is not valid."));
    }

    Registration find(Client client, String token) {
        return read(reference(client), token, null);
    }

    /**
     * Replaces all metadata of a client; on an error, nothing is changed. Members that are missing in the request get
     * their default values (RFC 7592 section 2.2).
     */
    Registration replace(Client client, String token, ClientMetadata metadata, Actor actor) {
        ApplicationRef application = reference(client);
        Registration present = read(application, token, null);
        OidcConfig wanted = usable(metadata.over(present.config()));
        boolean secretNeeded = wanted.authMethod().usesSecret()
                && !present.config().authMethod().usesSecret();
        publishKeys(metadata.details().algorithms());
        RegisteredClients.Replacement same =
                new RegisteredClients.Replacement(wanted, null, metadata.details(), secretNeeded);
        String name = metadata.name();
        Optional<String> secret = refusing(() -> name == null || isNamed(present.view(), name)
                ? registered.replace(application, same, actor)
                : named(name, free -> registered.replace(application, same.named(free), actor)));
        return read(application, token, secret.orElse(null));
    }

    void remove(Client client, Actor actor) {
        refusing(() -> commands.remove(reference(client), actor));
    }

    /**
     * Publishes the signing keys of these algorithms, so that clients can fetch a key before the first token is signed
     * with it.
     */
    private void publishKeys(ResponseAlgorithms algorithms) {
        Stream.of(algorithms.idToken(), algorithms.userinfo())
                .filter(Objects::nonNull)
                .forEach(signingKeys::ensureActive);
    }

    /** Whether the application has this name, with or without the suffix that {@link #unique} appends. */
    private static boolean isNamed(ApplicationView present, String name) {
        return present.name().equals(name) || present.name().startsWith(name + " (");
    }

    private Registration read(ApplicationRef application, String token, @Nullable String secret) {
        ApplicationView view = queries.require(application);
        if (!(view.config() instanceof OidcConfig oidc)) {
            throw new IllegalStateException("only clients register themselves");
        }
        ResponseAlgorithms algorithms =
                queries.client(view.clientId()).map(Client::algorithms).orElse(ResponseAlgorithms.NONE);
        return new Registration(view, oidc, algorithms, queries.keys(view.id()), token, secret);
    }

    /**
     * Does the work with this name or, if the name is taken, with a suffix that makes it unique. Names are unique in a
     * project, but a client does not know the names of the others.
     */
    private <T> T named(String name, Function<String, T> work) {
        try {
            return work.apply(name);
        } catch (DomainException e) {
            if (!e.error().equals(ApplicationError.NAME_TAKEN)) {
                throw e;
            }
            return work.apply(unique(name));
        }
    }

    private String unique(String name) {
        return name + " (" + ids.next() + ')';
    }

    // Refuses addresses that every later authorization or logout request would be refused for, so that the client
    // learns of the mistake now.
    private static OidcConfig usable(OidcConfig config) {
        List<String> unusable = config.unusableAddresses();
        if (unusable.stream().anyMatch(config.redirectUris()::contains)) {
            throw ProtocolError.INVALID_REDIRECT_URI.because(
                    "A redirect URI must use https, http with a loopback address,"
                            + " or for native clients a scheme of their own, and have neither fragment nor user information.");
        }
        if (!unusable.isEmpty()) {
            throw MetadataDocument.invalid("A post-logout redirect URI must follow the rules for redirect URIs.");
        }
        return config;
    }

    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (DomainException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(DomainException refusal) {
        DomainError error = refusal.error();
        if (error.equals(ApplicationError.REDIRECT_URI_INVALID)) {
            return ProtocolError.INVALID_REDIRECT_URI.because(error.message());
        }
        if (error.equals(ApplicationError.API_ACCESS_OUT_OF_REACH)) {
            return MetadataDocument.invalid(error.message());
        }
        return switch (error.kind()) {
            case INVALID_ARGUMENT -> MetadataDocument.invalid(error.message());
            case ABORTED, UNAVAILABLE, RESOURCE_EXHAUSTED -> DomainErrors.of(error);
            // the application was removed by a concurrent request
            case NOT_FOUND -> ProtocolError.INVALID_TOKEN.because("The client or its project no longer exists.");
            case ALREADY_EXISTS, FAILED_PRECONDITION, PERMISSION_DENIED, UNAUTHENTICATED, INTERNAL -> refusal;
        };
    }

    private static ApplicationRef reference(Client client) {
        return ApplicationRef.of(client.orgId(), client.projectId(), client.appId());
    }
}
