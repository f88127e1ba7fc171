package dev.signet.transfer;

import dev.signet.user.NewKnownHuman;
import java.util.List;

/** A person to be created together with grants of roles by the person's organization. */
public record NewPerson(NewKnownHuman human, List<Grant> grants) {
    public NewPerson {
        grants = List.copyOf(grants);
    }

    /**
     * Roles in a project.
     *
     * @param projectGrantId the project grant by which the organization may grant them; empty for a project of its own
     */
    public record Grant(String projectId, String projectGrantId, List<String> roleKeys) {
        public Grant {
            roleKeys = List.copyOf(roleKeys);
        }
    }
}
