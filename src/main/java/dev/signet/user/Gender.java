package dev.signet.user;

/** The gender, if it is known. The personal data of an erased person reads as the first constant. */
public enum Gender {
    UNSPECIFIED,
    FEMALE,
    MALE,
    DIVERSE
}
