package dev.signet.user;

import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import dev.signet.vault.password.InvalidHash;
import dev.signet.vault.password.PasswordHasher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Converts a request to create a person into a command: validates and normalises the texts, hashes the password and
 * generates the codes.
 */
@Singleton
final class HumanCreation {
    private final LoginNamePolicy loginNames;
    private final PasswordPolicy passwordPolicy;
    private final PasswordHasher hasher;
    private final Codes codes;
    private final Clock clock;

    HumanCreation(
            LoginNamePolicy loginNames,
            PasswordPolicy passwordPolicy,
            PasswordHasher hasher,
            Codes codes,
            Clock clock) {
        this.loginNames = loginNames;
        this.passwordPolicy = passwordPolicy;
        this.hasher = hasher;
        this.codes = codes;
        this.clock = clock;
    }

    UserCommand.AddHuman command(String orgId, NewHuman human, boolean selfRegistered) {
        String userName = UserNames.valid(human.userName());
        Profile profile = Profiles.valid(human.profile());
        String email = EmailAddresses.valid(human.email());
        String phone = human.phone() == null ? null : PhoneNumbers.e164(human.phone(), "phone.phone");
        boolean emailVerified = human.emailVerified() && !selfRegistered;
        boolean phoneVerified = phone != null && human.phoneVerified() && !selfRegistered;
        NewPassword password = human.password();
        String hash = hash(password, userName, profile, email);
        CodeKind firstCode = Codes.firstCodeOf(emailVerified, hash != null, selfRegistered);
        Instant now = clock.instant();
        return new UserCommand.AddHuman(
                orgId,
                UserNames.scope(loginNames, orgId),
                userName,
                profile,
                email,
                emailVerified,
                phone,
                phoneVerified,
                hash,
                password != null && password.changeRequired(),
                selfRegistered,
                firstCode == null ? null : codes.issue(firstCode, now),
                phone == null || phoneVerified ? null : codes.issue(CodeKind.PHONE, now));
    }

    private @Nullable String hash(@Nullable NewPassword password, String userName, Profile profile, String email) {
        return switch (password) {
            case null -> null;
            case NewPassword.Plain plain -> {
                passwordPolicy.require(
                        plain.password(), plain.field(), PasswordPolicy.namesOf(userName, profile, email));
                yield hasher.hash(plain.password());
            }
            case NewPassword.Hashed hashed -> checked(hashed);
        };
    }

    private String checked(NewPassword.Hashed hashed) {
        try {
            hasher.checkImport(hashed.encoded());
            return hashed.encoded();
        } catch (InvalidHash e) {
            throw UserError.passwordHashInvalid(e.reason(), hashed.field()).exception();
        }
    }
}
