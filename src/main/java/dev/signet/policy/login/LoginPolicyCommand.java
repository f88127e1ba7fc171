package dev.signet.policy.login;

import dev.signet.factor.SecondFactor;

/** Changes that can be requested of a login policy. */
public sealed interface LoginPolicyCommand {

    /** Changes some settings of a policy. */
    sealed interface Edit extends LoginPolicyCommand {}

    /** Gives an organization that used the default policy one of its own. */
    record Add(LoginSettings settings) implements LoginPolicyCommand {}

    /** Replaces all settings but the factors. */
    record Change(LoginSettings settings) implements Edit {}

    /** Adds a second factor to those that are asked for. */
    record AddFactor(SecondFactor factor) implements Edit {}

    /** Removes a second factor from those that are asked for. */
    record RemoveFactor(SecondFactor factor) implements Edit {}

    /** Adds a credential to those that count as several factors. */
    record AddMultiFactor(MultiFactor factor) implements Edit {}

    /** Removes a credential from those that count as several factors. */
    record RemoveMultiFactor(MultiFactor factor) implements Edit {}

    /** Removes the policy, so that the default one applies again. */
    record Reset() implements LoginPolicyCommand {}
}
