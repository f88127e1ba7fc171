package dev.signet.user;

/**
 * What a person is called.
 *
 * @param firstName 1 to 200 characters
 * @param lastName 1 to 200 characters
 * @param nickName at most 200 characters; empty for none
 * @param displayName at most 200 characters; empty stands for first and last name (requirement Z-5)
 * @param preferredLanguage BCP 47 tag; empty for the default
 */
public record Profile(
        String firstName,
        String lastName,
        String nickName,
        String displayName,
        String preferredLanguage,
        Gender gender) {

    /** The same without surrounding space and with the display name that an empty one stands for. */
    Profile completed() {
        String first = firstName.strip();
        String last = lastName.strip();
        String display = displayName.isBlank() ? first + " " + last : displayName.strip();
        return new Profile(first, last, nickName.strip(), display, preferredLanguage.strip(), gender);
    }
}
