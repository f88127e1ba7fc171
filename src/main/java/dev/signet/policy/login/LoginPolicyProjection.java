package dev.signet.policy.login;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Keeps {@code login_policy_view} up to date, which has a row for each policy. */
@Singleton
final class LoginPolicyProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("login_policy_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(LoginPolicyDecider.STREAM);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        String owner = recorded.stream().id();
        switch ((LoginPolicyEvent) recorded.event()) {
            case LoginPolicyEvent.Added(LoginSettings settings) -> put(transaction, recorded, settings);
            case LoginPolicyEvent.Changed(LoginSettings settings) -> put(transaction, recorded, settings);
            case LoginPolicyEvent.Removed _ ->
                transaction.write("delete from login_policy_view where owner_id = ?", owner);
        }
    }

    private static void put(Writes transaction, RecordedEvent<?> recorded, LoginSettings settings) {
        transaction.write(
                """
                insert into login_policy_view (owner_id, allow_password, allow_register, allow_external_idp, force_mfa,
                                               force_mfa_local_only, passwordless, second_factors, multi_factors,
                                               version, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (owner_id) do update set
                    allow_password = excluded.allow_password, allow_register = excluded.allow_register,
                    allow_external_idp = excluded.allow_external_idp, force_mfa = excluded.force_mfa,
                    force_mfa_local_only = excluded.force_mfa_local_only, passwordless = excluded.passwordless,
                    second_factors = excluded.second_factors, multi_factors = excluded.multi_factors,
                    version = excluded.version, changed_at = excluded.changed_at
                """,
                recorded.stream().id(),
                settings.allowPassword(),
                settings.allowRegister(),
                settings.allowExternalIdp(),
                settings.forceMfa(),
                settings.forceMfaLocalOnly(),
                settings.passwordless(),
                settings.secondFactors().stream().map(Enum::name).toArray(String[]::new),
                settings.multiFactors().stream().map(Enum::name).toArray(String[]::new),
                recorded.version(),
                recorded.recordedAt(),
                recorded.recordedAt());
    }
}
