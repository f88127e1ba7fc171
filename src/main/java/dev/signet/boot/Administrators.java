package dev.signet.boot;

import dev.signet.access.AccessTokenType;
import dev.signet.access.Target;
import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipRef;
import dev.signet.user.MachineCommands;
import dev.signet.user.NewHuman;
import dev.signet.user.NewMachine;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import dev.signet.vault.password.TokenGenerator;
import jakarta.inject.Singleton;
import java.util.List;

/** Creates users who administrate the whole instance, as part of a transaction. */
@Singleton
public final class Administrators {
    private static final List<String> OWNER = List.of("IAM_OWNER");
    private static final int PASSWORD_BITS = 128;

    private final Ids ids;
    private final UserCommands users;
    private final MachineCommands machines;
    private final MembershipCommands memberships;
    private final TokenGenerator generator;

    Administrators(
            Ids ids,
            UserCommands users,
            MachineCommands machines,
            MembershipCommands memberships,
            TokenGenerator generator) {
        this.ids = ids;
        this.users = users;
        this.machines = machines;
        this.memberships = memberships;
        this.generator = generator;
    }

    /** Returns a random password. */
    public String randomPassword() {
        return generator.token(PASSWORD_BITS);
    }

    /**
     * Creates a person with a verified address. Fails with the errors of {@link UserCommands#addHuman}.
     *
     * @return the user's id
     */
    public String addHuman(
            Sql transaction, String instanceId, String orgId, String username, String email, NewPassword password) {
        String userId = ids.next();
        NewHuman admin = new NewHuman(
                userId,
                username,
                new Profile("Signet", "Admin", "", "", "en", Profile.Gender.UNSPECIFIED),
                email,
                true,
                null,
                false,
                password);
        users.addHumanIn(transaction, orgId, userId, admin, Actor.system());
        memberships.addIn(transaction, owner(instanceId, userId), OWNER, Actor.system());
        return userId;
    }

    /**
     * Creates a machine user.
     *
     * @return its personal access token, which does not expire
     */
    public String addMachine(
            Sql transaction, String instanceId, String orgId, String username, String name, String description) {
        String userId = ids.next();
        NewMachine machine = new NewMachine(userId, username, name, description, AccessTokenType.BEARER);
        users.addMachineIn(transaction, orgId, userId, machine, Actor.system());
        memberships.addIn(transaction, owner(instanceId, userId), OWNER, Actor.system());
        return machines.addTokenIn(transaction, new UserRef(orgId, userId), Actor.system())
                .token();
    }

    private static MembershipRef owner(String instanceId, String userId) {
        return new MembershipRef(new Target.Instance(instanceId), userId);
    }
}
