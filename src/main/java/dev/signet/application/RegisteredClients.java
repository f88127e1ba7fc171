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
import dev.signet.vault.password.TokenGenerator;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Clients that registered themselves (RFC 7591) and manage themselves by a token, of which only a digest is stored. Apart
 * from the token they are applications as all others.
 */
@Singleton
public final class RegisteredClients {
    /** Purpose of the digest, and kind of the secret. */
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
     * A public key a client brings.
     *
     * @param keyId unique in the client
     * @param publicKey SubjectPublicKeyInfo in PEM
     */
    public record Key(String keyId, String publicKey) {}

    /** A client just registered, and its token, which is told once. */
    public record Registered(AddedApplication added, String token) {
        @Override
        public String toString() {
            return "Registered[" + added.appId() + ']';
        }
    }

    /**
     * What a client says about itself beside its configuration.
     *
     * @param keys all it has
     * @param addresses as the caller has checked them
     * @param algorithms it wants to be answered with
     */
    public record Details(List<Key> keys, ClientAddresses addresses, ResponseAlgorithms algorithms) {
        /** Nothing at all. */
        public static final Details NONE = new Details(List.of(), ClientAddresses.NONE, ResponseAlgorithms.NONE);

        public Details {
            keys = List.copyOf(keys);
        }
    }

    /** Adds a client, with a secret if it authenticates by one; refuses with {@link ApplicationError}. */
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
     * What a client says about itself from now on.
     *
     * @param name null for the present one
     * @param details in the place of all it said
     * @param newSecret whether it gets another secret
     */
    public record Replacement(OidcConfig config, @Nullable String name, Details details, boolean newSecret) {

        /** The same under another name. */
        public Replacement named(String other) {
            return new Replacement(config, other, details, newSecret);
        }
    }

    /**
     * Replaces what a client says about itself, all of it or, refused with {@link ApplicationError}, nothing. Answers the
     * new secret, if there is one.
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

    /** Whether this is the client's token, compared in constant time; the client's state is for the caller to judge. */
    public boolean isToken(String appId, String token) {
        String digest = digests.token(TOKEN, token);
        return secrets.find(appId, TOKEN, ClientSecrets.ID)
                .map(stored -> Digests.same(stored.value(), digest))
                .orElse(false);
    }

    /** How many clients of a project registered themselves. */
    public long count(String projectId) {
        return database.single(
                "select count(*) as n from secrets s join application_view a on a.id = s.owner"
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
