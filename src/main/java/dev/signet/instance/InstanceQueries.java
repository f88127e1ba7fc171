package dev.signet.instance;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the instance. */
@Singleton
public final class InstanceQueries {
    private final Database database;

    public InstanceQueries(Database database) {
        this.database = database;
    }

    /** Returns the instance, or empty before the first start has set it up. */
    public Optional<InstanceView> find() {
        return database.first(
                "select id, name, default_org_id, user_login_must_be_domain, validate_org_domains, version,"
                        + " created_at, changed_at from instance_view",
                row -> new InstanceView(
                        row.text("id"),
                        row.text("name"),
                        row.text("default_org_id"),
                        row.flag("user_login_must_be_domain"),
                        row.flag("validate_org_domains"),
                        row.number("version"),
                        row.instant("created_at"),
                        row.instant("changed_at")));
    }

    /** Returns the id of the default organization as this transaction sees it. */
    public String defaultOrgId(Sql transaction) {
        return transaction.single("select default_org_id from instance_view", row -> row.text("default_org_id"));
    }

    /**
     * Returns the instance.
     *
     * @throws IllegalStateException before the first start has set it up
     */
    public InstanceView get() {
        return find().orElseThrow(() -> new IllegalStateException("the instance is not set up"));
    }
}
