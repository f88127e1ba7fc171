package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.eventstore.Loaded;
import dev.signet.kernel.Actor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests commands that were prepared on a state which is outdated when they are carried out. */
@QuarkusTest
class LoadOnceIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingPeople people;

    @Inject
    UserCommands users;

    @Inject
    UserWriter writer;

    @Test
    void a_right_password_that_was_compared_before_the_lock_does_not_pass_after_it() {
        UserRef user = people.active();
        Loaded<User> before = writer.load(user);
        users.lock(user, ACTOR);

        UserIT.refused(() -> writer.handle(before, user, rightPassword(), ACTOR), UserError.LOCKED);
    }

    @Test
    void a_right_password_passes_on_the_state_it_was_compared_with() {
        UserRef user = people.active();
        Loaded<User> before = writer.load(user);

        assertThat(writer.handle(before, user, rightPassword(), ACTOR)).isEqualTo(before);
    }

    @Test
    void a_change_that_was_prepared_before_another_one_keeps_both() {
        UserRef user = people.active();
        Loaded<User> before = writer.load(user);
        users.setMetadata(user, Map.of("one", "1".getBytes(StandardCharsets.UTF_8)), ACTOR);

        Loaded<User> after = writer.handle(before, user, new UserCommand.SetMetadata(Map.of("two", "Mg==")), ACTOR);

        assertThat(after.state().metadata()).containsOnlyKeys("one", "two");
        assertThat(writer.load(user)).isEqualTo(after);
    }

    private static PasswordCommand rightPassword() {
        return new PasswordCommand.CheckPassword(new PasswordCommand.PasswordCheck(true, 1), true, null);
    }
}
