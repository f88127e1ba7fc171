package dev.signet.login;

import dev.signet.interaction.PagePaths;
import dev.signet.token.Issuer;
import dev.signet.user.code.CodeKind;
import dev.signet.vault.SealedSecrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds the links in mails with codes, from the configured external URL only. A link carries the account's name
 * and the address in sealed form: the page can show whose password is being set, yet reveals the name to nobody who
 * only knows the user id. Whoever presents the sealed form has received the mail or got the link from the
 * recipient.
 */
@Singleton
public final class MailedLinks {
    static final String NAME = "name";

    private static final String PURPOSE = "mailed-name";
    private static final int MAX_LENGTH = 6_000;

    private final SealedSecrets sealed;
    private final Issuer issuer;

    MailedLinks(SealedSecrets sealed, Issuer issuer) {
        this.sealed = sealed;
        this.issuer = issuer;
    }

    /** The address of the page where the code is entered, with the code filled in. */
    public String link(CodeKind kind, String userId, String code, String loginName, String address) {
        String path = switch (kind) {
            case EMAIL -> RecoveryResource.VERIFY;
            case PASSWORD -> RecoveryResource.RESET;
            case INITIALIZATION -> RecoveryResource.INITIALIZE;
            case PHONE -> throw new IllegalArgumentException("a phone code is not mailed");
        };
        // the name comes last, because it is the only part that may contain a line break
        String recipient = address + '\n' + loginName;
        String name = sealed.sealForUrl(PURPOSE, place(kind, userId), recipient.getBytes(StandardCharsets.UTF_8));
        return issuer.url() + PagePaths.ROOT + path + "?userID=" + userId + "&code=" + code + '&' + NAME + '=' + name;
    }

    /** To whom a link was mailed; empty if this server did not seal the text for a code of this kind and user. */
    Optional<Recipient> recipient(CodeKind kind, String userId, @Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return sealed.openFromUrl(PURPOSE, place(kind, userId), text)
                .map(plain -> new String(plain, StandardCharsets.UTF_8).split("\n", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new Recipient(parts[0], parts[1]));
    }

    /**
     * To whom a link was mailed.
     *
     * @param address the person's mail address when the mail was sent
     * @param loginName the name to sign in with, as the mail shows it
     */
    record Recipient(String address, String loginName) {}

    private static String place(CodeKind kind, String userId) {
        return kind.name() + '/' + userId;
    }
}
