package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.eventstore.Append;
import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.StreamId;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.TextMethod;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserSearch;
import dev.signet.user.view.UserView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingPeople people;

    @Inject
    UserCommands users;

    @Inject
    HumanCommands humans;

    @Inject
    UserQueries queries;

    @Inject
    UserSearch search;

    @Inject
    EventStore store;

    @Inject
    Database database;

    static void refused(ThrowingCallable call, DomainError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    @Test
    void a_created_person_is_read_and_found_at_once() {
        String name = TestingPeople.name();
        Loaded<User> created =
                users.addHuman(people.orgId(), TestingPeople.human(name, true, TestingPeople.PASSWORD), ACTOR);
        UserRef user = new UserRef(people.orgId(), created.stream().id());

        UserView view = queries.require(user);

        assertThat(view.state()).isEqualTo(UserState.ACTIVE);
        assertThat(view.type()).isEqualTo(UserView.Type.HUMAN);
        assertThat(view.version()).isEqualTo(created.version());
        assertThat(view.createdAt()).isEqualTo(created.createdAt());
        assertThat(view.changedAt()).isEqualTo(created.changedAt());
        assertThat(view.loginNames()).contains(view.preferredLoginName());
        assertThat(view.preferredLoginName()).startsWith(name + "@");
        UserView.Human human = view.human();
        assertThat(human).isNotNull();
        assertThat(human.profile())
                .isEqualTo(new Profile("Grace", "Hopper", "", "Grace Hopper", "en", Profile.Gender.FEMALE));
        assertThat(human.emailVerified()).isTrue();
        assertThat(human.passwordChangedAt()).isEqualTo(created.createdAt());
        assertThat(search.find(people.orgId(), byUserName(name)).rows()).containsExactly(view);
        assertThat(queries.byLoginName(view.preferredLoginName().toUpperCase(Locale.ROOT)))
                .contains(view);
    }

    @Test
    void a_user_of_another_organization_is_not_found() {
        UserRef foreign = new UserRef("1", people.active().userId());
        assertThat(queries.find(foreign)).isEmpty();
        refused(() -> users.lock(foreign, ACTOR), UserError.NOT_FOUND);
        refused(() -> humans.verifyEmail(foreign, "AAAAAA", ACTOR), UserError.NOT_FOUND);
        refused(() -> queries.changes(foreign, 0, 10, true), UserError.NOT_FOUND);
        refused(() -> queries.metadata(foreign), UserError.NOT_FOUND);
        refused(() -> queries.keys(foreign, 0, 10, true), UserError.NOT_FOUND);
    }

    @Test
    void a_user_name_can_be_used_again_after_a_change_and_after_a_removal() {
        String name = TestingPeople.name();
        String orgId = people.orgId();
        assertThat(queries.isUnique(orgId, name, name + "@mail.example")).isTrue();
        Loaded<User> first = users.addHuman(orgId, TestingPeople.human(name, true, null), ACTOR);
        UserRef user = new UserRef(orgId, first.stream().id());
        assertThat(queries.isUnique(orgId, name.toUpperCase(Locale.ROOT), "")).isFalse();
        assertThat(queries.isUnique(orgId, "", name.toUpperCase(Locale.ROOT) + "@mail.example"))
                .isFalse();
        refused(
                () -> users.addHuman(orgId, TestingPeople.human(name.toUpperCase(Locale.ROOT), true, null), ACTOR),
                UserError.USER_NAME_TAKEN);

        users.changeUserName(user, name + "-b", ACTOR);
        assertThat(queries.isUnique(orgId, name, "")).isTrue();
        users.remove(user, ACTOR);

        assertThat(queries.isUnique(orgId, name + "-b", name + "@mail.example")).isTrue();
        users.addHuman(orgId, TestingPeople.human(name + "-b", true, null), ACTOR);
    }

    @Test
    void of_parallel_creations_with_one_user_name_exactly_one_succeeds() throws Exception {
        String name = TestingPeople.name();
        List<Callable<Boolean>> creations = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    try {
                        users.addHuman(people.orgId(), TestingPeople.human(name, true, null), ACTOR);
                        return true;
                    } catch (DomainException e) {
                        assertThat(e.error()).isEqualTo(UserError.USER_NAME_TAKEN);
                        return false;
                    }
                })
                .toList();
        assertThat(inParallel(creations)).containsOnlyOnce(true);
        assertThat(search.find(people.orgId(), byUserName(name)).total()).isEqualTo(1);
    }

    @Test
    void parallel_changes_of_one_user_are_all_kept() throws Exception {
        UserRef user = people.active();
        long before = queries.require(user).version();
        List<Callable<Long>> changes = IntStream.range(0, 20)
                .<Callable<Long>>mapToObj(i ->
                        () -> users.setMetadata(user, Map.of("key-" + i, new byte[] {(byte) (i + 1)}), ACTOR)
                                .version())
                .toList();
        assertThat(inParallel(changes))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(i -> before + i).toList());
        assertThat(queries.metadata(user)).hasSize(20);
        assertThat(queries.require(user).version()).isEqualTo(before + 20);
    }

    @Test
    void a_removed_user_is_found_only_by_its_state_and_without_personal_data() {
        UserRef user = people.active();
        users.setMetadata(user, Map.of("k", "v".getBytes(StandardCharsets.UTF_8)), ACTOR);
        users.remove(user, ACTOR);

        assertThat(queries.find(user)).isEmpty();
        refused(() -> users.remove(user, ACTOR), UserError.NOT_FOUND);
        Predicate itself = new Predicate.Equal(UserSearch.ID, user.userId());
        assertThat(search.find(user.orgId(), Search.of(List.of(itself), null, true, 0, 0))
                        .rows())
                .isEmpty();
        Predicate deleted = new Predicate.Equal(UserSearch.STATE, "DELETED");
        List<UserView> rows = search.find(user.orgId(), Search.of(List.of(itself, deleted), null, true, 0, 0))
                .rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().userName()).isEmpty();
        assertThat(rows.getFirst().displayName()).isEmpty();
        assertThat(database.query("select 1 as n from secrets where owner = ?", row -> row.integer("n"), user.userId()))
                .isEmpty();
        assertThat(queries.changes(user, 0, 1, false))
                .singleElement()
                .extracting(EventStore.Change::type)
                .isEqualTo("user.removed");
    }

    @Test
    void every_state_can_be_searched() {
        UserRef suspended = people.active();
        users.suspend(suspended, ACTOR);
        UserRef locked = people.initial();
        users.lock(locked, ACTOR);
        UserRef inactive = people.machine();
        users.deactivate(inactive, ACTOR);
        Map<UserRef, UserState> expected = Map.of(
                suspended,
                UserState.SUSPENDED,
                locked,
                UserState.LOCKED,
                inactive,
                UserState.INACTIVE,
                people.initial(),
                UserState.INITIAL,
                people.active(),
                UserState.ACTIVE);
        expected.forEach((user, state) -> {
            Search byState = Search.of(
                    List.of(UserSearch.inState(state), new Predicate.Equal(UserSearch.ID, user.userId())),
                    null,
                    true,
                    0,
                    0);
            assertThat(search.find(user.orgId(), byState).total())
                    .as(state.name())
                    .isEqualTo(1);
        });
        assertThat(queries.require(locked).state()).isEqualTo(UserState.LOCKED);
        users.unlock(locked, ACTOR);
        assertThat(queries.require(locked).state()).isEqualTo(UserState.INITIAL);
    }

    @Test
    void the_history_is_read_in_both_directions_from_any_point() {
        UserRef user = people.active();
        users.lock(user, ACTOR);
        users.unlock(user, ACTOR);
        users.deactivate(user, ACTOR);
        assertThat(queries.changes(user, 0, 10, true).stream().map(EventStore.Change::type))
                .containsExactly("user.human.added", "user.locked", "user.unlocked", "user.deactivated");
        assertThat(queries.changes(user, 2, 10, true).stream().map(EventStore.Change::version))
                .containsExactly(3L, 4L);
        assertThat(queries.changes(user, 3, 1, false).stream().map(EventStore.Change::version))
                .containsExactly(2L);
    }

    @Test
    void profile_addresses_and_metadata_are_kept_in_the_view() {
        UserRef user = people.active();
        humans.changeProfile(user, new Profile("Amazing", "Grace", "Amy", "", "de", Profile.Gender.DIVERSE), ACTOR);
        humans.changePhone(user, "+41 79 123 45 67", true, ACTOR);
        add(user, new HumanEvent.AvatarAdded("https://example.com/a.png"));
        users.setMetadata(user, Map.of("b", new byte[] {1, 2}, "a", new byte[] {3}), ACTOR);
        users.removeMetadata(user, List.of("a"), ACTOR);

        UserView.Human human = queries.require(user).human();

        assertThat(human.profile())
                .isEqualTo(new Profile("Amazing", "Grace", "Amy", "Amazing Grace", "de", Profile.Gender.DIVERSE));
        assertThat(human.phone()).isEqualTo("+41791234567");
        assertThat(human.phoneVerified()).isTrue();
        assertThat(human.avatarUrl()).isEqualTo("https://example.com/a.png");
        assertThat(queries.metadata(user)).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo("b");
            assertThat(entry.value()).containsExactly(1, 2);
        });
        humans.removePhone(user, ACTOR);
        humans.removeAvatar(user, ACTOR);
        assertThat(queries.require(user).human().phone()).isEmpty();
        assertThat(queries.require(user).human().avatarUrl()).isEmpty();
    }

    private void add(UserRef user, HumanEvent event) {
        StreamId stream = new StreamId(UserAggregate.STREAM_TYPE, user.userId());
        long version = store.changes(stream, 0, 1, false).getFirst().version();
        store.append(new Append<>(stream, version, user.orgId(), user.userId(), Decision.of(event), ACTOR));
    }

    private static Search byUserName(String name) {
        Predicate equals = new Predicate.TextMatch(UserSearch.USER_NAME, TextMethod.EQUALS, name);
        return Search.of(List.of(equals), null, true, 0, 0);
    }

    static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
