package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.erasure.UserErasure;
import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.user.HumanCommands;
import dev.signet.user.NewHuman;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in with a verified mail address that is not a login name. */
@QuarkusTest
class VerifiedAddressIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingAccounts accounts;

    @Inject
    UserCommands users;

    @Inject
    HumanCommands humans;

    @Inject
    UserQueries queries;

    @Inject
    UserErasure erasure;

    @Inject
    InstanceQueries instances;

    @Inject
    AgentCookie cookies;

    @Inject
    Database database;

    @Inject
    Ids ids;

    private String orgId;
    private String address;
    private UserRef rita;
    private String clientId;

    @BeforeEach
    void rita_has_a_verified_address() {
        orgId = accounts.org();
        String id = ids.next();
        address = "Rita" + id + "@mail.example";
        rita = person(orgId, "rita" + id, address, true);
        clientId = accounts.app(orgId).clientId();
    }

    @Test
    void a_verified_address_signs_in_whatever_its_letter_case() {
        assertThat(signsIn(address)).isTrue();
        assertThat(signsIn(address.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(signsIn(' ' + address.toLowerCase(Locale.ROOT) + ' ')).isTrue();
        assertThat(queries.byLoginName(address)).as("it is no login name").isEmpty();
    }

    @Test
    void an_unverified_address_does_not_sign_in() {
        String other = "unproven" + ids.next() + "@mail.example";
        person(orgId, "unproven" + ids.next(), other, false);
        assertThat(signsIn(other)).isFalse();
    }

    @Test
    void an_old_address_ends_at_once_and_a_new_one_counts_once_it_is_verified() {
        String next = "new" + address;
        humans.changeEmail(rita, next, false, ACTOR);
        assertThat(signsIn(address)).isFalse();
        assertThat(signsIn(next)).isFalse();

        humans.changeEmail(rita, next, true, ACTOR);
        assertThat(signsIn(next)).isTrue();
        assertThat(signsIn(address)).isFalse();
    }

    @Test
    void two_users_with_the_same_address_are_distinguished_only_by_organization() {
        String otherOrg = accounts.org();
        UserRef other = person(otherOrg, "other" + ids.next(), address, true);
        assertThat(signsIn(address)).isFalse();
        assertThat(signedIn(address, "openid urn:zitadel:iam:org:id:" + otherOrg))
                .isTrue();
        assertThat(signedIn(address, "openid urn:zitadel:iam:org:id:" + orgId)).isTrue();

        users.remove(other, ACTOR);
        assertThat(signsIn(address)).as("after the other is gone").isTrue();
    }

    @Test
    void removal_and_erasure_delete_the_address() {
        users.remove(rita, ACTOR);
        assertThat(signsIn(address)).isFalse();
        erasure.erase(rita.userId(), false, ACTOR);
        assertThat(signsIn(address)).isFalse();
        assertThat(queries.withVerifiedEmail(address, null)).isEmpty();

        UserRef again = person(orgId, "again" + ids.next(), address, true);
        assertThat(signsIn(address)).isTrue();
        erasure.erase(again.userId(), true, ACTOR);
        assertThat(signsIn(address)).isFalse();
    }

    @Test
    void an_equal_user_name_of_somebody_else_does_not_take_precedence() {
        String defaultOrg = instances.get().defaultOrgId();
        squatter(defaultOrg);
        assertThat(signsIn(address)).isTrue();
    }

    @Test
    void somebody_who_verifies_the_address_of_another_user_too_does_not_sign_in_with_it() {
        UserRef squatter = squatter(instances.get().defaultOrgId());
        humans.changeEmail(squatter, address, true, ACTOR);

        assertThat(signsIn(address))
                .as("neither with one password nor with the other")
                .isFalse();
        assertThat(signedIn(address, "openid urn:zitadel:iam:org:id:" + orgId)).isTrue();
    }

    @Test
    void an_equal_login_name_without_a_domain_does_not_take_precedence() {
        database.update("update instance_view set user_login_must_be_domain = false");
        try {
            UserRef squatter = squatter(accounts.org());
            assertThat(queries.byLoginName(address).map(UserView::id)).contains(squatter.userId());
            assertThat(signsIn(address)).isTrue();
        } finally {
            database.update("update instance_view set user_login_must_be_domain = true");
        }
    }

    @Test
    void the_look_up_reads_an_index() {
        List<String> plan = database.inTransaction(transaction -> {
            transaction.update("set local enable_seqscan = off");
            return transaction.query(
                    "explain select id from user_view u where lower(u.email) collate \"C\" = lower(?) and"
                            + " u.email_verified and (u.org_id = ? or ? = '') and u.state <> 'DELETED' limit 2",
                    row -> row.text("QUERY PLAN"),
                    address,
                    "",
                    "");
        });
        assertThat(plan).anySatisfy(line -> assertThat(line).contains("user_view_verified_email"));
    }

    private boolean signsIn(String name) {
        return signedIn(name, "openid");
    }

    private boolean signedIn(String name, String scope) {
        TestingBrowser browser = new TestingBrowser(cookies.name(), clientId);
        browser.start(scope, "");
        return TestingBrowser.location(browser.signIn(name, TestingAccounts.PASSWORD))
                .startsWith("/ui/login/continue?authRequestID=");
    }

    /** Creates somebody with another password whose user name is the verified address. */
    private UserRef squatter(String org) {
        return person(org, address, "squatter" + ids.next() + "@mail.example", false, "the password of a squatter 7");
    }

    private UserRef person(String org, String userName, String email, boolean verified) {
        return person(org, userName, email, verified, TestingAccounts.PASSWORD);
    }

    private UserRef person(String org, String userName, String email, boolean verified, String password) {
        NewHuman human = new NewHuman(
                null,
                userName,
                new Profile("Rita", "Meter", "", "", "en", Profile.Gender.FEMALE),
                email,
                verified,
                null,
                false,
                new NewPassword.Plain(password, false, "initial_password"));
        return new UserRef(org, users.addHuman(org, human, ACTOR).stream().id());
    }
}
