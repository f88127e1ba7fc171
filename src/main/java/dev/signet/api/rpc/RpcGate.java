package dev.signet.api.rpc;

import com.google.protobuf.Message;
import dev.signet.access.AccessError;
import dev.signet.access.Authenticator;
import dev.signet.access.Organizations;
import dev.signet.access.Permissions;
import dev.signet.access.Principal;
import dev.signet.kernel.DomainException;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a call may reach its handler: authentication, then organization, then permission. */
@Singleton
final class RpcGate {
    private static final String ANONYMOUS = "anonymous";
    private static final String BEARER = "Bearer ";
    private static final int MAX_TOKEN = 8192;

    private final List<Authenticator> authenticators;
    private final Organizations organizations;
    private final Permissions permissions;

    RpcGate(@All List<Authenticator> authenticators, Organizations organizations, Permissions permissions) {
        this.authenticators = authenticators;
        this.organizations = organizations;
        this.permissions = permissions;
    }

    /** The context of a call that may proceed; refuses others with an {@link AccessError}. */
    RpcContext admit(RpcMethod method, Message request, CallMetadata metadata) {
        return switch (method.access()) {
            case AccessRule.Anyone anyone -> RpcContext.anonymous(metadata.actor(ANONYMOUS), permissions);
            case AccessRule.Authenticated authenticated -> identify(metadata);
            case AccessRule.Permission permission -> {
                RpcContext context = identify(metadata);
                requirePermission(context, permission, request);
                yield context;
            }
        };
    }

    private RpcContext identify(CallMetadata metadata) {
        Principal principal =
                authenticate(metadata.authorization()).orElseThrow(() -> new AccessError.Unauthenticated().exception());
        String orgId = selectOrganization(principal, metadata.orgId());
        return RpcContext.of(principal, orgId, metadata.actor(principal.userId()), permissions);
    }

    // RFC 6750 section 2.1; the scheme is case-insensitive by RFC 9110 section 11.1
    private Optional<Principal> authenticate(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        String token = authorization.substring(BEARER.length()).strip();
        if (token.isEmpty() || token.length() > MAX_TOKEN) {
            return Optional.empty();
        }
        return authenticators.stream()
                .flatMap(authenticator -> authenticator.authenticate(token).stream())
                .findFirst();
    }

    private String selectOrganization(Principal principal, @Nullable String selected) {
        if (selected == null || selected.isBlank() || selected.equals(principal.orgId())) {
            return principal.orgId();
        }
        if (!organizations.exists(selected)) {
            throw new AccessError.OrganizationNotAccessible().exception();
        }
        return selected;
    }

    private void requirePermission(RpcContext context, AccessRule.Permission rule, Message request) {
        try {
            context.require(rule.name(), rule.objectId(request));
        } catch (DomainException refusal) {
            // Who holds nothing in a foreign organization must not learn whether it exists.
            if (!context.orgId().equals(context.principal().orgId())
                    && permissions.held(context.principal(), context.orgId()).isEmpty()) {
                throw new AccessError.OrganizationNotAccessible().exception();
            }
            throw refusal;
        }
    }
}
