package dev.signet.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** State of a membership. {@code level} is null while there is no membership. */
public record Member(@Nullable MembershipLevel level, String userId, List<String> roles) {
    static final Member NONE = new Member(null, "", List.of());
}
