package dev.signet.factor.recovery;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.factor.FactorGuard;
import dev.signet.factor.FactorTries;
import dev.signet.kernel.Actor;
import dev.signet.user.UserError;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import dev.signet.vault.Digests;
import dev.signet.vault.Secrets;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes, checks and removes recovery codes. Only digests are stored. {@link FactorTries} counts wrong codes, whichever
 * page or API call contains them.
 */
@Singleton
public final class RecoveryCommands {
    /** How many codes a person gets at once. */
    public static final int CODES = 10;

    /** Without 0, 1, I, L, O and U, which are easily confused or form words. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Characters of a code, which then has 49 random bits. */
    private static final int LENGTH = 10;

    private final Aggregates aggregates;
    private final Secrets secrets;
    private final Digests digests;
    private final FactorGuard guard;
    private final FactorTries tries;
    private final UserQueries users;
    private final SecureRandom random = new SecureRandom();

    RecoveryCommands(
            Aggregates aggregates,
            Secrets secrets,
            Digests digests,
            FactorGuard guard,
            FactorTries tries,
            UserQueries users) {
        this.aggregates = aggregates;
        this.secrets = secrets;
        this.digests = digests;
        this.guard = guard;
        this.tries = tries;
        this.users = users;
    }

    /**
     * New codes, which cannot be read again.
     *
     * @param codes in groups of five characters, such as {@code 7KD2M-XQ4TP}
     */
    public record Renewed(List<String> codes, Loaded<?> change) {
        public Renewed {
            codes = List.copyOf(codes);
        }

        @Override
        public String toString() {
            return "Renewed[]";
        }
    }

    /**
     * Replaces the person's codes by ten new ones. Fails with NOT_FOUND if there is no such user, {@link
     * UserError#NOT_HUMAN}, or an error of {@link FactorGuard}.
     */
    public Renewed renew(UserRef user, Actor actor) {
        UserView person = users.require(user);
        List<String> codes = Stream.generate(this::code).distinct().limit(CODES).toList();
        RecoveryCommand renew = new RecoveryCommand.Renew(
                codes.stream().map(code -> digest(user.userId(), code)).toList());
        Loaded<RecoveryCodes> renewed = aggregates.inTransaction(transaction -> {
            guard.requireChange(transaction, user, actor);
            if (person.human() == null) {
                throw UserError.NOT_HUMAN.exception();
            }
            users.hold(transaction, user);
            return aggregates.handleIn(transaction, RecoveryDecider.TYPE, user.userId(), person.orgId(), renew, actor);
        });
        return new Renewed(codes, renewed);
    }

    /**
     * Uses up a code at a sign-in, in upper or lower case, with or without hyphen. Fails with {@link
     * dev.signet.factor.FactorError#CODE_WRONG}, which is counted, or {@link dev.signet.factor.FactorError#BLOCKED} if
     * no try is left.
     *
     * @param browser id under which the wrong codes of this browser are counted, if the person signed in there before;
     *     empty for any other browser
     */
    public void use(String userId, String code, String browser, Actor actor) {
        String digest = digest(userId, code);
        tries.trying(
                userId,
                "RECOVERY_CODE",
                browser,
                sql -> secrets.find(sql, userId, RecoveryDecider.SECRET, digest),
                stored -> aggregates.handle(
                        RecoveryDecider.TYPE,
                        userId,
                        "",
                        new RecoveryCommand.Use(
                                stored.map(RecoveryCommands::found).orElse(null)),
                        actor));
    }

    /** Removes all codes. Fails with {@link dev.signet.factor.FactorError#NOT_FOUND} or an error of {@link FactorGuard}. */
    public Loaded<?> remove(UserRef user, Actor actor) {
        UserView person = users.require(user);
        return aggregates.inTransaction(transaction -> {
            guard.requireChange(transaction, user, actor);
            return aggregates.handleIn(
                    transaction,
                    RecoveryDecider.TYPE,
                    user.userId(),
                    person.orgId(),
                    new RecoveryCommand.Remove(),
                    actor);
        });
    }

    private static RecoveryCommand.@Nullable Found found(Secrets.Secret secret) {
        String[] parts = secret.value().split("/", 2);
        return new RecoveryCommand.Found(secret.id(), Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i == LENGTH / 2) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private String digest(String userId, String code) {
        String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return digests.token("recovery-code/" + userId, plain);
    }
}
