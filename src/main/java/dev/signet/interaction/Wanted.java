package dev.signet.interaction;

/** What a request to sign in asks the person to do, even if somebody is already signed in. */
public enum Wanted {
    /** The person authenticates again for this request, even if already signed in. */
    FRESH_PROOF,
    /**
     * The person proves a second factor, and sets one up who has none. A session in which one was proven is enough,
     * unless something else is wanted, too.
     */
    SECOND_FACTOR,
    /** The person chooses the account. */
    ACCOUNT_CHOICE,
    /** The person creates an account, if registration is allowed there. */
    NEW_ACCOUNT
}
