package dev.signet.user;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Validates e-mail addresses. An address has at most 200 characters: 1 to 64 before the only {@code @} and at least one
 * after it, none of them a space, a control character, or one of {@code < > " , ; : \}. It must be in the Unicode
 * normalization form NFKC, because an address that is not, for instance one with fullwidth letters, can look like the
 * address of somebody else. Its domain must not have an empty label.
 */
final class EmailAddresses {
    private static final int MAX_LENGTH = 200;
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\p{Z}\\p{C}<>\",;:\\\\]{1,64}@[^@\\p{Z}\\p{C}<>\",;:\\\\]+");

    private static final Pattern EMPTY_LABEL = Pattern.compile("@\\.|\\.$|@.*\\.\\.");

    private EmailAddresses() {}

    /** Returns the address without surrounding spaces, or throws an error if it is invalid. */
    static String valid(String email) {
        String address = email.strip();
        if (address.length() > MAX_LENGTH
                || !ADDRESS.matcher(address).matches()
                || !Normalizer.isNormalized(address, Normalizer.Form.NFKC)
                || EMPTY_LABEL.matcher(address).find()) {
            throw UserError.EMAIL_INVALID.exception();
        }
        return address;
    }
}
