package dev.signet.user;

/**
 * The names and preferred language of a person.
 *
 * @param firstName 1 to 200 characters
 * @param lastName 1 to 200 characters
 * @param nickName at most 200 characters; empty for none
 * @param displayName at most 200 characters; if empty, first and last name are displayed (requirement Z-5)
 * @param preferredLanguage BCP 47 tag; empty for the default
 */
public record Profile(
        String firstName,
        String lastName,
        String nickName,
        String displayName,
        String preferredLanguage,
        Gender gender) {

    /**
     * Returns this profile without surrounding spaces, and with first and last name as display name if that is empty.
     */
    Profile completed() {
        String first = firstName.strip();
        String last = lastName.strip();
        String display = displayName.isBlank() ? first + " " + last : displayName.strip();
        return new Profile(first, last, nickName.strip(), display, preferredLanguage.strip(), gender);
    }

    /** The gender, if it is known. The personal data of an erased person reads as the first constant. */
    public enum Gender {
        UNSPECIFIED,
        FEMALE,
        MALE,
        DIVERSE
    }
}
