package dev.signet.api.zitadel.factor;

import dev.signet.api.proto.zitadel.user.v1.AuthFactor;
import dev.signet.api.proto.zitadel.user.v1.AuthFactorOTP;
import dev.signet.api.proto.zitadel.user.v1.AuthFactorState;
import dev.signet.factor.FactorState;
import dev.signet.factor.totp.TotpQueries;
import dev.signet.user.UserError;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;
import java.util.List;

/** Translates second factors to messages. */
@Singleton
final class FactorMapper {
    private final UserQueries users;
    private final TotpQueries totp;

    FactorMapper(UserQueries users, TotpQueries totp) {
        this.users = users;
        this.totp = totp;
    }

    /** Returns the factors of a person; fails if there is no such user, or if the user is a machine. */
    List<AuthFactor> factors(UserRef user) {
        if (users.require(user).human() == null) {
            throw UserError.NOT_HUMAN.exception();
        }
        return totp.find(user.userId()).stream()
                .map(app -> AuthFactor.newBuilder()
                        .setState(state(app.state()))
                        .setOtp(AuthFactorOTP.getDefaultInstance())
                        .build())
                .toList();
    }

    static AuthFactorState state(FactorState state) {
        return switch (state) {
            case NOT_READY -> AuthFactorState.AUTH_FACTOR_STATE_NOT_READY;
            case READY -> AuthFactorState.AUTH_FACTOR_STATE_READY;
            case REMOVED -> AuthFactorState.AUTH_FACTOR_STATE_REMOVED;
        };
    }
}
