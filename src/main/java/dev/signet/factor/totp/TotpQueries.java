package dev.signet.factor.totp;

import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads authenticator apps. */
@Singleton
public final class TotpQueries {
    private final Database database;

    public TotpQueries(Database database) {
        this.database = database;
    }

    /** Returns the person's authenticator app, even if it is not set up completely. */
    public Optional<TotpView> find(String userId) {
        return database.first(TotpView.SELECT + " where user_id = ?", TotpView::read, userId);
    }
}
