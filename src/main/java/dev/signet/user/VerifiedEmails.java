package dev.signet.user;

/** Knows which e-mail addresses people have proven to be theirs. */
public interface VerifiedEmails {

    /** Tells whether somebody in any organization has verified the address, regardless of case. */
    boolean isVerified(String email);
}
