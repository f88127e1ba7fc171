package dev.signet.policy.login;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.factor.SecondFactor;
import dev.signet.kernel.Decision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of a login policy as pure functions. */
final class LoginPolicyDecider {
    static final String STREAM = "login_policy";
    static final AggregateType<Ordered, LoginPolicyEvent, LoginPolicy> TYPE = new AggregateType<>(
            STREAM,
            LoginPolicyEvent.class,
            LoginPolicy.NONE,
            LoginPolicyDecider::decide,
            LoginPolicyDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(LoginPolicy.class, 1));

    private LoginPolicyDecider() {}

    /**
     * A command, and the settings that it starts from if there is no policy yet.
     *
     * @param absent null for an organization, whose policy has to be added first; for the default policy, the settings
     *     of the server
     */
    record Ordered(LoginPolicyCommand command, @Nullable LoginSettings absent) {}

    static Decision<LoginPolicyEvent> decide(Ordered ordered, LoginPolicy policy) {
        LoginSettings present = policy.settings();
        return switch (ordered.command()) {
            case LoginPolicyCommand.Add(LoginSettings settings) -> {
                if (present != null) {
                    throw LoginPolicyError.EXISTS.exception();
                }
                yield Decision.of(new LoginPolicyEvent.Added(valid(settings)));
            }
            case LoginPolicyCommand.Edit edit -> {
                LoginSettings before = before(ordered, policy);
                LoginSettings wanted = valid(edited(edit, before));
                if (wanted.equals(before)) {
                    throw LoginPolicyError.NOT_CHANGED.exception();
                }
                yield Decision.of(
                        present == null ? new LoginPolicyEvent.Added(wanted) : new LoginPolicyEvent.Changed(wanted));
            }
            case LoginPolicyCommand.Reset _ -> {
                if (present == null) {
                    throw LoginPolicyError.NOT_FOUND.exception();
                }
                yield Decision.of(new LoginPolicyEvent.Removed());
            }
        };
    }

    static LoginPolicy evolve(LoginPolicy policy, LoginPolicyEvent event) {
        return switch (event) {
            case LoginPolicyEvent.Added(LoginSettings settings) -> new LoginPolicy(settings);
            case LoginPolicyEvent.Changed(LoginSettings settings) -> new LoginPolicy(settings);
            case LoginPolicyEvent.Removed removed -> LoginPolicy.NONE;
        };
    }

    private static <T> List<T> added(T factor, List<T> listed) {
        if (listed.contains(factor)) {
            throw LoginPolicyError.FACTOR_LISTED.exception();
        }
        List<T> factors = new ArrayList<>(listed);
        factors.add(factor);
        return factors;
    }

    private static <T> List<T> removed(T factor, List<T> listed) {
        List<T> factors = new ArrayList<>(listed);
        if (!factors.remove(factor)) {
            throw LoginPolicyError.FACTOR_NOT_LISTED.exception();
        }
        return factors;
    }

    private static LoginSettings before(Ordered ordered, LoginPolicy policy) {
        LoginSettings before = policy.settings() == null ? ordered.absent() : policy.settings();
        if (before == null) {
            throw LoginPolicyError.NOT_FOUND.exception();
        }
        return before;
    }

    private static LoginSettings edited(LoginPolicyCommand.Edit edit, LoginSettings before) {
        List<SecondFactor> second = before.secondFactors();
        List<MultiFactor> multi = before.multiFactors();
        return switch (edit) {
            case LoginPolicyCommand.Change(LoginSettings settings) -> settings.with(second, multi);
            case LoginPolicyCommand.AddFactor(SecondFactor factor) -> before.with(added(factor, second), multi);
            case LoginPolicyCommand.RemoveFactor(SecondFactor factor) -> before.with(removed(factor, second), multi);
            case LoginPolicyCommand.AddMultiFactor(MultiFactor factor) -> before.with(second, added(factor, multi));
            case LoginPolicyCommand.RemoveMultiFactor(MultiFactor factor) ->
                before.with(second, removed(factor, multi));
        };
    }

    // Otherwise nobody could sign in any more who has no second factor yet.
    private static LoginSettings valid(LoginSettings settings) {
        if (settings.forcesSecondFactor()
                && settings.secondFactors().stream().noneMatch(SecondFactor::canBeSetUpAtSignIn)) {
            throw LoginPolicyError.NO_FACTOR_TO_FORCE.exception();
        }
        return settings;
    }
}
