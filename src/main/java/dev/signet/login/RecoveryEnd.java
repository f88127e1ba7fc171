package dev.signet.login;

import dev.signet.session.Proof;
import dev.signet.user.UserState;
import dev.signet.user.code.CodeKind;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a person continues after using a code: in the sign-in that waits in this browser, or else at the
 * default redirect. The person does not have to prove again what the code has just proven.
 */
@Singleton
final class RecoveryEnd {
    static final String DONE = "/done";

    private final Pages pages;
    private final Accounts accounts;
    private final SignIn signIn;
    private final SignInResource steps;
    private final ProgressSeal seal;
    private final @Nullable URI onward;

    RecoveryEnd(
            Pages pages,
            Accounts accounts,
            SignIn signIn,
            SignInResource steps,
            ProgressSeal seal,
            LoginConfig config) {
        this.pages = pages;
        this.accounts = accounts;
        this.signIn = signIn;
        this.steps = steps;
        this.seal = seal;
        this.onward = config.defaultRedirect().orElse(null);
    }

    /** Continues after a password was set with a code. Having the code counts as having entered the password. */
    Response passwordSet(Visit visit, UserView user) {
        Progress progress = new Progress(accounts.nameOf(user), user.id(), Set.of(Proof.PASSWORD), signIn.now());
        if (visit.request() != null) {
            return steps.proceed(visit, progress);
        }
        Response done = pages.to(DONE, visit, Notice.PASSWORD_SET);
        return onward == null
                ? done
                : Response.fromResponse(done)
                        .cookie(signIn.begin(progress, visit.browser()).toArray(NewCookie[]::new))
                        .build();
    }

    /** Continues after an address was verified; a waiting sign-in still needs the password. */
    Response verified(Visit visit, UserView user) {
        return toPassword(visit, accounts.nameOf(user), Notice.EMAIL_VERIFIED);
    }

    /**
     * Continues after a mailed link that was used before; empty if what the link is for has not been done yet, or if
     * the person has another address by now.
     */
    Optional<Response> doneBefore(CodeKind kind, Visit visit, UserView user, MailedLinks.Recipient recipient) {
        UserView.Human human = user.human();
        if (human == null || !human.emailVerified() || !human.email().equals(recipient.address())) {
            return Optional.empty();
        }
        Notice said = switch (kind) {
            case EMAIL -> Notice.EMAIL_VERIFIED;
            case INITIALIZATION -> user.state() == UserState.ACTIVE ? Notice.ACCOUNT_READY : null;
            case PASSWORD, PHONE -> null;
        };
        return said == null ? Optional.empty() : Optional.of(toPassword(visit, accounts.nameOf(user), said));
    }

    private Response toPassword(Visit visit, String loginName, Notice said) {
        String notice = said.value();
        if (visit.request() == null) {
            return pages.to(DONE, visit, said);
        }
        Progress progress = Progress.named(loginName, signIn.now());
        String state = seal.seal(progress, visit.agentId(), visit.requestId());
        return pages.to("/password", visit, Map.of("state", state, Form.NOTICE, notice));
    }

    /** The configured default redirect; empty if there is none. */
    String start() {
        return onward == null ? "" : onward.toString();
    }

    /** The page that confirms that the person is done, with a link to the default redirect if there is one. */
    Page page(Visit visit, @Nullable Notice notice) {
        boolean good = notice != null && notice.good();
        return Page.of(visit)
                .noting(good ? notice : null)
                .with("title", "done.title")
                .with("text", onward == null ? "done.text" : "done.go_on")
                .with("destination", start());
    }
}
