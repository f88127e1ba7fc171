package dev.signet.api.zitadel.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.api.proto.zitadel.management.v1.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.management.v1.ImportHumanUserRequest;
import dev.signet.kernel.DomainException;
import dev.signet.user.NewHuman;
import dev.signet.user.NewPassword;
import org.junit.jupiter.api.Test;

final class NewHumanMapperTest {
    @Test
    void a_first_password_must_be_changed() {
        AddHumanUserRequest request = AddHumanUserRequest.newBuilder()
                .setUserName("ada")
                .setInitialPassword("correct horse")
                .build();

        NewHuman human = NewHumanMapper.added(request);

        assertThat(human.password()).isEqualTo(new NewPassword.Plain("correct horse", true, "initial_password"));
        assertThat(human.phone()).isNull();
    }

    @Test
    void an_imported_password_need_not_be_changed_by_default() {
        ImportHumanUserRequest plain =
                ImportHumanUserRequest.newBuilder().setPassword("correct horse").build();
        ImportHumanUserRequest hashed = ImportHumanUserRequest.newBuilder()
                .setHashedPassword(
                        ImportHumanUserRequest.HashedPassword.newBuilder().setValue("$2a$10$x"))
                .setPasswordChangeRequired(true)
                .build();

        assertThat(NewHumanMapper.imported(plain).password())
                .isEqualTo(new NewPassword.Plain("correct horse", false, "password"));
        assertThat(NewHumanMapper.imported(hashed).password())
                .isEqualTo(new NewPassword.Hashed("$2a$10$x", true, "hashed_password.value"));
    }

    @Test
    void an_import_with_an_unsupported_field_is_refused() {
        assertThat(refusedField(ImportHumanUserRequest.newBuilder().setOtpCode("JBSWY3DP")))
                .isEqualTo("otp_code");
        assertThat(refusedField(ImportHumanUserRequest.newBuilder().setRequestPasswordlessRegistration(true)))
                .isEqualTo("request_passwordless_registration");
        assertThat(refusedField(
                        ImportHumanUserRequest.newBuilder().addIdps(ImportHumanUserRequest.IDP.getDefaultInstance())))
                .isEqualTo("idps");
        assertThat(refusedField(ImportHumanUserRequest.newBuilder()
                        .addRecoveryCodes(ImportHumanUserRequest.RecoveryCode.getDefaultInstance())))
                .isEqualTo("recovery_codes");
        assertThat(refusedField(ImportHumanUserRequest.newBuilder()
                        .setPassword("correct horse")
                        .setHashedPassword(ImportHumanUserRequest.HashedPassword.newBuilder()
                                .setValue("$2a$10$x"))))
                .isEqualTo("hashed_password");
    }

    private static String refusedField(ImportHumanUserRequest.Builder request) {
        try {
            NewHumanMapper.imported(request.build());
            return "";
        } catch (DomainException refusal) {
            return String.valueOf(refusal.error().field());
        }
    }
}
