package dev.signet.user;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.signet.kernel.DomainError;

/** Converts phone numbers to E.164 (requirement Z-6). */
final class PhoneNumbers {
    private PhoneNumbers() {}

    /**
     * Returns the number in E.164, or throws an error for the given request field.
     *
     * @param phone with leading {@code +} and country code; spaces and punctuation are allowed
     */
    static String e164(String phone, String field) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(phone.strip(), null);
            if (numbers.isPossibleNumber(number)) {
                return numbers.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException e) {
            // falls through to the error below
        }
        throw new Invalid(field).exception();
    }

    /** {@link UserError#PHONE_INVALID} with the request field at fault. */
    record Invalid(String field) implements DomainError {
        @Override
        public Kind kind() {
            return UserError.PHONE_INVALID.kind();
        }

        @Override
        public String code() {
            return UserError.PHONE_INVALID.code();
        }

        @Override
        public String message() {
            return UserError.PHONE_INVALID.message();
        }
    }
}
