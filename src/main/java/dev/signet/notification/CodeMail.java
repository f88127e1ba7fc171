package dev.signet.notification;

import dev.signet.login.Texts;
import dev.signet.user.code.CodeKind;
import dev.signet.user.view.UserView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The content of a mail that carries a code.
 *
 * @param loginName the line with the name to sign in with; empty if the name must not be shown
 * @param link the address of the page where the code is entered; built from the configured external URL
 */
record CodeMail(
        String lang,
        String subject,
        String greeting,
        String text,
        String loginName,
        String codeLabel,
        String code,
        String linkLabel,
        String link,
        String button,
        String ignore) {

    static CodeMail of(Texts texts, CodeKind kind, UserView user, String loginName, String code, String link) {
        String about = switch (kind) {
            case EMAIL -> "email";
            case PASSWORD -> "password";
            case INITIALIZATION -> "initialization";
            case PHONE -> throw new IllegalArgumentException("a phone code is not mailed");
        };
        return new CodeMail(
                texts.language(),
                texts.get(about + ".subject"),
                MailedName.greeted(user.displayName())
                        .map(name -> texts.with("greeting", name))
                        .orElse(texts.get("greeting_nobody")),
                texts.get(about + ".text"),
                MailedName.entered(loginName)
                        .map(name -> texts.with("login_name", name))
                        .orElse(""),
                texts.get("code"),
                code,
                texts.get("link"),
                link,
                texts.get(about + ".button"),
                texts.get("ignore"));
    }

    String asHtml() {
        return Templates.html(this).render();
    }

    String asText() {
        return Templates.text(this).render();
    }

    @Override
    public String toString() {
        return "CodeMail[subject=" + subject + ']';
    }

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance html(CodeMail mail);

        static native TemplateInstance text(CodeMail mail);
    }
}
