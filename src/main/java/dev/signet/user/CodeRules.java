package dev.signet.user;

import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;
import dev.signet.user.code.Code;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for one-time codes of every kind, as pure functions: a code must exist, must not have expired, must be
 * entered correctly, and must not have been entered wrongly too often.
 */
final class CodeRules {
    private CodeRules() {}

    /**
     * Returns the code that can currently be used. Fails without recording a wrong try if there is none, if it has
     * expired, or if it is not the one that was compared.
     */
    static Code requireUsable(@Nullable Code outstanding, Codes.Check check) {
        if (outstanding == null) {
            throw UserError.CODE_MISSING.exception();
        }
        if (outstanding.isExpired(check.now())) {
            throw UserError.CODE_EXPIRED.exception();
        }
        if (!outstanding.id().equals(check.codeId())) {
            // the code was replaced after the comparison, so this does not count as a try at the current code
            throw UserError.CODE_INVALID.exception();
        }
        return outstanding;
    }

    /** Records that a wrong code was entered. If that was the last allowed try, the stored code is removed. */
    static Decision<UserEvent> wrong(Code outstanding, CodeKind kind, UserEvent failed) {
        Decision<UserEvent> decision = Decision.of(failed).failing(UserError.CODE_INVALID);
        return outstanding.isLastTry() ? decision.keeping(gone(kind)) : decision;
    }

    /** Returns the changes that delete the digest and the encrypted form of a code of this kind. */
    static List<SecretChange> gone(CodeKind kind) {
        return List.of(new SecretChange.RemoveAll(kind.secretKind()), new SecretChange.RemoveAll(kind.deliveryKind()));
    }
}
