package dev.signet.application;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectTexts;
import dev.signet.vault.Digests;
import dev.signet.vault.Secrets;
import dev.signet.vault.SecretsSql;
import dev.signet.vault.password.TokenGenerator;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Manages clients that registered themselves (RFC 7591). They manage their own registration with a token, of which only
 * a digest is stored. Otherwise they are applications like all others.
 */
@Singleton
public final class RegisteredClients {
    /**
     * Kind of secret under which the digests of registration access tokens are stored, and the purpose that separates
     * these digests from others.
     */
    static final String TOKEN = "registration_token";

    private static final int TOKEN_BITS = 256;
    private static final int SECRET_BITS = 384;

    private final Aggregates aggregates;
    private final Database database;
    private final ProjectQueries projects;
    private final Ids ids;
    private final FreeClientIds clientIds;
    private final TokenGenerator generator;
    private final Digests digests;
    private final Secrets secrets;

    RegisteredClients(
            Aggregates aggregates,
            Database database,
            ProjectQueries projects,
            Ids ids,
            FreeClientIds clientIds,
            TokenGenerator generator,
            Digests digests,
            Secrets secrets) {
        this.aggregates = aggregates;
        this.database = database;
        this.projects = projects;
        this.ids = ids;
        this.clientIds = clientIds;
        this.generator = generator;
        this.digests = digests;
        this.secrets = secrets;
    }

    /**
     * A public key that a client registers.
     *
     * @param keyId unique among the client's keys
     * @param publicKey SubjectPublicKeyInfo in PEM
     */
    public record Key(String keyId, String publicKey) {}

    /**
     * A client that was just registered.
     *
     * @param token the client's registration access token, readable only here, because only its digest is stored
     */
    public record Registered(AddedApplication added, String token) {
        @Override
        public String toString() {
            return "Registered[" + added.appId() + ']';
        }
    }

    /**
     * The metadata of a client other than its name and its {@link OidcConfig}.
     *
     * @param keys all keys of the client
     * @param addresses already checked by the caller
     * @param algorithms the algorithms with which the client wants responses to be signed
     */
    public record Details(List<Key> keys, ClientAddresses addresses, ResponseAlgorithms algorithms) {
        /** No metadata. */
        public static final Details NONE = new Details(List.of(), ClientAddresses.NONE, ResponseAlgorithms.NONE);

        public Details {
            keys = List.copyOf(keys);
        }
    }

    /** Adds a client, and creates its secret if it authenticates by one. Fails with {@link ApplicationError}. */
    public Registered register(ProjectRef project, String name, OidcConfig config, Details details, Actor actor) {
        OidcConfig valid = config.validated();
        String appId = ids.next();
        String clientId = clientIds.next();
        String secret = valid.authMethod().usesSecret() ? generator.token(SECRET_BITS) : "";
        String token = generator.token(TOKEN_BITS);
        ApplicationCommand.Add add = new ApplicationCommand.Add(
                project,
                ProjectTexts.required(name, ApplicationError.NAME_INVALID),
                clientId,
                valid,
                secret.isEmpty() ? null : digests.token(ClientSecrets.KIND, secret));
        ApplicationCommand register = new ApplicationCommand.Register(
                add, added(details.keys()), details.addresses(), details.algorithms(), digests.token(TOKEN, token));
        Loaded<Application> loaded = aggregates.inTransaction(transaction -> {
            projects.hold(transaction, project);
            return aggregates.handleIn(
                    transaction,
                    ApplicationDecider.TYPE,
                    appId,
                    project.orgId(),
                    new ApplicationDecider.Addressed(project, register, ApiAccess.NONE),
                    actor);
        });
        return new Registered(new AddedApplication(loaded, appId, clientId, secret), token);
    }

    /**
     * New metadata of a client.
     *
     * @param name null to keep the current name
     * @param details all metadata that the client has from now on; nothing of its previous details is kept
     * @param newSecret whether the client gets a new secret
     */
    public record Replacement(OidcConfig config, @Nullable String name, Details details, boolean newSecret) {

        /** Returns this replacement with another name. */
        public Replacement named(String other) {
            return new Replacement(config, other, details, newSecret);
        }
    }

    /**
     * Replaces the metadata of a client completely, or fails with {@link ApplicationError} and changes nothing.
     *
     * @return the new secret, if one was created
     */
    public Optional<String> replace(ApplicationRef application, Replacement wanted, Actor actor) {
        String secret = wanted.newSecret() ? generator.token(SECRET_BITS) : null;
        String name = wanted.name();
        Details details = wanted.details();
        ApplicationCommand replace = new ApplicationCommand.Replace(
                wanted.config().validated(),
                name == null ? null : ProjectTexts.required(name, ApplicationError.NAME_INVALID),
                added(details.keys()),
                details.addresses(),
                details.algorithms(),
                secret == null ? null : digests.token(ClientSecrets.KIND, secret));
        aggregates.handle(
                ApplicationDecider.TYPE,
                application.appId(),
                application.project().orgId(),
                new ApplicationDecider.Addressed(application.project(), replace, ApiAccess.NONE),
                actor);
        return Optional.ofNullable(secret);
    }

    /**
     * Tells whether this is the client's registration access token. The comparison takes constant time. The caller
     * checks whether the client is active.
     */
    public boolean isToken(String appId, String token) {
        String digest = digests.token(TOKEN, token);
        return secrets.find(appId, TOKEN, ClientSecrets.ID)
                .map(stored -> Digests.same(stored.value(), digest))
                .orElse(false);
    }

    /** Returns how many clients of a project registered themselves. */
    public long count(String projectId) {
        return database.single(
                "select count(*) as n from application_view a" + SecretsSql.join("s", "a.id")
                        + " where s.kind = ? and a.project_id = ?",
                row -> row.number("n"),
                TOKEN,
                projectId);
    }

    private static List<ApplicationCommand.AddKey> added(List<Key> keys) {
        return keys.stream()
                .map(key -> new ApplicationCommand.AddKey(key.keyId(), key.publicKey(), ApplicationCommands.FAR_FUTURE))
                .toList();
    }
}
