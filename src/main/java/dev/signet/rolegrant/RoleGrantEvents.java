package dev.signet.rolegrant;

import dev.signet.kernel.DomainEvent;
import java.util.List;

/** Makes the events of one kind of grants, which are stored under names of their own. */
public interface RoleGrantEvents<E extends DomainEvent> {

    /** An organization granted roles; {@code projectOrgId} owns the project. */
    E added(NewRoleGrant wanted, String projectOrgId);

    /** The roles were replaced. */
    E changed(List<String> roleKeys);

    /** Roles were taken away because the project or the project grant no longer has them. */
    E cascadeChanged(List<String> roleKeys);

    E deactivated();

    E reactivated();

    E removed();

    /** The grant was removed with something that it depends on. */
    E cascadeRemoved();
}
