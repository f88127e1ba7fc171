package dev.signet.user;

import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;
import dev.signet.user.code.Code;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import java.util.ArrayList;
import java.util.List;

/** Rules for changing, verifying and removing the phone number as pure functions (requirement Z-6). */
final class PhoneDecider {
    private PhoneDecider() {}

    static Decision<UserEvent> change(HumanCommand.ChangePhone change, Human human) {
        Human.Address present = human.phone();
        boolean same = present != null && change.phone().equals(present.value());
        if (present != null && same && (!change.verified() || present.verified())) {
            throw UserError.PHONE_NOT_CHANGED.exception();
        }
        List<UserEvent> events = new ArrayList<>();
        if (!same) {
            events.add(new HumanEvent.PhoneChanged(change.phone()));
        }
        if (change.verified()) {
            events.add(new HumanEvent.PhoneVerified());
            return Decision.<UserEvent>of(events).keeping(CodeRules.gone(CodeKind.PHONE));
        }
        events.add(
                new HumanEvent.PhoneCodeAdded(change.code().id(), change.code().expiresAt()));
        return Decision.<UserEvent>of(events).keeping(change.code().replacing());
    }

    static Decision<UserEvent> verify(Codes.Check check, Human human) {
        Human.Address phone = human.requirePhone();
        if (phone.verified()) {
            throw UserError.PHONE_ALREADY_VERIFIED.exception();
        }
        Code code = CodeRules.requireUsable(phone.code(), check);
        if (!check.matched()) {
            return CodeRules.wrong(code, CodeKind.PHONE, new HumanEvent.PhoneVerificationFailed());
        }
        return Decision.<UserEvent>of(new HumanEvent.PhoneVerified()).keeping(CodeRules.gone(CodeKind.PHONE));
    }

    static Decision<UserEvent> resend(Codes.Issued code, Human human) {
        if (human.requirePhone().verified()) {
            throw UserError.PHONE_ALREADY_VERIFIED.exception();
        }
        return Decision.<UserEvent>of(new HumanEvent.PhoneCodeAdded(code.id(), code.expiresAt()))
                .keeping(code.replacing());
    }

    static Decision<UserEvent> remove(Human human) {
        human.requirePhone();
        List<SecretChange> secrets = CodeRules.gone(CodeKind.PHONE);
        return Decision.<UserEvent>of(new HumanEvent.PhoneRemoved()).keeping(secrets);
    }
}
