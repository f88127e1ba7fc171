package dev.signet.interaction;

/** What a request to sign in asks the person to do, even if somebody is already signed in. */
public enum Wanted {
    /** The person authenticates again for this request, even if already signed in. */
    FRESH_PROOF,
    /** The person chooses the account. */
    ACCOUNT_CHOICE,
    /** The person creates an account, if registration is allowed there. */
    NEW_ACCOUNT
}
