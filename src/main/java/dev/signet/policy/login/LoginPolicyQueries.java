package dev.signet.policy.login;

import dev.signet.instance.InstanceSql;
import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads login policies. */
@Singleton
public final class LoginPolicyQueries {
    private final Database database;

    public LoginPolicyQueries(Database database) {
        this.database = database;
    }

    /** Returns the organization's own policy; empty if the default one applies to it. */
    public Optional<LoginPolicyView> own(String orgId) {
        return database.first(LoginPolicyView.SELECT + " where l.owner_id = ?", LoginPolicyView::read, orgId);
    }

    /** Returns the default policy; empty if it is that of the server, {@link LoginSettings#OF_SERVER}. */
    public Optional<LoginPolicyView> ofInstance() {
        return database.first(LoginPolicyView.SELECT + " where l.owner_id = " + InstanceSql.ID, LoginPolicyView::read);
    }

    /** Returns the settings that apply to an organization. */
    public LoginSettings settings(String orgId) {
        return own(orgId).or(this::ofInstance).map(LoginPolicyView::settings).orElse(LoginSettings.OF_SERVER);
    }
}
