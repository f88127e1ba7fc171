package dev.signet.factor;

import dev.signet.factor.totp.TotpCommands;
import dev.signet.kernel.Actor;
import dev.signet.user.UserRef;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives people second factors. */
@Singleton
public final class TestingFactors {
    private final TotpCommands totp;
    private final Clock clock;

    TestingFactors(TotpCommands totp, Clock clock) {
        this.totp = totp;
        this.clock = clock;
    }

    /** Gives the person an authenticator app. The code of the step before the present one is used up by that. */
    public TestingTotp authenticatorApp(UserRef user) {
        Actor self = Actor.system().as(user.userId()).provenAt(clock.instant());
        TestingTotp app = new TestingTotp(totp.add(user, self).secret().text());
        totp.verify(user, app.code(-1), self);
        return app;
    }
}
