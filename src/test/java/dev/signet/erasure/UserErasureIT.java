package dev.signet.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.LogFilter;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.user.HumanCommands;
import dev.signet.user.NewHuman;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserErasureIT {
    private static final List<String> PERSONAL = List.of(
            "zaphodine",
            "beeblebroxova",
            "heartofgold",
            "galactic@president.example",
            "zaphodine@second.example",
            "+41791112233",
            "two-heads");

    @Inject
    UserErasure erasure;

    @Inject
    UserCommands users;

    @Inject
    HumanCommands humans;

    @Inject
    UserQueries queries;

    @Inject
    InstanceQueries instances;

    @Inject
    EventLog log;

    @Inject
    Database database;

    @Test
    void nothing_about_an_erased_person_remains_in_any_table_or_event() {
        String orgId = instances.get().defaultOrgId();
        UserRef user = person(orgId, "heartofgold");
        Actor self = new Actor(user.userId(), "203.0.113.77", "Improbability/1.0", "c-1", Instant.now());
        humans.changeEmail(user, "zaphodine@second.example", false, self);
        users.setMetadata(user, Map.of("trait", "two-heads".getBytes(StandardCharsets.UTF_8)), self);
        assertThat(found()).as("before, or this test proves nothing").isNotEmpty();
        List<EventLog.LogEntry> before = history(user.userId());
        assertThat(before.toString().toLowerCase(Locale.ROOT)).contains("beeblebroxova");

        UserErasure.Report report = erasure.erase(user.userId(), true, Actor.system());

        assertThat(found()).isEmpty();
        assertThat(report.removed())
                .containsEntry("subject_keys", 1L)
                .containsEntry("user_view", 1L)
                .containsEntry("user_metadata_view", 1L)
                .containsEntry("unique_claims", 1L)
                .hasEntrySatisfying("secrets", secrets -> assertThat(secrets).isPositive());
        assertThat(queries.find(user)).isEmpty();
        List<EventLog.LogEntry> after = history(user.userId());
        assertThat(after).hasSizeGreaterThan(before.size());
        assertThat(after.getLast().type()).isEqualTo("user.erased");
        assertThat(after.toString().toLowerCase(Locale.ROOT)).doesNotContain("beeblebroxova", "heartofgold");
    }

    @Test
    void the_user_name_of_an_erased_person_can_be_used_again() {
        String orgId = instances.get().defaultOrgId();
        UserRef first = person(orgId, "reusable-name");
        erasure.erase(first.userId(), true, Actor.system());

        UserRef second = person(orgId, "reusable-name");

        assertThat(queries.find(second)).isPresent();
        erasure.erase(second.userId(), true, Actor.system());
    }

    @Test
    void a_person_who_is_not_deleted_can_be_erased_only_by_force() {
        UserRef user = person(instances.get().defaultOrgId(), "still-here");

        assertThatThrownBy(() -> erasure.erase(user.userId(), false, Actor.system()))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.error().kind()).isEqualTo(DomainError.Kind.FAILED_PRECONDITION));
        assertThat(queries.find(user)).isPresent();

        users.remove(user, Actor.system());
        erasure.erase(user.userId(), false, Actor.system());
    }

    private UserRef person(String orgId, String userName) {
        NewHuman human = new NewHuman(
                null,
                userName,
                new Profile("Zaphodine", "Beeblebroxova", "", "", "en", Profile.Gender.FEMALE),
                "galactic@president.example",
                false,
                "+41791112233",
                false,
                new NewPassword.Plain("a sufficiently long secret", false, "initial_password"));
        String id = users.addHuman(orgId, human, Actor.system()).stream().id();
        return new UserRef(orgId, id);
    }

    private List<EventLog.LogEntry> history(String userId) {
        return log.search(new LogFilter(0, 1000, true, List.of("user"), List.of(), userId, null, null, null, null));
    }

    /** Returns every table that contains one of the texts: readable, in base64, or as bytes in a binary column. */
    private List<String> found() {
        List<String> tables = database.query(
                "select table_schema || '.' || table_name as name from information_schema.tables"
                        + " where table_schema in ('public', 'views') and table_type = 'BASE TABLE'",
                row -> row.text("name"));
        return tables.stream()
                .flatMap(table ->
                        PERSONAL.stream().filter(text -> contains(table, text)).map(text -> table + ": " + text))
                .toList();
    }

    private boolean contains(String table, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        // without the last characters, because they depend on what follows
        String stem = base64.substring(0, Math.max(4, base64.length() - 4));
        return database.single(
                        "select count(*) as n from " + table + " t where lower(t::text) like ? or t::text like ?"
                                + " or t::text like ?",
                        row -> row.number("n"),
                        '%' + text + '%',
                        '%' + stem + '%',
                        '%' + HexFormat.of().formatHex(bytes) + '%')
                > 0;
    }
}
