package dev.signet.user;

import dev.signet.kernel.DomainException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rocks.xmpp.precis.InvalidDirectionalityException;
import rocks.xmpp.precis.PrecisProfile;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * The form in which user names are compared: PRECIS UsernameCaseMapped (RFC 8265 section 3.3). Names that differ only
 * by case, width or composition of characters are thus the same name.
 *
 * <p>The profile is applied to each part between spaces (section 3.5). In a name that looks like an e-mail address it
 * is applied to the text before the {@code @} and to each label of the domain, because the direction of writing may
 * differ between them.
 */
public final class UserNameForm {
    private static final PrecisProfile PROFILE = PrecisProfiles.USERNAME_CASE_MAPPED;
    private static final Pattern PLAIN = Pattern.compile("[!-~]+(?: [!-~]+)*");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern BETWEEN = Pattern.compile("[^ @]+");
    private static final Pattern LABEL = Pattern.compile("[^.]+");

    private UserNameForm() {}

    /**
     * Returns the form in which a name is compared.
     *
     * @throws DomainException {@link UserError#USER_NAME_CHARACTER} or {@link UserError#USER_NAME_DIRECTION} if the
     * profile does not allow the name
     */
    static String require(String userName) {
        if (PLAIN.matcher(userName).matches()) {
            return userName.toLowerCase(Locale.ROOT);
        }
        try {
            return enforced(userName);
        } catch (InvalidDirectionalityException e) {
            throw UserError.USER_NAME_DIRECTION.exception();
        } catch (IllegalArgumentException e) {
            throw UserError.USER_NAME_CHARACTER.exception();
        }
    }

    /**
     * Returns the form in which an existing name is compared. A name from before the profile was introduced may violate
     * it; such a name is only converted to lower case.
     */
    public static String of(String userName) {
        try {
            return require(userName);
        } catch (DomainException e) {
            return asTyped(userName);
        }
    }

    /** Returns the form in which names were compared before the profile was introduced. */
    public static String asTyped(String userName) {
        return userName.toLowerCase(Locale.ROOT);
    }

    private static String enforced(String userName) {
        // fullwidth separators are converted before the name is split; the profile converts all other fullwidth
        // characters
        String separated = userName.replace('\uFF20', '@').replace('\u3000', ' ');
        String spaced = SPACES.matcher(separated.strip()).replaceAll(" ");
        Matcher parts = BETWEEN.matcher(spaced);
        StringBuilder form = new StringBuilder();
        int end = 0;
        while (parts.find()) {
            form.append(spaced, end, parts.start());
            boolean domain = parts.start() > 0 && spaced.charAt(parts.start() - 1) == '@';
            form.append(domain ? labels(parts.group()) : PROFILE.enforce(parts.group()));
            end = parts.end();
        }
        return form.append(spaced, end, spaced.length()).toString();
    }

    private static String labels(String domain) {
        return LABEL.matcher(domain).replaceAll(label -> Matcher.quoteReplacement(PROFILE.enforce(label.group())));
    }
}
