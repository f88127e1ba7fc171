package dev.signet.session;

import dev.signet.factor.SecondFactor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind of credential that a person has authenticated with; stored by name. */
public enum Proof {
    /** The password. */
    PASSWORD("pwd", null),
    /** A code of an authenticator app. */
    TOTP("otp", SecondFactor.TOTP),
    /** A recovery code, in place of whichever second factor the person has lost. */
    RECOVERY_CODE("otp", null);

    private final String amr;
    private final @Nullable SecondFactor second;

    Proof(String amr, @Nullable SecondFactor second) {
        this.amr = amr;
        this.second = second;
    }

    /** Reads the names of proofs. */
    public static Set<Proof> read(List<String> names) {
        Set<Proof> proofs = EnumSet.noneOf(Proof.class);
        names.forEach(name -> proofs.add(valueOf(name)));
        return proofs;
    }

    /** Returns the authentication method reference (RFC 8176). */
    public String amr() {
        return amr;
    }

    /** Returns the second factor that it proves; null if it proves none in particular. */
    public @Nullable SecondFactor second() {
        return second;
    }
}
