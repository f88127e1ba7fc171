package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.eventstore.StreamId;
import dev.signet.eventstore.UniqueClaims;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.ClaimChange;
import dev.signet.user.view.UserNameMigration;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserNameMigrationIT {
    @Inject
    TestingPeople people;

    @Inject
    UserCommands users;

    @Inject
    UserQueries queries;

    @Inject
    UniqueClaims claims;

    @Inject
    Database database;

    @Inject
    UserNameMigration migration;

    /** Creates a user like former versions did: with any name, and the claim of the name in lower case. */
    private String old(String userName) {
        String id = users
                .addHuman(people.orgId(), TestingPeople.human(TestingPeople.name(), true, null), Actor.system())
                .stream()
                .id();
        database.inTransaction(transaction -> {
            transaction.update("update user_view set user_name = ? where id = ?", userName, id);
            claims.apply(
                            transaction,
                            new StreamId(UserAggregate.STREAM_TYPE, id),
                            people.orgId(),
                            List.of(
                                    UserNames.release(),
                                    new ClaimChange.Take(
                                            UserNames.CLAIM, people.orgId(), userName, UserError.USER_NAME_TAKEN)))
                    .require();
            return id;
        });
        return id;
    }

    private void due() {
        database.update("update user_name_migration set completed_at = null, last_user_id = ''");
    }

    private String idOf(String userName) {
        String domain = queries.require(people.active()).preferredLoginName();
        return queries.byLoginName(userName + domain.substring(domain.lastIndexOf('@')))
                .map(UserView::id)
                .orElse("");
    }

    @Test
    void old_names_can_still_sign_in_and_nobody_can_take_a_similar_one() throws Exception {
        String unique = TestingPeople.name();
        String alone = old("jose\u0301-" + unique);
        String exact = old("zo\u00EB-" + unique);
        String alike = old("zoe\u0308-" + unique);
        String wide = old("\uFF41da-" + unique);
        String wider = old("\uFF41\uFF44a-" + unique);
        String odd = old("fox \uD83E\uDD8A " + unique);
        due();

        try (ExecutorService nodes = Executors.newFixedThreadPool(3)) {
            for (var node :
                    List.of(nodes.submit(migration::run), nodes.submit(migration::run), nodes.submit(migration::run))) {
                node.get();
            }
        }

        assertThat(idOf("jose\u0301-" + unique)).isEqualTo(alone);
        assertThat(idOf("JOS\u00C9-" + unique)).isEqualTo(alone);
        assertThat(idOf("zo\u00EB-" + unique)).isEqualTo(exact);
        assertThat(idOf("zoe\u0308-" + unique)).isEqualTo(alike);
        assertThat(idOf("\uFF41da-" + unique)).isEqualTo(wide);
        assertThat(idOf("ada-" + unique)).isEqualTo(wide);
        assertThat(idOf("\uFF41\uFF44a-" + unique)).isEqualTo(wider);
        assertThat(idOf("fox \uD83E\uDD8A " + unique)).isEqualTo(odd);
        for (String look : List.of("jos\u00E9-", "Zoe\u0308-", "\uFF41\uFF44\uFF41-")) {
            assertThat(queries.isUnique(people.orgId(), look + unique, "")).isFalse();
            UserIT.refused(
                    () -> users.addHuman(
                            people.orgId(), TestingPeople.human(look + unique, true, null), Actor.system()),
                    UserError.USER_NAME_TAKEN);
            UserIT.refused(
                    () -> users.changeUserName(people.active(), look + unique, Actor.system()),
                    UserError.USER_NAME_TAKEN);
        }
    }

    @Test
    void a_migrated_name_is_not_migrated_again() {
        String unique = TestingPeople.name();
        String first = old("A\u030Aelvin-" + unique);
        due();
        migration.run();
        String later = old("A\u030Anders-" + unique);

        migration.run(); // a second run finds nothing left to do
        assertThat(idOf("\u00E5nders-" + unique)).isEmpty();

        // as if the former run had stopped here
        database.update("update user_name_migration set completed_at = null, last_user_id = ?", first);
        migration.run();
        assertThat(idOf("\u00E5nders-" + unique)).isEqualTo(later);
        assertThat(idOf("\u00E5elvin-" + unique)).isEqualTo(first);
    }

    @Test
    void a_new_user_signs_in_with_the_name_in_any_form() {
        String unique = TestingPeople.name();
        String id = users
                .addHuman(people.orgId(), TestingPeople.human("Ren\u00E9e-" + unique, true, null), Actor.system())
                .stream()
                .id();

        assertThat(queries.require(UserRef.anywhere(id)).userName()).isEqualTo("Ren\u00E9e-" + unique);
        for (String typed : List.of("rene\u0301e-", "REN\u00C9E-", "\uFF32en\u00E9e-")) {
            assertThat(idOf(typed + unique)).isEqualTo(id);
        }
    }
}
