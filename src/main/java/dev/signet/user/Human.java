package dev.signet.user;

import dev.signet.user.code.Code;
import org.jspecify.annotations.Nullable;

/**
 * The part of a user's state that only people have, but not machine users.
 *
 * @param phone null if the person has no phone number
 * @param avatarUrl null if the person has no avatar
 * @param initialization the initialization code that can currently be used, or null
 * @param registering whether the person registered themselves and has not yet verified the e-mail address; until then
 * the password is not accepted
 */
public record Human(
        Profile profile,
        Address email,
        @Nullable Address phone,
        @Nullable String avatarUrl,
        Password password,
        @Nullable Code initialization,
        boolean registering) {

    Human withProfile(Profile next) {
        return new Human(next, email, phone, avatarUrl, password, initialization, registering);
    }

    Human withEmail(Address next) {
        return new Human(profile, next, phone, avatarUrl, password, initialization, registering && !next.verified());
    }

    Human withPhone(@Nullable Address next) {
        return new Human(profile, email, next, avatarUrl, password, initialization, registering);
    }

    Human withAvatar(@Nullable String next) {
        return new Human(profile, email, phone, next, password, initialization, registering);
    }

    Human withPassword(Password next) {
        return new Human(profile, email, phone, avatarUrl, next, initialization, registering);
    }

    Human withInitialization(@Nullable Code next) {
        return new Human(profile, email, phone, avatarUrl, password, next, registering);
    }

    /** Returns the phone number, or throws an error if there is none. */
    Address requirePhone() {
        if (phone == null) {
            throw UserError.PHONE_NOT_FOUND.exception();
        }
        return phone;
    }

    /**
     * An e-mail address or a phone number.
     *
     * @param verified whether the person has proven, or a caller with permission has declared, that it belongs to the
     * person
     * @param code the code with which it can currently be verified, or null
     */
    public record Address(
            String value, boolean verified, @Nullable Code code) {

        Address asVerified() {
            return new Address(value, true, null);
        }

        Address withCode(@Nullable Code next) {
            return new Address(value, verified, next);
        }
    }

    /**
     * What the user's state contains about the password. The hash is not part of it.
     *
     * @param revision how many passwords the person has had so far; 0 if none was ever set
     * @param code the reset code that can currently be used, or null
     */
    public record Password(
            int revision, boolean changeRequired, @Nullable Code code) {

        /** The value for a person without a password. */
        static final Password NONE = new Password(0, false, null);

        /** Tells whether the person has a password. */
        public boolean isSet() {
            return revision > 0;
        }

        Password changed(boolean requireChange) {
            return new Password(revision + 1, requireChange, null);
        }

        Password withCode(@Nullable Code next) {
            return new Password(revision, changeRequired, next);
        }
    }
}
