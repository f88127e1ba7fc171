package dev.signet.boot.command;

import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import dev.signet.instance.InstanceQueries;
import dev.signet.org.OrgQueries;

/** The organization that a command works on. */
final class DefaultOrg {
    private DefaultOrg() {}

    /** Returns the id that was given, or that of the default organization. Fails unless it is active. */
    static String or(String given, InstanceQueries instances, OrgQueries orgs) {
        String id = given.isEmpty()
                ? instances
                        .find()
                        .orElseThrow(() -> new OperatorFailure(
                                ExitCode.FAILED, "The database is empty: the first server that starts on it fills it."))
                        .defaultOrgId()
                : given;
        return orgs.getActive(id).id();
    }
}
