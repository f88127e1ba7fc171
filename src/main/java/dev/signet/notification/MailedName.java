package dev.signet.notification;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names that people chose, as they may stand in a mail of this server: whoever chooses one may have the mail sent to
 * somebody else, so it must not bring a link or a line of its own.
 */
final class MailedName {
    /** Characters that cannot be seen: controls, ends of lines, and what hides in or turns the text around it. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** What mail programs make a link of: addresses of pages and of people, and names of hosts. */
    private static final Pattern LINK =
            Pattern.compile("[@/\\\\]|(?i:\\bwww\\b)|[\\p{L}\\p{N}-][.\\u3002\\uFF0E\\uFF61][\\p{L}\\p{N}-]{2}");

    private static final Pattern ADDRESS_OF_PAGE = Pattern.compile("[/\\\\]|(?i:^www\\.)");
    private static final int MAX_GREETED = 100;

    private MailedName() {}

    /** The name to greet a person by; empty if it is longer than a name, or a mail program might make a link of it. */
    static Optional<String> greeted(String displayName) {
        String name = seen(displayName);
        boolean plain = !name.isEmpty()
                && name.codePointCount(0, name.length()) <= MAX_GREETED
                && !LINK.matcher(name).find();
        return plain ? Optional.of(name) : Optional.empty();
    }

    /** The login name as it is entered, which may look like the address of a person; empty for the address of a page. */
    static Optional<String> entered(String loginName) {
        boolean plain = loginName.equals(seen(loginName))
                && !ADDRESS_OF_PAGE.matcher(loginName).find();
        return plain ? Optional.of(loginName) : Optional.empty();
    }

    private static String seen(String name) {
        return UNSEEN.matcher(name).replaceAll("").strip();
    }
}
