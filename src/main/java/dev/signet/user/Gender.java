package dev.signet.user;

/** Gender, if told; the first constant is what an erased person reads as. */
public enum Gender {
    UNSPECIFIED,
    FEMALE,
    MALE,
    DIVERSE
}
