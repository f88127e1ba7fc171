package dev.signet.login;

import dev.signet.session.Proof;

/** The next step of a sign-in. */
sealed interface Step {

    /** A proof that has not been given yet. */
    record Prove(Proof proof) implements Step {}

    /** A second factor, because the account has one. */
    record ProveSecond() implements Step {}

    /** A new password, because the current one must be changed. */
    record ChangePassword() implements Step {}

    /** Nothing more: the session may start. */
    record Complete() implements Step {}
}
