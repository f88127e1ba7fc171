package dev.signet.factor.totp;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.factor.FactorError;
import dev.signet.factor.FactorGuard;
import dev.signet.factor.FactorTries;
import dev.signet.factor.SecondFactor;
import dev.signet.factor.SubjectSecrets;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.user.UserError;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import dev.signet.vault.Secrets;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/**
 * Sets up, checks and removes authenticator apps. {@link FactorTries} counts wrong codes, whichever page or API call
 * contains them.
 */
@Singleton
public final class TotpCommands {
    private final Aggregates aggregates;
    private final Secrets secrets;
    private final SubjectSecrets sealed;
    private final TotpCodes codes;
    private final FactorGuard guard;
    private final FactorTries tries;
    private final UserQueries users;
    private final InstanceQueries instances;
    private final Database database;

    TotpCommands(
            Aggregates aggregates,
            Secrets secrets,
            SubjectSecrets sealed,
            TotpCodes codes,
            FactorGuard guard,
            FactorTries tries,
            UserQueries users,
            InstanceQueries instances,
            Database database) {
        this.aggregates = aggregates;
        this.secrets = secrets;
        this.sealed = sealed;
        this.codes = codes;
        this.guard = guard;
        this.tries = tries;
        this.users = users;
        this.instances = instances;
        this.database = database;
    }

    /** The new secret, which is told only while the app is set up, and the change that it came with. */
    public record Begun(TotpSecret secret, Loaded<?> change) {}

    /**
     * Begins to set up an app; a secret of an earlier attempt becomes invalid. The app is not asked for until {@link
     * #verify} has succeeded. Fails with NOT_FOUND if there is no such user, {@link UserError#NOT_HUMAN}, {@link
     * FactorError#EXISTS} if an app is ready, or an error of {@link FactorGuard}.
     */
    public Begun add(UserRef user, Actor actor) {
        UserView person = users.require(user);
        byte[] secret = codes.newSecret();
        Loaded<Totp> added = aggregates.inTransaction(transaction -> {
            guard.requireChange(transaction, user, actor);
            requireHuman(person);
            users.hold(transaction, user);
            TotpCommand add = new TotpCommand.Add(sealed.seal(user.userId(), TotpDecider.SECRET, secret));
            return aggregates.handleIn(transaction, TotpDecider.TYPE, user.userId(), person.orgId(), add, actor);
        });
        return new Begun(secret(secret, person), added);
    }

    /**
     * Makes the app ready to use with a code of it. Fails with {@link FactorError#CODE_WRONG}, which is counted, {@link
     * FactorError#NOT_STARTED}, {@link FactorError#EXISTS} if the app is ready already, or an error of {@link
     * FactorGuard}.
     */
    public Loaded<?> verify(UserRef user, String code, Actor actor) {
        UserView person = users.require(user);
        guard.requireChange(database, user, actor);
        requireHuman(person);
        return compared(user.userId(), "", code, TotpCommand.Verify::new, actor);
    }

    /**
     * Checks a code at a sign-in. Fails with {@link FactorError#CODE_WRONG}, which is counted, {@link
     * FactorError#BLOCKED} if no try is left, or {@link FactorError#NOT_READY}.
     *
     * @param browser id under which the wrong codes of this browser are counted, if the person signed in there before;
     *     empty for any other browser
     * @param repeated whether the browser submits a form again whose first submission was accepted
     */
    public void check(String userId, String code, String browser, boolean repeated, Actor actor) {
        compared(userId, browser, code, match -> new TotpCommand.Check(match, repeated), actor);
    }

    /**
     * Removes the app and its secret. Fails with {@link FactorError#NOT_FOUND} or an error of {@link FactorGuard}.
     */
    public Loaded<?> remove(UserRef user, Actor actor) {
        UserView person = users.require(user);
        return aggregates.inTransaction(transaction -> {
            guard.requireChange(transaction, user, actor);
            requireHuman(person);
            return aggregates.handleIn(
                    transaction, TotpDecider.TYPE, user.userId(), person.orgId(), new TotpCommand.Remove(), actor);
        });
    }

    private Loaded<Totp> compared(
            String userId, String browser, String code, Function<TotpCommand.Match, TotpCommand> command, Actor actor) {
        Loaded<Totp> loaded = aggregates.load(TotpDecider.TYPE, userId);
        Totp totp = loaded.state();
        return tries.trying(
                userId,
                SecondFactor.TOTP.name(),
                browser,
                sql -> secrets.find(sql, userId, TotpDecider.SECRET, String.valueOf(totp.revision())),
                stored -> {
                    List<Long> steps = stored.map(secret -> codes.matching(opened(userId, secret), code))
                            .orElse(List.of());
                    TotpCommand.Match match = new TotpCommand.Match(totp.revision(), steps);
                    return aggregates.handle(TotpDecider.TYPE, loaded, "", command.apply(match), actor);
                });
    }

    private byte[] opened(String userId, Secrets.Secret secret) {
        return sealed.open(userId, TotpDecider.SECRET, secret.value());
    }

    private TotpSecret secret(byte[] secret, UserView person) {
        return TotpSecret.of(secret, instances.get().name(), person.preferredLoginName());
    }

    private static void requireHuman(UserView user) {
        if (user.human() == null) {
            throw UserError.NOT_HUMAN.exception();
        }
    }
}
