package dev.signet.user;

import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;
import dev.signet.user.code.Code;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import java.util.ArrayList;
import java.util.List;

/** Rules for changing and verifying the e-mail address as pure functions (requirement Z-6). */
final class EmailDecider {
    private EmailDecider() {}

    static Decision<UserEvent> change(HumanCommand.ChangeEmail change, User user, Human human) {
        boolean same = change.email().equals(human.email().value());
        if (same && (!change.verified() || human.email().verified())) {
            throw UserError.EMAIL_NOT_CHANGED.exception();
        }
        List<UserEvent> events = new ArrayList<>();
        List<SecretChange> secrets = new ArrayList<>();
        if (!same) {
            events.add(new HumanEvent.EmailChanged(change.email()));
            secrets.addAll(CodeRules.gone(CodeKind.PASSWORD));
        }
        if (change.verified()) {
            events.add(new HumanEvent.EmailVerified());
            secrets.addAll(CodeRules.gone(CodeKind.EMAIL));
        }
        List<UserEvent> finished = HumanDecider.finishIfReady(after(user, events));
        if (!finished.isEmpty()) {
            events.addAll(finished);
            secrets.addAll(CodeRules.gone(CodeKind.INITIALIZATION));
        } else if (user.isInitial() && !same) {
            // the previous code was sent to the previous address, so it must no longer be able to finish the set-up
            Codes.Issued code = change.initializationCode();
            events.add(new HumanEvent.InitializationCodeAdded(code.id(), code.expiresAt()));
            secrets.addAll(code.replacing());
            secrets.addAll(CodeRules.gone(CodeKind.EMAIL));
        } else if (!change.verified()) {
            Codes.Issued code = change.emailCode();
            events.add(new HumanEvent.EmailCodeAdded(code.id(), code.expiresAt()));
            secrets.addAll(code.replacing());
        }
        return Decision.<UserEvent>of(events).keeping(secrets);
    }

    static Decision<UserEvent> verify(Codes.Check check, User user, Human human) {
        if (human.email().verified()) {
            throw UserError.EMAIL_ALREADY_VERIFIED.exception();
        }
        Code code = CodeRules.requireUsable(human.email().code(), check);
        if (!check.matched()) {
            return CodeRules.wrong(code, CodeKind.EMAIL, new HumanEvent.EmailVerificationFailed());
        }
        List<UserEvent> events = new ArrayList<>();
        List<SecretChange> secrets = new ArrayList<>(CodeRules.gone(CodeKind.EMAIL));
        events.add(new HumanEvent.EmailVerified());
        List<UserEvent> finished = HumanDecider.finishIfReady(after(user, events));
        if (!finished.isEmpty()) {
            events.addAll(finished);
            secrets.addAll(CodeRules.gone(CodeKind.INITIALIZATION));
        }
        return Decision.<UserEvent>of(events).keeping(secrets);
    }

    static Decision<UserEvent> resend(Codes.Issued code, Human human) {
        if (human.email().verified()) {
            throw UserError.EMAIL_ALREADY_VERIFIED.exception();
        }
        return Decision.<UserEvent>of(new HumanEvent.EmailCodeAdded(code.id(), code.expiresAt()))
                .keeping(code.replacing());
    }

    private static User after(User user, List<UserEvent> events) {
        User next = user;
        for (UserEvent event : events) {
            next = UserEvolution.evolve(next, event);
        }
        return next;
    }
}
