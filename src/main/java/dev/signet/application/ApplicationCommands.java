package dev.signet.application;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectTexts;
import dev.signet.signingkey.CryptoProvider;
import dev.signet.vault.Digests;
import dev.signet.vault.password.TokenGenerator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Changes applications and creates their credentials. A secret or private key is returned once and never stored in
 * readable form.
 *
 * <p>Every method returns the state after the change and fails with an {@link ApplicationError}, which is NOT_FOUND for
 * an application that does not belong to the given project and organization.
 */
@Singleton
public final class ApplicationCommands {
    /** Expiry of a key that was added without an expiration date, as in ZITADEL. */
    public static final Instant FAR_FUTURE = Instant.parse("9999-12-31T23:59:59Z");

    private static final int SECRET_BITS = 384;

    private final Aggregates aggregates;
    private final ApiReach reach;
    private final ProjectQueries projects;
    private final Ids ids;
    private final FreeClientIds clientIds;
    private final TokenGenerator generator;
    private final Digests digests;
    private final CryptoProvider provider;
    private final Clock clock;

    ApplicationCommands(
            Aggregates aggregates,
            ApiReach reach,
            ProjectQueries projects,
            Ids ids,
            FreeClientIds clientIds,
            TokenGenerator generator,
            Digests digests,
            CryptoProvider provider,
            Clock clock) {
        this.aggregates = aggregates;
        this.reach = reach;
        this.projects = projects;
        this.ids = ids;
        this.clientIds = clientIds;
        this.generator = generator;
        this.digests = digests;
        this.provider = provider;
        this.clock = clock;
    }

    /** Adds an OpenID Connect client, and creates its secret if it authenticates by one. */
    public AddedApplication add(ProjectRef project, String name, OidcConfig config, Actor actor) {
        return add(project, name, (ApplicationConfig) config.validated(), actor);
    }

    /** Adds an API, and creates its secret if it authenticates by one. */
    public AddedApplication add(ProjectRef project, String name, ApiConfig config, Actor actor) {
        return add(project, name, (ApplicationConfig) config.validated(), actor);
    }

    /** Gives an application another name; refused if it is the current one. */
    public Loaded<Application> rename(ApplicationRef application, String name, Actor actor) {
        return handle(application, new ApplicationCommand.Rename(validName(name)), actor);
    }

    /**
     * Changes name and settings in one change, which leaves out what is null and, in an {@link OidcConfigEdit}, settings
     * that are null. Refused if nothing would change, and if the application is of another kind than the edit.
     */
    public Loaded<Application> edit(
            ApplicationRef application, @Nullable String name, @Nullable ConfigEdit config, Actor actor) {
        ConfigEdit valid = config instanceof ApiConfig api ? api.validated() : config;
        return handle(application, new ApplicationCommand.Edit(name == null ? null : validName(name), valid), actor);
    }

    /** Replaces the configuration of a client; refused if nothing would change. */
    public Loaded<Application> configure(ApplicationRef application, OidcConfig config, Actor actor) {
        return handle(application, new ApplicationCommand.Configure(config.validated()), actor);
    }

    /** Changes how an API authenticates; refused if nothing would change. */
    public Loaded<Application> configure(ApplicationRef application, ApiConfig config, Actor actor) {
        return handle(application, new ApplicationCommand.Configure(config.validated()), actor);
    }

    /**
     * Changes settings of a client's tokens; settings that the change leaves out stay as they are.
     *
     * <p>Refused if nothing would change and for an API. Refused with {@link ApplicationError#API_ACCESS_OUT_OF_REACH}
     * if the application would get more access than the actor may give.
     */
    public Loaded<Application> changeTokens(ApplicationRef application, TokenSettings.Change change, Actor actor) {
        return handle(application, new ApplicationCommand.ChangeTokens(change), actor);
    }

    /** Deactivates an active application. */
    public Loaded<Application> deactivate(ApplicationRef application, Actor actor) {
        return handle(application, new ApplicationCommand.Deactivate(), actor);
    }

    /** Activates an inactive application again. */
    public Loaded<Application> reactivate(ApplicationRef application, Actor actor) {
        return handle(application, new ApplicationCommand.Reactivate(), actor);
    }

    /** Removes an application with its secret and keys; its name may be used again. */
    public Loaded<Application> remove(ApplicationRef application, Actor actor) {
        return handle(application, new ApplicationCommand.Remove(), actor);
    }

    /** Creates a new secret for an OpenID Connect client; the former one becomes invalid immediately. */
    public NewSecret regenerateOidcSecret(ApplicationRef application, Actor actor) {
        return regenerate(application, ApplicationCommand.Kind.OIDC, actor);
    }

    /** Creates a new secret for an application of either kind; the former one becomes invalid immediately. */
    public NewSecret regenerateSecret(ApplicationRef application, Actor actor) {
        return regenerate(application, null, actor);
    }

    /** Creates a new secret for an API; the former one becomes invalid immediately. */
    public NewSecret regenerateApiSecret(ApplicationRef application, Actor actor) {
        return regenerate(application, ApplicationCommand.Kind.API, actor);
    }

    /**
     * Creates a key with which the application signs its assertions.
     *
     * @param expiresAt in the future; null for {@link #FAR_FUTURE}
     */
    public AddedClientKey addKey(ApplicationRef application, @Nullable Instant expiresAt, Actor actor) {
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw ApplicationError.EXPIRATION_IN_PAST.exception();
        }
        String keyId = ids.next();
        ClientKeyPair pair = ClientKeyPair.generate(provider);
        Loaded<Application> loaded = handle(
                application,
                new ApplicationCommand.AddKey(keyId, pair.publicKey(), expiresAt == null ? FAR_FUTURE : expiresAt),
                actor);
        return new AddedClientKey(
                loaded,
                keyId,
                pair.keyFile(keyId, application.appId(), loaded.state().clientId()));
    }

    /** Removes a key, which becomes invalid immediately. Fails with NOT_FOUND if there is no such key. */
    public Loaded<Application> removeKey(ApplicationRef application, String keyId, Actor actor) {
        return handle(application, new ApplicationCommand.RemoveKey(keyId), actor);
    }

    /** Does the same as {@link #remove} as part of a transaction. */
    Loaded<Application> removeIn(Sql transaction, ApplicationRef application, Actor actor) {
        return aggregates.handleIn(
                transaction,
                ApplicationDecider.TYPE,
                application.appId(),
                application.project().orgId(),
                new ApplicationDecider.Addressed(
                        application.project(), new ApplicationCommand.Remove(), ApiAccess.NONE),
                actor);
    }

    private AddedApplication add(ProjectRef project, String name, ApplicationConfig config, Actor actor) {
        String appId = ids.next();
        String clientId = clientIds.next();
        String secret = config.authMethod().usesSecret() ? generator.token(SECRET_BITS) : "";
        ApplicationCommand add = new ApplicationCommand.Add(
                project,
                validName(name),
                clientId,
                config,
                secret.isEmpty() ? null : digests.token(ClientSecrets.KIND, secret));
        Loaded<Application> loaded = aggregates.inTransaction(transaction -> {
            projects.hold(transaction, project);
            return aggregates.handleIn(
                    transaction,
                    ApplicationDecider.TYPE,
                    appId,
                    project.orgId(),
                    new ApplicationDecider.Addressed(project, add, ApiAccess.NONE),
                    actor);
        });
        return new AddedApplication(loaded, appId, clientId, secret);
    }

    private NewSecret regenerate(ApplicationRef application, ApplicationCommand.@Nullable Kind kind, Actor actor) {
        String secret = generator.token(SECRET_BITS);
        String digest = digests.token(ClientSecrets.KIND, secret);
        return new NewSecret(handle(application, new ApplicationCommand.SetSecret(kind, digest), actor), secret);
    }

    private Loaded<Application> handle(ApplicationRef application, ApplicationCommand command, Actor actor) {
        return aggregates.handle(
                ApplicationDecider.TYPE,
                application.appId(),
                application.project().orgId(),
                new ApplicationDecider.Addressed(
                        application.project(),
                        command,
                        reach.of(actor, application.project().orgId())),
                actor);
    }

    private static String validName(String name) {
        return ProjectTexts.required(name, ApplicationError.NAME_INVALID);
    }
}
