package dev.signet.user;

import dev.signet.access.AccessTokenType;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DisplayedText;
import dev.signet.signingkey.CryptoProvider;
import dev.signet.vault.Digests;
import dev.signet.vault.password.TokenGenerator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes machine users and creates their credentials. Secrets, tokens and generated private keys are returned once and
 * never stored in readable form.
 *
 * <p>Every method fails for a person. Results and errors are as in {@link UserCommands}.
 */
@Singleton
public final class MachineCommands {
    /**
     * Kind of secret under which the digests of personal access tokens are stored, and the purpose that separates these
     * digests from others.
     */
    public static final String TOKEN = "pat";

    /**
     * Kind of secret under which the digests of client secrets are stored, and the purpose that separates these digests
     * from others.
     */
    public static final String SECRET = "machine_secret";

    /** Id under which the only client secret of a machine user is stored. */
    public static final String SECRET_ID = "current";

    /** Expiry of a credential that was created without an expiration date, as in ZITADEL. */
    public static final Instant FAR_FUTURE = Instant.parse("9999-12-31T23:59:59Z");

    /** Scopes of a personal access token, as in ZITADEL. */
    public static final List<String> TOKEN_SCOPES = List.of("openid", "urn:zitadel:iam:org:project:id:zitadel:aud");

    private static final int TOKEN_BITS = 256;
    private static final int SECRET_BITS = 384;

    private final UserWriter writer;
    private final Ids ids;
    private final TokenGenerator generator;
    private final Digests digests;
    private final CryptoProvider provider;
    private final UserConfig config;
    private final Clock clock;

    MachineCommands(
            UserWriter writer,
            Ids ids,
            TokenGenerator generator,
            Digests digests,
            CryptoProvider provider,
            UserConfig config,
            Clock clock) {
        this.writer = writer;
        this.ids = ids;
        this.generator = generator;
        this.digests = digests;
        this.provider = provider;
        this.config = config;
        this.clock = clock;
    }

    /** Changes the name, the description and the type of the access tokens; refused if nothing would change. */
    public Loaded<User> change(
            UserRef user, String name, String description, AccessTokenType accessTokenType, Actor actor) {
        MachineCommand command =
                new MachineCommand.ChangeMachine(validName(name), validDescription(description), accessTokenType);
        return writer.handle(user, command, actor);
    }

    /** Creates a client secret; the previous one, if any, becomes invalid immediately. */
    public AddedSecret setSecret(UserRef user, Actor actor) {
        Loaded<User> before = writer.loadWithCredentials(user, actor);
        String secret = generator.token(SECRET_BITS);
        MachineCommand command = new MachineCommand.SetSecret(digests.token(SECRET, secret));
        Loaded<User> after = writer.handle(before, user, command, actor);
        return new AddedSecret(after, after.state().userName(), secret);
    }

    /** Removes the client secret; refused if there is none. */
    public Loaded<User> removeSecret(UserRef user, Actor actor) {
        return writer.handle(user, new MachineCommand.RemoveSecret(), actor);
    }

    /**
     * Adds a key with which the machine user signs assertions.
     *
     * @param publicKey SubjectPublicKeyInfo in PEM, or empty to have the server generate a key pair
     * @param expiresAt in the future; null for {@link #FAR_FUTURE}
     */
    public AddedKey addKey(UserRef user, byte[] publicKey, @Nullable Instant expiresAt, Actor actor) {
        Instant until = validExpiry(expiresAt);
        Loaded<User> before = writer.loadWithCredentials(user, actor);
        before.state().requireMachine();
        String keyId = ids.next();
        if (publicKey.length > 0) {
            String pem = MachineKeys.validPublicKey(publicKey);
            Loaded<User> after = writer.handle(before, user, new MachineCommand.AddKey(keyId, pem, until), actor);
            return new AddedKey(after, keyId, null);
        }
        MachineKeys.Generated pair = MachineKeys.generate(config.machineKeyAlgorithm(), provider);
        MachineCommand command = new MachineCommand.AddKey(keyId, pair.publicPem(), until);
        Loaded<User> after = writer.handle(before, user, command, actor);
        return new AddedKey(after, keyId, MachineKeys.keyFile(keyId, user.userId(), until, pair.privatePem()));
    }

    /** Removes a key, which becomes invalid immediately. Fails with NOT_FOUND if there is no such key. */
    public Loaded<User> removeKey(UserRef user, String keyId, Actor actor) {
        return writer.handle(user, new MachineCommand.RemoveKey(keyId), actor);
    }

    /**
     * Creates a personal access token.
     *
     * @param expiresAt in the future; null for {@link #FAR_FUTURE}
     */
    public AddedToken addToken(UserRef user, @Nullable Instant expiresAt, Actor actor) {
        Loaded<User> before = writer.loadWithCredentials(user, actor);
        String tokenId = ids.next();
        String token = generator.token(TOKEN_BITS);
        MachineCommand command =
                new MachineCommand.AddToken(tokenId, digests.token(TOKEN, token), validExpiry(expiresAt), TOKEN_SCOPES);
        return new AddedToken(writer.handle(before, user, command, actor), tokenId, token);
    }

    /** Does the same as {@link #addToken} without expiration date, as part of a transaction. */
    public AddedToken addTokenIn(Sql transaction, UserRef user, Actor actor) {
        String tokenId = ids.next();
        String token = generator.token(TOKEN_BITS);
        MachineCommand command =
                new MachineCommand.AddToken(tokenId, digests.token(TOKEN, token), FAR_FUTURE, TOKEN_SCOPES);
        return new AddedToken(writer.handleIn(transaction, user, command, actor), tokenId, token);
    }

    /** Revokes a personal access token immediately. Fails with NOT_FOUND if there is no such token. */
    public Loaded<User> removeToken(UserRef user, String tokenId, Actor actor) {
        return writer.handle(user, new MachineCommand.RemoveToken(tokenId), actor);
    }

    static String validName(String name) {
        if (!DisplayedText.isVisible(name)) {
            throw UserError.MACHINE_NAME_EMPTY.exception();
        }
        Profiles.requirePlain(name.strip(), "name");
        return name.strip();
    }

    /**
     * Returns the description without surrounding spaces. It may contain line breaks and tabs, but no other control
     * characters.
     */
    static String validDescription(String description) {
        String stripped = description.strip();
        Profiles.requirePlain(stripped.replaceAll("[\\t\\r\\n]", " "), "description");
        return stripped;
    }

    private Instant validExpiry(@Nullable Instant expiresAt) {
        if (expiresAt == null) {
            return FAR_FUTURE;
        }
        if (!expiresAt.isAfter(clock.instant())) {
            throw UserError.EXPIRATION_IN_PAST.exception();
        }
        return expiresAt;
    }

    /**
     * A key that was just added to a machine user.
     *
     * @param keyFile JSON with the private key, of which the server keeps no copy; null if the caller gave the public
     * key
     */
    @SuppressWarnings("ArrayRecordComponent") // the array is only passed on and never compared
    public record AddedKey(Loaded<User> user, String keyId, byte @Nullable [] keyFile) {
        @Override
        public String toString() {
            return "AddedKey[" + keyId + ']';
        }
    }

    /**
     * A personal access token that was just created.
     *
     * @param token the readable token, of which the server keeps only a digest
     */
    public record AddedToken(Loaded<User> user, String tokenId, String token) {
        @Override
        public String toString() {
            return "AddedToken[" + tokenId + ']';
        }
    }

    /**
     * A client secret that was just created.
     *
     * @param clientId the user name
     * @param clientSecret the readable secret, of which the server keeps only a digest
     */
    public record AddedSecret(Loaded<User> user, String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "AddedSecret[" + clientId + ']';
        }
    }
}
