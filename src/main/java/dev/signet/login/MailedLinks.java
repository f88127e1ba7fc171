package dev.signet.login;

import dev.signet.interaction.PagePaths;
import dev.signet.token.Issuer;
import dev.signet.user.CodeKind;
import dev.signet.vault.SealedSecrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds the links in mails with codes, from the configured external URL only. A link carries the account's name
 * in sealed form: the page can show whose password is being set, yet reveals the name to nobody who only knows the user
 * id.
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

    /** The address of the page where the code is entered. */
    public String link(CodeKind kind, String userId, String code, String loginName) {
        String path = switch (kind) {
            case EMAIL -> RecoveryResource.VERIFY;
            case PASSWORD -> RecoveryResource.RESET;
            case INITIALIZATION -> RecoveryResource.INITIALIZE;
            case PHONE -> throw new IllegalArgumentException("a phone code is not mailed");
        };
        String name = sealed.sealForUrl(PURPOSE, userId, loginName.getBytes(StandardCharsets.UTF_8));
        return issuer.url() + PagePaths.ROOT + path + "?userID=" + userId + "&code=" + code + '&' + NAME + '=' + name;
    }

    /** The name in a link to this user; empty if this server did not seal it. */
    Optional<String> name(String userId, @Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return sealed.openFromUrl(PURPOSE, userId, text).map(name -> new String(name, StandardCharsets.UTF_8));
    }
}
