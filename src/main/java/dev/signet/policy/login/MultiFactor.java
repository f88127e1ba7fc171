package dev.signet.policy.login;

/** A single credential that counts as several factors; stored by name. */
public enum MultiFactor {
    /** A passkey whose device verifies the person, by a PIN or biometrically. */
    VERIFIED_PASSKEY
}
