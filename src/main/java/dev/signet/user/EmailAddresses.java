package dev.signet.user;

import java.util.regex.Pattern;

/**
 * Validates e-mail addresses: exactly one {@code @}, something before it, a host name after it, at most 200 characters.
 */
final class EmailAddresses {
    private static final int MAX_LENGTH = 200;
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\p{Z}\\p{C}<>\",;:\\\\]{1,64}@[^@\\p{Z}\\p{C}<>\",;:\\\\]+");

    private EmailAddresses() {}

    /** Returns the address without surrounding spaces, or throws an error if it is invalid. */
    static String valid(String email) {
        String address = email.strip();
        if (address.length() > MAX_LENGTH || !ADDRESS.matcher(address).matches()) {
            throw UserError.EMAIL_INVALID.exception();
        }
        return address;
    }
}
