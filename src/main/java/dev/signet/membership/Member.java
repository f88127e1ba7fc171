package dev.signet.membership;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** State of a membership. {@code level} is null while there is no membership. */
@RegisterForReflection // snapshots are parsed as this type
public record Member(@Nullable MembershipLevel level, String userId, List<String> roles) {
    static final Member NONE = new Member(null, "", List.of());
}
