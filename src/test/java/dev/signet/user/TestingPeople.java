package dev.signet.user;

import dev.signet.access.AccessTokenType;
import dev.signet.eventstore.Loaded;
import dev.signet.instance.InstanceQueries;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Creates users of the default organization with names of their own. */
@Singleton
class TestingPeople {
    static final String PASSWORD = "Tr0ub4dor&3x";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final UserCommands users;
    private final InstanceQueries instances;

    TestingPeople(UserCommands users, InstanceQueries instances) {
        this.users = users;
        this.instances = instances;
    }

    String orgId() {
        return instances.get().defaultOrgId();
    }

    static String name() {
        return "person-" + Long.toString(System.nanoTime(), 36) + "-" + COUNTER.incrementAndGet();
    }

    static NewHuman human(String userName, boolean emailVerified, @Nullable String password) {
        return new NewHuman(
                null,
                userName,
                new Profile("Grace", "Hopper", "", "", "en", Profile.Gender.FEMALE),
                Normalizer.normalize(userName, Normalizer.Form.NFKC) + "@mail.example",
                emailVerified,
                null,
                false,
                password == null ? null : new NewPassword.Plain(password, false, "initial_password"));
    }

    UserRef active() {
        return created(users.addHuman(orgId(), human(name(), true, PASSWORD), Actor.system()));
    }

    UserRef initial() {
        return created(users.addHuman(orgId(), human(name(), false, null), Actor.system()));
    }

    UserRef machine() {
        NewMachine machine = new NewMachine(null, name(), "Robot", "", AccessTokenType.BEARER);
        return created(users.addMachine(orgId(), machine, Actor.system()));
    }

    private static UserRef created(Loaded<User> user) {
        return new UserRef(user.owner(), user.stream().id());
    }
}
