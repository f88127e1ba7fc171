package dev.signet.user;

import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;
import dev.signet.user.code.Code;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules of all one-time codes as pure functions: a code must exist, not be expired, be right, and not have been tried
 * too often.
 */
final class CodeRules {
    private CodeRules() {}

    /** Fails, without recording a wrong try, when there is no code or it has expired. */
    static Code requireUsable(@Nullable Code outstanding, Codes.Check check) {
        if (outstanding == null) {
            throw UserError.CODE_MISSING.exception();
        }
        if (outstanding.isExpired(check.now())) {
            throw UserError.CODE_EXPIRED.exception();
        }
        if (!outstanding.id().equals(check.codeId())) {
            // the code was replaced after the comparison: this is no try at the current code
            throw UserError.CODE_INVALID.exception();
        }
        return outstanding;
    }

    /** Records a wrong code, and removes the code at the last try. */
    static Decision<UserEvent> wrong(Code outstanding, CodeKind kind, UserEvent failed) {
        Decision<UserEvent> decision = Decision.of(failed).failing(UserError.CODE_INVALID);
        return outstanding.isLastTry() ? decision.keeping(gone(kind)) : decision;
    }

    /** Removes a code with its digest and its encrypted form. */
    static List<SecretChange> gone(CodeKind kind) {
        return List.of(new SecretChange.RemoveAll(kind.secretKind()), new SecretChange.RemoveAll(kind.deliveryKind()));
    }
}
