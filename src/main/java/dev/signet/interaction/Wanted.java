package dev.signet.interaction;

/** What a request asks of the sign-in pages beyond somebody who is signed in. */
public enum Wanted {
    /** A proof given for this request, although somebody may be signed in already. */
    FRESH_PROOF,
    /** The person chooses the account. */
    ACCOUNT_CHOICE,
    /** The person creates an account, where that is allowed. */
    NEW_ACCOUNT
}
