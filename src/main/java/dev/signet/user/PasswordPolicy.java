package dev.signet.user;

import dev.signet.vault.password.PasswordBlockList;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rules for passwords: {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points in normal form NFKC, not a common
 * password, and still of the minimum length after the person's names, user name and e-mail address are removed from it
 * (security rule 11). Names of fewer than {@value #MIN_NAME_LENGTH} characters are not removed.
 */
@Singleton
public final class PasswordPolicy {
    /** Minimum length in code points. There are no rules about which characters a password must contain. */
    public static final int MIN_LENGTH = 8;

    /** Maximum length in code points. */
    public static final int MAX_LENGTH = 128;

    private static final int MIN_NAME_LENGTH = 3;

    private final PasswordBlockList blockList;

    PasswordPolicy(PasswordBlockList blockList) {
        this.blockList = blockList;
    }

    /**
     * Fails with an error of {@link PasswordRefusal} if the password breaks the policy.
     *
     * @param field name of the request field that contained the password
     * @param ownNames names that must not make up the password, see {@link #namesOf(User)}
     */
    void require(String password, String field, List<String> ownNames) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < MIN_LENGTH) {
            throw PasswordRefusal.TOO_SHORT.about(field).exception();
        }
        if (length > MAX_LENGTH) {
            throw PasswordRefusal.TOO_LONG.about(field).exception();
        }
        if (blockList.contains(normal)) {
            throw PasswordRefusal.TOO_COMMON.about(field).exception();
        }
        String rest = without(normal.toLowerCase(Locale.ROOT), ownNames);
        if (rest.codePointCount(0, rest.length()) < MIN_LENGTH) {
            throw PasswordRefusal.CONTAINS_NAME.about(field).exception();
        }
    }

    /**
     * Checks the rules that are the same for everybody, that is, without comparing the password with a person's names.
     *
     * @throws dev.signet.kernel.DomainException an error of {@link PasswordRefusal} for the field {@code password}, if
     * the password breaks one of these rules
     */
    public void requireOfAnybody(String password) {
        require(password, "password", List.of());
    }

    static boolean same(String one, String other) {
        return normal(one).equals(normal(other));
    }

    static List<String> namesOf(User user) {
        Human human = user.requireHuman();
        return namesOf(user.userName(), human.profile(), human.email().value());
    }

    static List<String> namesOf(String userName, Profile profile, String email) {
        int at = email.lastIndexOf('@');
        return List.of(
                email,
                at < 0 ? email : email.substring(0, at),
                userName,
                profile.displayName(),
                profile.firstName(),
                profile.lastName(),
                profile.nickName());
    }

    private static String without(String password, List<String> names) {
        List<String> longestFirst = new ArrayList<>(names);
        longestFirst.sort((one, other) -> Integer.compare(other.length(), one.length()));
        String rest = password;
        for (String name : longestFirst) {
            String normal = normal(name).toLowerCase(Locale.ROOT);
            if (normal.length() >= MIN_NAME_LENGTH) {
                rest = rest.replace(normal, "");
            }
        }
        return rest;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
