package dev.signet.interaction;

/** What a request requires of the sign-in pages beyond a signed-in person. */
public enum Wanted {
    /** The person proves the identity for this request, even if already signed in. */
    FRESH_PROOF,
    /** The person chooses the account. */
    ACCOUNT_CHOICE,
    /** The person creates an account, if registration is allowed. */
    NEW_ACCOUNT
}
