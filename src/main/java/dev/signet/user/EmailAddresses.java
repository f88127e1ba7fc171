package dev.signet.user;

import java.util.regex.Pattern;

/** What counts as an e-mail address: one {@code @}, something before it, a host name after it, 200 characters at most. */
final class EmailAddresses {
    private static final int MAX_LENGTH = 200;
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\p{Z}\\p{C}<>\",;:\\\\]{1,64}@[^@\\p{Z}\\p{C}<>\",;:\\\\]+");

    private EmailAddresses() {}

    /** The address without surrounding space, or an error. */
    static String valid(String email) {
        String address = email.strip();
        if (address.length() > MAX_LENGTH || !ADDRESS.matcher(address).matches()) {
            throw UserError.EMAIL_INVALID.exception();
        }
        return address;
    }
}
