package dev.signet.notification;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes names that people chose safe to appear in a mail of this server. Whoever chooses a name may cause the mail to
 * be sent to somebody else, so the name must not put a link or a separate line into the mail.
 */
final class MailedName {
    /**
     * Invisible characters: control characters, line and paragraph separators, and format characters that hide or
     * reorder the text around them.
     */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** Text that mail programs turn into a link: addresses of pages and people, and host names. */
    private static final Pattern LINK =
            Pattern.compile("[@/\\\\]|(?i:\\bwww\\b)|[\\p{L}\\p{M}\\p{N}-][.\\u3002][\\p{L}\\p{M}\\p{N}-]{2}");

    private static final Pattern ADDRESS_OF_PAGE = Pattern.compile("[/\\\\]|(?i:^www\\.)");
    private static final int MAX_GREETED = 100;

    private MailedName() {}

    /**
     * The name to greet a person by; empty if it is blank, has more than {@value #MAX_GREETED} characters, or a mail
     * program might turn it into a link.
     */
    static Optional<String> greeted(String displayName) {
        String name = seen(displayName);
        boolean plain = !name.isEmpty()
                && name.codePointCount(0, name.length()) <= MAX_GREETED
                && !LINK.matcher(asComputersReadIt(name)).find();
        return plain ? Optional.of(name) : Optional.empty();
    }

    /**
     * The login name that the person enters to sign in. It may look like a mail address. Empty if it contains invisible
     * characters or looks like the address of a web page.
     */
    static Optional<String> entered(String loginName) {
        boolean plain = loginName.equals(seen(loginName))
                && !ADDRESS_OF_PAGE.matcher(asComputersReadIt(loginName)).find();
        return plain ? Optional.of(loginName) : Optional.empty();
    }

    /**
     * The compatibility form of the text (NFKC), in which browsers read host names (UTS 46). In this form, for example,
     * full-width dots, letters and slashes are plain ones.
     */
    private static String asComputersReadIt(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC);
    }

    private static String seen(String name) {
        return UNSEEN.matcher(name).replaceAll("").strip();
    }
}
