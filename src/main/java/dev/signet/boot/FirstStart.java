package dev.signet.boot;

import dev.signet.eventstore.AppendSignal;
import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceCommand;
import dev.signet.instance.InstanceCommands;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.InvalidConfiguration;
import dev.signet.kernel.Task;
import dev.signet.org.OrgCommand;
import dev.signet.org.OrgCommands;
import dev.signet.org.OrgDomainNames;
import dev.signet.user.NewPassword;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sets up an empty database: the instance, an organization, a human administrator and, if configured, a machine
 * administrator.
 *
 * <p>All of it happens in one transaction under a lock, so that it happens only once if several nodes start together.
 */
@Singleton
public final class FirstStart {
    static final int PRIORITY = 10;

    private static final Logger LOG = Logger.getLogger(FirstStart.class);

    private final StartupConfig config;
    private final Database database;
    private final Ids ids;
    private final InstanceQueries instances;
    private final InstanceCommands instanceCommands;
    private final OrgCommands orgs;
    private final OrgDomainNames domains;
    private final Administrators administrators;
    private final AppendSignal signal;
    private volatile boolean done;

    FirstStart(
            StartupConfig config,
            Database database,
            Ids ids,
            InstanceQueries instances,
            InstanceCommands instanceCommands,
            OrgCommands orgs,
            OrgDomainNames domains,
            Administrators administrators,
            AppendSignal signal) {
        this.config = config;
        this.database = database;
        this.ids = ids;
        this.instances = instances;
        this.instanceCommands = instanceCommands;
        this.orgs = orgs;
        this.domains = domains;
        this.administrators = administrators;
        this.signal = signal;
    }

    /** Whether the database is set up; part of readiness. */
    boolean isDone() {
        return done;
    }

    void start(@Observes @Priority(PRIORITY) StartupEvent event) {
        if (!Task.isServing()) {
            return; // a job leaves an empty database to the first server
        }
        if (instances.find().isEmpty()) {
            database.runInTransaction(this::setUpOnce);
            signal.appended();
        }
        done = true;
    }

    private void setUpOnce(Sql transaction) {
        AdvisoryLock.FIRST_START.hold(transaction);
        if (instances.find().isPresent()) {
            return; // another node was first
        }
        String instanceId = ids.next();
        String orgId = ids.next();
        String orgName = config.bootstrap().orgName();
        String domain = domains.generated(transaction, orgName, orgId);
        orgs.add(transaction, orgId, new OrgCommand.Add(orgName, domain), Actor.system());
        instanceCommands.setUp(
                transaction, instanceId, new InstanceCommand.SetUp(orgName, orgId, true, true), Actor.system());
        addAdmin(transaction, instanceId, orgId, domain);
        config.bootstrap().machine().tokenFile().ifPresent(file -> addMachine(transaction, instanceId, orgId, file));
    }

    private void addAdmin(Sql transaction, String instanceId, String orgId, String domain) {
        String username = config.bootstrap().admin().username();
        Optional<String> configured = config.bootstrap().admin().password();
        String password = configured.orElseGet(administrators::randomPassword);
        String email = username.contains("@") ? username : username + '@' + domain;
        try {
            administrators.addHuman(
                    transaction,
                    instanceId,
                    orgId,
                    username,
                    email,
                    new NewPassword.Plain(password, configured.isEmpty(), "signet.bootstrap.admin.password"));
        } catch (DomainException e) {
            e.rethrowUnlessRefusal();
            throw new InvalidConfiguration(
                    List.of(Optional.ofNullable(e.error().field()).orElse("signet.bootstrap.admin") + ": "
                            + e.error().message()));
        }
        String loginName = username + '@' + domain;
        if (configured.isPresent()) {
            LOG.infof("First start: created the administrator %s", loginName);
        } else {
            Path file = config.dataDir().resolve("initial-admin.txt");
            PrivateFile.write(file, "login name: " + loginName + "\npassword:   " + password + "\n");
            LOG.infof("First start: created the administrator %s; the password is in %s", loginName, file);
        }
    }

    private void addMachine(Sql transaction, String instanceId, String orgId, Path tokenFile) {
        String token = administrators.addMachine(
                transaction, instanceId, orgId, "admin-machine", "Admin machine", "Created at first start");
        PrivateFile.write(tokenFile, token + "\n");
        LOG.infof("First start: created the machine administrator; its access token is in %s", tokenFile);
    }
}
