package dev.signet.user;

import dev.signet.access.AccessTokenType;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Histories and commands of users for tests. */
final class Users {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String ORG = "200";
    static final Profile PROFILE = new Profile("Ada", "Lovelace", "", "Ada Lovelace", "en", Profile.Gender.FEMALE);

    private Users() {}

    static HumanEvent.Added added(boolean emailVerified, boolean passwordSet) {
        return new HumanEvent.Added(
                ORG,
                "ada",
                "Ada",
                "Lovelace",
                "",
                "Ada Lovelace",
                "en",
                Profile.Gender.FEMALE,
                "ada@example.com",
                emailVerified,
                null,
                false,
                passwordSet,
                false);
    }

    /** Returns the history of an active person with a proven address and a password. */
    static UserEvent[] active() {
        return new UserEvent[] {added(true, true)};
    }

    /** Returns the history of a person who has neither proven the address nor chosen a password. */
    static UserEvent[] initial() {
        return new UserEvent[] {
            added(false, false), new HumanEvent.InitializationCodeAdded("900", expiry(CodeKind.INITIALIZATION))
        };
    }

    /** Returns the history of a person who registered: active, with an unproven address. */
    static UserEvent[] registered() {
        return new UserEvent[] {
            new HumanEvent.SelfRegistered(
                    ORG,
                    "ada",
                    "Ada",
                    "Lovelace",
                    "",
                    "Ada Lovelace",
                    "en",
                    Profile.Gender.FEMALE,
                    "ada@example.com",
                    null,
                    true),
            new HumanEvent.EmailCodeAdded("901", expiry(CodeKind.EMAIL))
        };
    }

    static UserEvent[] machine() {
        return new UserEvent[] {new MachineEvent.Added(ORG, "robot", "Robot", "turns screws", AccessTokenType.BEARER)};
    }

    static UserEvent[] then(UserEvent[] before, UserEvent... after) {
        return java.util.stream.Stream.concat(List.of(before).stream(), List.of(after).stream())
                .toArray(UserEvent[]::new);
    }

    static UserEvent[] times(int count, UserEvent event) {
        return java.util.Collections.nCopies(count, event).toArray(UserEvent[]::new);
    }

    static Instant expiry(CodeKind kind) {
        return NOW.plus(kind.lifetime());
    }

    static Codes.Issued code(CodeKind kind) {
        return new Codes.Issued(kind, "999", "digest", "sealed", expiry(kind));
    }

    static Codes.Check right(String codeId) {
        return new Codes.Check(codeId, true, NOW);
    }

    static Codes.Check wrong(String codeId) {
        return new Codes.Check(codeId, false, NOW);
    }

    static Codes.Check late(String codeId) {
        return new Codes.Check(codeId, true, NOW.plus(Duration.ofDays(30)));
    }

    static PasswordCommand.PasswordCheck password(boolean matched) {
        return new PasswordCommand.PasswordCheck(matched, 1);
    }

    static UserCommand.AddHuman add(boolean emailVerified, boolean password, boolean selfRegistered) {
        CodeKind first = Codes.firstCodeOf(emailVerified, password, selfRegistered);
        return new UserCommand.AddHuman(
                ORG,
                ORG,
                "ada",
                PROFILE,
                "ada@example.com",
                emailVerified,
                null,
                false,
                password ? "$hash" : null,
                false,
                selfRegistered,
                first == null ? null : code(first),
                null);
    }
}
