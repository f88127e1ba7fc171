package dev.signet.user;

/** Tells which e-mail addresses are verified. */
public interface VerifiedEmails {

    /** Tells whether the address is verified for a user of any organization, regardless of case. */
    boolean isVerified(String email);
}
