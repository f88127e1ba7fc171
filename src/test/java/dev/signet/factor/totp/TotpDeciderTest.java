package dev.signet.factor.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.factor.FactorError;
import dev.signet.factor.FactorState;
import dev.signet.factor.TestingTotp;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.SecretChange;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;

class TotpDeciderTest {
    private static final Totp BEGUN = new Totp(FactorState.NOT_READY, 3, 0);
    private static final Totp READY = new Totp(FactorState.READY, 3, 1000);

    @Test
    void setting_up_stores_a_secret_under_its_own_revision_and_nothing_else() {
        var decision = TotpDecider.decide(new TotpCommand.Add("sealed"), BEGUN);

        assertThat(decision.events()).containsExactly(new TotpEvent.Added());
        assertThat(decision.secrets())
                .containsExactly(
                        new SecretChange.RemoveAll(TotpDecider.SECRET),
                        new SecretChange.Put(TotpDecider.SECRET, "4", "sealed", null));
        assertThat(TotpDecider.evolve(READY, new TotpEvent.Removed()).state()).isEqualTo(FactorState.REMOVED);
    }

    @Test
    void nobody_has_two_and_a_ready_one_is_never_set_up_again() {
        refused(new TotpCommand.Add("sealed"), READY, FactorError.EXISTS);
        refused(new TotpCommand.Verify(match(3, 1001)), READY, FactorError.EXISTS);
    }

    @Test
    void only_a_right_code_makes_it_ready() {
        refused(new TotpCommand.Verify(match(3)), BEGUN, FactorError.CODE_WRONG);
        refused(new TotpCommand.Verify(match(3, 1)), Totp.NONE, FactorError.NOT_STARTED);
        assertThat(TotpDecider.decide(new TotpCommand.Verify(match(3, 1001)), BEGUN)
                        .events())
                .containsExactly(new TotpEvent.Verified(1001));
    }

    @Test
    void a_step_is_used_once_and_none_before_it_afterwards() {
        refused(new TotpCommand.Check(match(3, 1000), false), READY, FactorError.CODE_WRONG);
        refused(new TotpCommand.Check(match(3, 999), false), READY, FactorError.CODE_WRONG);
        assertThat(TotpDecider.decide(new TotpCommand.Check(match(3, 999, 1001), false), READY)
                        .events())
                .containsExactly(new TotpEvent.Checked(1001));
    }

    @Test
    void a_form_that_is_sent_twice_may_repeat_only_the_last_code() {
        assertThat(TotpDecider.decide(new TotpCommand.Check(match(3, 1000), true), READY)
                        .events())
                .isEmpty();
        refused(new TotpCommand.Check(match(3, 999), true), READY, FactorError.CODE_WRONG);
        refused(new TotpCommand.Check(match(2, 1000), true), READY, FactorError.CODE_WRONG);
    }

    @Test
    void a_code_of_a_former_secret_counts_for_nothing() {
        refused(new TotpCommand.Check(match(2, 1001), false), READY, FactorError.CODE_WRONG);
        refused(new TotpCommand.Verify(match(2, 1001)), BEGUN, FactorError.CODE_WRONG);
    }

    @Test
    void one_that_is_not_ready_proves_nothing() {
        refused(new TotpCommand.Check(match(3, 1001), false), BEGUN, FactorError.NOT_READY);
        refused(new TotpCommand.Check(match(0, 1001), false), Totp.NONE, FactorError.NOT_READY);
        refused(new TotpCommand.Remove(), Totp.NONE, FactorError.NOT_FOUND);
    }

    @Test
    void codes_are_those_of_the_rfc_and_one_step_of_drift_is_accepted() {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        Instant time = Instant.ofEpochSecond(1_111_111_109);
        TotpCodes codes = new TotpCodes(Clock.fixed(time, ZoneOffset.UTC));
        TestingTotp app = new TestingTotp(Base32.toBase32String(secret));
        long step = time.getEpochSecond() / 30;

        // the last six of the eight digits of RFC 6238 appendix B
        assertThat(app.at(time)).isEqualTo("081804");
        assertThat(codes.matching(secret, "081804")).containsExactly(step);
        assertThat(codes.matching(secret, "081 804")).containsExactly(step);
        assertThat(codes.matching(secret, app.at(time.minusSeconds(30)))).containsExactly(step - 1);
        assertThat(codes.matching(secret, app.at(time.plusSeconds(30)))).containsExactly(step + 1);
        assertThat(codes.matching(secret, app.at(time.minusSeconds(60)))).isEmpty();
        assertThat(codes.matching(secret, app.at(time.plusSeconds(60)))).isEmpty();
        assertThat(codes.matching(secret, "81804")).isEmpty();
        assertThat(codes.matching(secret, "")).isEmpty();
    }

    @Test
    void the_address_for_an_app_escapes_what_people_and_instances_are_called() {
        TotpSecret secret = TotpSecret.of(new byte[20], "Ada & Söhne", "ada:x@example.com?secret=A");

        assertThat(secret.uri())
                .isEqualTo("otpauth://totp/Ada%20%26%20S%C3%B6hne:ada%3Ax%40example.com%3Fsecret%3DA?secret="
                        + "A".repeat(32) + "&issuer=Ada%20%26%20S%C3%B6hne&algorithm=SHA1&digits=6&period=30");
        assertThat(secret.grouped()).startsWith("AAAA AAAA ").hasSize(39);
        assertThat(secret.toString()).doesNotContain("AAAA");
    }

    private static TotpCommand.Match match(int revision, long... steps) {
        return new TotpCommand.Match(revision, Arrays.stream(steps).boxed().toList());
    }

    private static void refused(TotpCommand command, Totp totp, DomainError error) {
        assertThatThrownBy(() -> TotpDecider.decide(command, totp))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
