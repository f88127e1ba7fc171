package dev.signet.policy.login;

import dev.signet.factor.SecondFactor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The settings of a login policy.
 *
 * @param allowPassword whether people may sign in with a password
 * @param allowRegister whether people may register, if the server allows registration at all
 * @param allowExternalIdp whether external identity providers may be used; without effect as long as there are none
 * @param forceMfa whether everybody has to prove a second factor, and to set one up who has none
 * @param forceMfaLocalOnly the same for people who sign in with a credential of this server, and not for those whom an
 *     external identity provider signs in
 * @param passwordless whether people may sign in with a passkey alone
 * @param secondFactors the second factors that are asked for and may be set up, in the order of {@link SecondFactor}
 * @param multiFactors the single credentials that count as several factors
 */
@RegisterForReflection // events and snapshots contain it
public record LoginSettings(
        boolean allowPassword,
        boolean allowRegister,
        boolean allowExternalIdp,
        boolean forceMfa,
        boolean forceMfaLocalOnly,
        boolean passwordless,
        List<SecondFactor> secondFactors,
        List<MultiFactor> multiFactors) {

    /** The settings that apply as long as nobody has made any. */
    public static final LoginSettings OF_SERVER = new LoginSettings(
            true, true, true, false, false, true, List.of(SecondFactor.TOTP), List.of(MultiFactor.VERIFIED_PASSKEY));

    public LoginSettings {
        secondFactors = secondFactors.stream().distinct().sorted().toList();
        multiFactors = multiFactors.stream().distinct().sorted().toList();
    }

    /** Tells whether people who sign in with a password have to prove a second factor. */
    public boolean forcesSecondFactor() {
        return forceMfa || forceMfaLocalOnly;
    }

    /** Returns the same settings with other factors. */
    public LoginSettings with(List<SecondFactor> second, List<MultiFactor> multi) {
        return new LoginSettings(
                allowPassword,
                allowRegister,
                allowExternalIdp,
                forceMfa,
                forceMfaLocalOnly,
                passwordless,
                second,
                multi);
    }
}
