package dev.signet.login;

import dev.signet.token.Issuer;
import dev.signet.user.CodeKind;
import dev.signet.vault.SealedSecrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The links in mails with codes. They are built from the configured external URL alone, and carry the name of the
 * account sealed, so that the page can show whose password is set without telling it to who merely knows an id.
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

    /** Where a code is entered. */
    public String link(CodeKind kind, String userId, String code, String loginName) {
        String path = switch (kind) {
            case EMAIL -> RecoveryResource.VERIFY;
            case PASSWORD -> RecoveryResource.RESET;
            case INITIALIZATION -> RecoveryResource.INITIALIZE;
            case PHONE -> throw new IllegalArgumentException("a phone code is not mailed");
        };
        String name = sealed.seal(PURPOSE, userId, loginName.getBytes(StandardCharsets.UTF_8))
                .replace('+', '-')
                .replace('/', '_')
                .replace("=", "");
        return issuer.url() + "/ui/login" + path + "?userID=" + userId + "&code=" + code + '&' + NAME + '=' + name;
    }

    /** The name in a link to this user; empty unless it is one of ours. */
    Optional<String> name(String userId, @Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(
                    sealed.open(PURPOSE, userId, text.replace('-', '+').replace('_', '/')), StandardCharsets.UTF_8));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
