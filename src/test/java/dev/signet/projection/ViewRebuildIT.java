package dev.signet.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signet.access.AccessTokenType;
import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.Fence;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.InlineProjection;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.user.HumanCommands;
import dev.signet.user.MachineCommands;
import dev.signet.user.NewHuman;
import dev.signet.user.NewMachine;
import dev.signet.user.Profile;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ViewRebuildIT {
    private static final Actor ACTOR = Actor.system();
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @Inject
    ViewRebuild rebuild;

    @Inject
    UserCommands users;

    @Inject
    HumanCommands humans;

    @Inject
    MachineCommands machines;

    @Inject
    InstanceQueries instances;

    @Inject
    Database database;

    @Inject
    EventLog log;

    @Inject
    Fence fence;

    @Inject
    Ids ids;

    @ConfigProperty(name = "quarkus.application.version")
    String release;

    @All
    List<InlineProjection> projections;

    @Test
    void after_random_histories_every_rebuilt_table_equals_the_current_one() {
        // other tests insert rows into the tables without events, for instance to let them expire; a rebuild would not
        // restore these
        rebuildAll();
        for (long seed = 1; seed <= 3; seed++) {
            randomHistory(new Random(seed), "rebuild-" + seed + '-' + System.nanoTime());
        }

        await().atMost(TWO_MINUTES).until(() -> rebuiltWhileTheLogDidNotGrow());
    }

    // asynchronous consumers may append events meanwhile (such as that a mail was sent); such a round compares two
    // different logs and proves nothing
    private boolean rebuiltWhileTheLogDidNotGrow() {
        long head = lastPosition();
        Map<String, List<String>> live = contents();
        rebuildAll();
        Map<String, List<String>> rebuilt = contents();
        if (lastPosition() != head) {
            return false;
        }
        live.forEach((table, rows) -> assertThat(rebuilt.get(table)).as(table).containsExactlyElementsOf(rows));
        return true;
    }

    private void rebuildAll() {
        projections.forEach(
                projection -> rebuild.run(projection.tables().iterator().next()));
    }

    private long lastPosition() {
        return database.single("select max(position) as head from events", row -> row.number("head"));
    }

    @Test
    void changes_made_during_a_rebuild_are_in_the_new_table() throws Exception {
        AtomicBoolean rebuilding = new AtomicBoolean(true);
        List<String> made = new ArrayList<>();
        Thread writer = Thread.startVirtualThread(() -> {
            int n = 0;
            while (rebuilding.get()) {
                made.add(machine("during-" + System.nanoTime() + '-' + n++).userId());
            }
        });

        rebuild.run("user_view");
        rebuild.run("user_view");
        rebuilding.set(false);
        writer.join();

        assertThat(made).isNotEmpty();
        assertThat(database.query("select id from user_view", row -> row.text("id")))
                .containsAll(made);
    }

    @Test
    void an_interrupted_rebuild_continues_where_it_stopped() {
        InlineProjection projection = projectionOf("user_view");
        machine("before-" + System.nanoTime());
        RebuildTables killed = new RebuildTables(projection, "user_view", release, "killed");
        long begun = database.inTransaction(killed::prepare);
        long some = lastPosition() / 2;
        database.runInTransaction(sql -> {
            killed.enter(sql, begun);
            log.read(sql, begun, some, projection.streamTypes(), 100_000)
                    .forEach(event -> projection.apply(sql::update, event));
            // no event creates this row: it only remains if the copy was kept
            sql.update("insert into user_view (id, org_id, state, type, user_name, version, created_at, changed_at)"
                    + " values ('kept', 'nowhere', 'ACTIVE', 'MACHINE', 'kept', 1, now(), now())");
            killed.reached(sql, some);
        });

        rebuild.run("user_view");

        assertThat(database.update("delete from user_view where id = 'kept'")).isEqualTo(1);
        Map<String, List<String>> resumed = contents();
        rebuild.run("user_view");
        assertThat(contents().get("user_view")).containsAll(resumed.get("user_view"));
        assertThatThrownBy(() -> database.runInTransaction(sql -> killed.enter(sql, some)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("continues from where this one stopped");
    }

    @Test
    void an_unknown_view_and_one_that_was_not_rebuilt_are_told_apart() {
        ViewRebuild started = new ViewRebuild(database, log, fence, ids, projections, release);

        assertThatThrownBy(() -> started.require("nothing")).hasMessageEndingWith(": There is no view nothing.");
        assertThatThrownBy(() -> started.start("nothing")).hasMessageEndingWith(": There is no view nothing.");
        assertThatThrownBy(() -> started.require("user_view"))
                .hasMessageEndingWith(": The view user_view was not rebuilt since this node started.");
    }

    @Test
    void a_rebuild_stops_when_another_one_takes_over() {
        InlineProjection projection = projectionOf("session_view");
        RebuildTables first = new RebuildTables(projection, "session_view", release, "first");
        RebuildTables second = new RebuildTables(projection, "session_view", release, "second");
        long begun = database.inTransaction(first::prepare);
        database.inTransaction(second::prepare);

        assertThatThrownBy(() -> database.runInTransaction(sql -> first.enter(sql, begun)))
                .isInstanceOf(DomainException.class);

        rebuild.run("session_view");
    }

    @Test
    void a_rebuilt_table_has_the_indexes_and_options_of_the_one_before() {
        List<String> before = definitions();

        rebuildAll();

        assertThat(definitions()).containsExactlyElementsOf(before);
    }

    private List<String> definitions() {
        return database.query(
                "select indexdef as d from pg_indexes where schemaname = 'views' union all"
                        + " select relname || ' ' || reloptions::text from pg_class where relnamespace = 'views'::regnamespace"
                        + " and reloptions is not null order by 1",
                row -> row.text("d"));
    }

    private InlineProjection projectionOf(String table) {
        return projections.stream()
                .filter(projection -> projection.tables().contains(table))
                .findFirst()
                .orElseThrow();
    }

    private void randomHistory(Random random, String prefix) {
        List<UserRef> known = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            try {
                randomStep(random, known, prefix + '-' + i);
            } catch (DomainException e) {
                // the user's current state refuses the change; the history continues
            }
        }
    }

    private void randomStep(Random random, List<UserRef> known, String name) {
        int choice = known.size() < 4 ? random.nextInt(2) : random.nextInt(14);
        UserRef user = known.isEmpty() ? UserRef.anywhere("") : known.get(random.nextInt(known.size()));
        switch (choice) {
            case 0 -> known.add(human(name));
            case 1 -> known.add(machine(name));
            case 2 -> users.lock(user, ACTOR);
            case 3 -> users.unlock(user, ACTOR);
            case 4 -> users.deactivate(user, ACTOR);
            case 5 -> users.reactivate(user, ACTOR);
            case 6 -> users.changeUserName(user, name, ACTOR);
            case 7 -> humans.changeEmail(user, name + "@example.org", random.nextBoolean(), ACTOR);
            case 8 -> humans.changePhone(user, "+4179" + (1_000_000 + random.nextInt(8_000_000)), true, ACTOR);
            case 9 -> humans.changeProfile(user, profile(name), ACTOR);
            case 10 -> users.setMetadata(user, Map.of("k" + random.nextInt(3), bytes(name)), ACTOR);
            case 11 -> machines.addToken(user, null, ACTOR);
            case 12 -> machines.change(user, name, "changed", AccessTokenType.JWT, ACTOR);
            default -> users.remove(user, ACTOR);
        }
    }

    private UserRef human(String name) {
        String orgId = instances.get().defaultOrgId();
        NewHuman human = new NewHuman(null, name, profile(name), name + "@example.com", true, null, false, null);
        return new UserRef(orgId, users.addHuman(orgId, human, ACTOR).stream().id());
    }

    private UserRef machine(String name) {
        String orgId = instances.get().defaultOrgId();
        NewMachine machine = new NewMachine(null, name, name, "", AccessTokenType.BEARER);
        return new UserRef(
                orgId, users.addMachine(orgId, machine, ACTOR).stream().id());
    }

    private static Profile profile(String name) {
        return new Profile("First " + name, "Last", "Nick", "", "de", Profile.Gender.DIVERSE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, List<String>> contents() {
        Map<String, List<String>> contents = new TreeMap<>();
        projections.stream()
                .flatMap(projection -> projection.tables().stream())
                .forEach(table -> contents.put(
                        table,
                        database.query(
                                "select t::text as row from " + table + " t order by 1", row -> row.text("row"))));
        return contents;
    }
}
