package dev.signet.user;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

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
        throw UserError.PHONE_INVALID.about(field).exception();
    }
}
