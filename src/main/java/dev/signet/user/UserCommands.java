package dev.signet.user;

import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.Consequences;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Creates, renames, locks and removes users of either kind, and changes their metadata.
 *
 * <p>Every method returns the user's state after the change with version, time and owner; a call that changes nothing
 * and is not refused returns the current state. Errors are those of {@link UserError}.
 */
@Singleton
public final class UserCommands {
    private final UserWriter writer;
    private final HumanCreation humans;
    private final LoginNamePolicy loginNames;
    private final PasswordTries tries;
    private final VerifiedEmails verifiedEmails;
    private final Database database;
    private final Consequences consequences;
    private final UserContents contents;

    UserCommands(
            UserWriter writer,
            HumanCreation humans,
            LoginNamePolicy loginNames,
            PasswordTries tries,
            VerifiedEmails verifiedEmails,
            Database database,
            Consequences consequences,
            UserContents contents) {
        this.writer = writer;
        this.humans = humans;
        this.loginNames = loginNames;
        this.tries = tries;
        this.verifiedEmails = verifiedEmails;
        this.database = database;
        this.consequences = consequences;
        this.contents = contents;
    }

    /**
     * Creates a person on behalf of an administrator. The person is INITIAL unless the address is verified and there is
     * a password. Fails with ALREADY_EXISTS if the user name or the given id is taken.
     */
    public Loaded<User> addHuman(String orgId, NewHuman human, Actor actor) {
        UserCommand command = humans.command(orgId, human, false);
        return writer.create(orgId, human.userId(), command, actor);
    }

    /**
     * Creates a person who registers themselves. With a password the person is ACTIVE immediately, otherwise INITIAL,
     * and a code to verify the e-mail address is mailed. Until the address is verified, the password is refused as if
     * it were wrong. Fails with ALREADY_EXISTS if the user name is taken or somebody has verified the address: people
     * can sign in with a verified address, so it must not stand for two of them.
     */
    public Loaded<User> registerHuman(String orgId, NewHuman human, Actor actor) {
        UserCommand command = humans.command(orgId, human, true);
        if (verifiedEmails.isVerified(human.email())) {
            throw UserError.USER_NAME_TAKEN.exception();
        }
        return writer.create(orgId, human.userId(), command, actor);
    }

    /** Creates a machine user. Fails with ALREADY_EXISTS if the user name or the given id is taken. */
    public Loaded<User> addMachine(String orgId, NewMachine machine, Actor actor) {
        return writer.create(orgId, machine.userId(), command(orgId, machine), actor);
    }

    /** Changes the user name; refused if it is taken or the current one. */
    public Loaded<User> changeUserName(UserRef user, String userName, Actor actor) {
        String name = UserNames.valid(userName);
        Loaded<User> loaded = writer.loadWithIdentity(user, actor);
        UserCommand change = new UserCommand.ChangeUserName(name, UserNames.scope(loginNames, loaded.owner()));
        return writer.handle(loaded, user, change, actor);
    }

    /** Deactivates a user; refused for one that is initial, inactive or suspended. */
    public Loaded<User> deactivate(UserRef user, Actor actor) {
        return writer.handle(user, new UserCommand.Deactivate(), actor);
    }

    /** Activates an inactive user again. */
    public Loaded<User> reactivate(UserRef user, Actor actor) {
        return writer.handle(user, new UserCommand.Reactivate(), actor);
    }

    /** Locks an active or initial user until an administrator unlocks the user. */
    public Loaded<User> lock(UserRef user, Actor actor) {
        return writer.handle(user, new UserCommand.Lock(), actor);
    }

    /**
     * Lifts a lock and resets the count of wrong passwords. The user returns to ACTIVE, or to INITIAL if the set-up was
     * never finished.
     */
    public Loaded<User> unlock(UserRef user, Actor actor) {
        Loaded<User> unlocked = writer.handle(user, new UserCommand.Unlock(tries.isClosed(user.userId())), actor);
        tries.forget(database, user.userId());
        return unlocked;
    }

    /** Suspends an active user until reinstated. ZITADEL has the state (SUSPEND) but no API call for it. */
    public Loaded<User> suspend(UserRef user, Actor actor) {
        return writer.handle(user, new UserCommand.Suspend(), actor);
    }

    /** Ends a suspension. */
    public Loaded<User> reinstate(UserRef user, Actor actor) {
        return writer.handle(user, new UserCommand.Reinstate(), actor);
    }

    /** Deletes a user: the user name may be used again, every credential is removed, and the history stays. */
    public Loaded<User> remove(UserRef user, Actor actor) {
        Consequence.Cause removed = new Consequence.Cause(user.userId(), user.orgId());
        return consequences.inOne(contents, removed, actor, transaction -> {
            Loaded<User> after = writer.handleWithIdentityIn(transaction, user, new UserCommand.Remove(), actor);
            tries.forget(transaction, user.userId());
            return after;
        });
    }

    /**
     * Deletes a user because the user's organization was removed. Whoever removed the organization has checked the
     * actor's standing for all of its users. If the budget does not last for what belongs to the user, the user stays,
     * so that another transaction goes on.
     */
    public void removeWithOrgIn(Sql transaction, UserRef user, Actor actor, StreamBudget budget) {
        contents.end(transaction, user.userId(), actor, budget);
        if (!budget.isSpent()) {
            writer.removeWithOrgIn(transaction, user, actor);
            tries.forget(transaction, user.userId());
        }
    }

    /** Does the same as {@link #addHuman} under a given id, as part of a transaction. */
    public Loaded<User> addHumanIn(Sql transaction, String orgId, String userId, NewHuman human, Actor actor) {
        return writer.createIn(transaction, orgId, userId, humans.command(orgId, human, false), actor);
    }

    /** Does the same as {@link #addMachine} under a given id, as part of a transaction. */
    public Loaded<User> addMachineIn(Sql transaction, String orgId, String userId, NewMachine machine, Actor actor) {
        return writer.createIn(transaction, orgId, userId, command(orgId, machine), actor);
    }

    /**
     * Appends the event that marks a user as erased, as part of the transaction of the erasure. The erasure calls this
     * before it destroys the key of the personal data, the secrets and the unique claims.
     *
     * @param force also deletes a user that is not deleted yet
     */
    public Loaded<User> eraseIn(Sql transaction, String userId, boolean force, Actor actor) {
        UserRef user = UserRef.anywhere(userId);
        UserCommand erase = new UserCommand.Erase(force);
        // memberships are ended after the command, because the command compares them with those of the actor
        Loaded<User> after = actor.id().equals(userId)
                ? writer.handleWithIdentityIn(transaction, user, erase, actor)
                : writer.handleIn(transaction, user, erase, actor);
        tries.forget(transaction, userId);
        contents.end(transaction, userId, actor, StreamBudget.unlimited());
        return after;
    }

    /** Records that the actor gets tokens of an active user through an application. */
    public Loaded<User> impersonated(UserRef user, String clientId, Actor actor) {
        return writer.handle(user, new UserCommand.Impersonate(actor.id(), clientId), actor);
    }

    /** Sets all of these metadata entries or none. Keys have 1 to 200 characters, values 1 to 500,000 bytes. */
    public Loaded<User> setMetadata(UserRef user, Map<String, byte[]> entries, Actor actor) {
        return writer.handle(user, new UserCommand.SetMetadata(MetadataEntries.encoded(entries)), actor);
    }

    /** Removes all of these metadata entries or none. Fails with NOT_FOUND if one of the keys is unknown. */
    public Loaded<User> removeMetadata(UserRef user, List<String> keys, Actor actor) {
        return writer.handle(user, new UserCommand.RemoveMetadata(keys), actor);
    }

    private UserCommand command(String orgId, NewMachine machine) {
        return new UserCommand.AddMachine(
                orgId,
                UserNames.scope(loginNames, orgId),
                UserNames.valid(machine.userName()),
                MachineCommands.validName(machine.name()),
                MachineCommands.validDescription(machine.description()),
                machine.accessTokenType());
    }
}
