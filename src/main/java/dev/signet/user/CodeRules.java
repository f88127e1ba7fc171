package dev.signet.user;

import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules all one-time codes share: outstanding, unexpired, right, and not tried too often; pure. */
final class CodeRules {
    private CodeRules() {}

    /** Refuses without record when there is no code to try, or it is too old. */
    static Code requireUsable(@Nullable Code outstanding, CodeCheck check) {
        if (outstanding == null) {
            throw UserError.CODE_MISSING.exception();
        }
        if (outstanding.isExpired(check.now())) {
            throw UserError.CODE_EXPIRED.exception();
        }
        if (!outstanding.id().equals(check.codeId())) {
            // replaced between the comparison and this decision: not a try at the present code
            throw UserError.CODE_INVALID.exception();
        }
        return outstanding;
    }

    /** Records a wrong code, and removes the code at the last try. */
    static Decision<UserEvent> wrong(Code outstanding, CodeKind kind, UserEvent failed) {
        Decision<UserEvent> decision = Decision.of(failed).failing(UserError.CODE_INVALID);
        return outstanding.isLastTry() ? decision.keeping(gone(kind)) : decision;
    }

    /** Removes a code in every form. */
    static List<SecretChange> gone(CodeKind kind) {
        return List.of(new SecretChange.RemoveAll(kind.secretKind()), new SecretChange.RemoveAll(kind.deliveryKind()));
    }
}
