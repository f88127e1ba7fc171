package dev.signet.user;

/**
 * The names and preferred language of a person.
 *
 * @param firstName 1 to 200 characters
 * @param lastName 1 to 200 characters
 * @param nickName at most 200 characters; empty for none
 * @param displayName at most 200 characters; if it is empty, the first and last name are displayed (requirement Z-5)
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
     * Returns this profile without surrounding spaces, and with the first and last name as the display name if the
     * display name is empty.
     */
    Profile completed() {
        String first = firstName.strip();
        String last = lastName.strip();
        String display = displayName.isBlank() ? first + " " + last : displayName.strip();
        return new Profile(first, last, nickName.strip(), display, preferredLanguage.strip(), gender);
    }

    /**
     * The gender of a person. The first constant means unknown. It must stay the first one, because the events of an
     * erased person are read with the first constant in place of the erased value.
     */
    public enum Gender {
        UNSPECIFIED,
        FEMALE,
        MALE,
        DIVERSE
    }
}
