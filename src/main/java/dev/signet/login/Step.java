package dev.signet.login;

import dev.signet.session.Proof;

/** What a sign-in needs next. */
sealed interface Step {

    /** A proof that has not been given yet. */
    record Prove(Proof proof) implements Step {}

    /** Another password, because this one was meant for one use. */
    record ChangePassword() implements Step {}

    /** Nothing: the session may begin. */
    record Complete() implements Step {}
}
