package dev.signet.notification;

import dev.signet.login.Accounts;
import dev.signet.login.Languages;
import dev.signet.login.MailDelivery;
import dev.signet.login.MailedLinks;
import dev.signet.token.Issuer;
import dev.signet.user.code.CodeKind;
import dev.signet.user.view.UserView;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes mails with codes and sends them. Links are built only from the configured external URL (A-2).
 *
 * <p>The SMTP server is configured by {@code quarkus.mailer.host} and related keys; nothing is sent without it.
 */
@Singleton
final class Mailing implements MailDelivery {
    // The ordinal of the configuration source that holds Quarkus's built-in defaults. The default mail host is
    // localhost, where an SMTP server seldom runs, so a host from this source does not count as configured.
    private static final int ORDINAL_OF_DEFAULTS = Integer.MIN_VALUE;

    /** The maximum number of mails that are sent at the same time, each on a connection of its own. */
    static final int AT_A_TIME = 16;

    private final Mailer mailer;
    private final Optional<Relay> relay;
    private final Languages languages;
    private final Accounts accounts;
    private final MailedLinks links;
    private final boolean configured;
    private final String from;

    Mailing(
            Mailer mailer,
            RelayFactory relays,
            Languages languages,
            Accounts accounts,
            MailedLinks links,
            Issuer issuer,
            @ConfigProperty(name = "quarkus.mailer.host") ConfigValue host,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from) {
        this.mailer = mailer;
        this.relay = relays.relay();
        this.languages = languages;
        this.accounts = accounts;
        this.links = links;
        this.configured = host.getSourceOrdinal() > ORDINAL_OF_DEFAULTS;
        this.from = from.orElseGet(
                () -> "Signet <no-reply@" + URI.create(issuer.url()).getHost() + '>');
    }

    @Override
    public boolean isConfigured() {
        return configured;
    }

    /** Hands a mail with the code to the SMTP server. Throws an exception if that fails. */
    void send(CodeKind kind, UserView user, UserView.Human human, String code) {
        String loginName = accounts.nameOf(user);
        CodeMail mail = CodeMail.of(
                languages.mail(List.of(human.profile().preferredLanguage())),
                kind,
                user,
                loginName,
                code,
                links.link(kind, user.id(), code, loginName, human.email()));
        if (relay.isPresent()) {
            relay.get().send(from, human.email(), mail);
        } else {
            mailer.send(Mail.withHtml(human.email(), mail.subject(), mail.asHtml())
                    .setText(mail.asText())
                    .setFrom(from));
        }
    }
}
