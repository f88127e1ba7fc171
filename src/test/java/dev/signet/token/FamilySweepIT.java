package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.projection.ViewRebuild;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rows of families are kept for as long as one of their tokens may be valid, and then deleted. */
@QuarkusTest
class FamilySweepIT {
    @Inject
    TestingAccounts accounts;

    @Inject
    RefreshTokens tokens;

    @Inject
    FamilyQueries families;

    @Inject
    FamilySweep sweep;

    @Inject
    ViewRebuild rebuild;

    @Inject
    Database database;

    @Test
    void a_family_is_deleted_a_month_after_its_refresh_token_has_expired() {
        TestingAccounts.SignIn signIn = accounts.machineSignIn();
        RefreshTokens.Issued running = signIn.family(tokens);
        RefreshTokens.Issued recent = signIn.family(tokens);
        RefreshTokens.Issued over = signIn.family(tokens);
        age(running.familyId(), 300, -65);
        age(recent.familyId(), 120, 30);
        age(over.familyId(), 122, 32);

        sweep.sweep();

        assertThat(families.find(running.familyId())).isPresent();
        assertThat(families.find(recent.familyId())).isPresent();
        assertThat(families.find(over.familyId())).isEmpty();
        assertThatThrownBy(() -> tokens.redeem(
                        String.valueOf(over.refreshToken()), signIn.app().clientId(), Set.of(), null, Actor.system()))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void a_family_without_refresh_token_is_deleted_a_month_after_it_was_opened() {
        TestingAccounts.SignIn signIn = accounts.machineSignIn();
        String recent = signIn.familyWithoutRefreshToken(tokens).familyId();
        String over = signIn.familyWithoutRefreshToken(tokens).familyId();
        created(recent, 30);
        created(over, 32);

        sweep.sweep();

        assertThat(families.find(recent)).isPresent();
        assertThat(families.find(over)).isEmpty();
    }

    @Test
    void a_rebuild_brings_a_deleted_family_back_from_the_log() {
        String id = accounts.machineSignIn().family(tokens).familyId();
        age(id, 122, 32);
        sweep.sweep();
        assertThat(families.find(id)).isEmpty();

        rebuild.run("oidc_session_view");

        assertThat(families.find(id)).isPresent();
    }

    private void age(String id, int createdDaysAgo, int expiredDaysAgo) {
        created(id, createdDaysAgo);
        database.update(
                "update oidc_session_view set expires_at = now() - ? * interval '1 day' where id = ?",
                expiredDaysAgo,
                id);
    }

    private void created(String id, int daysAgo) {
        assertThat(database.update(
                        "update oidc_session_view set created_at = now() - ? * interval '1 day' where id = ?",
                        daysAgo,
                        id))
                .isOne();
    }
}
