package dev.signet.api.pipeline;

import com.google.protobuf.Message;
import dev.signet.access.AccessError;
import dev.signet.access.Authenticator;
import dev.signet.access.Organizations;
import dev.signet.access.Permissions;
import dev.signet.access.Principal;
import dev.signet.access.ProvenAuthenticator;
import dev.signet.kernel.DomainException;
import dev.signet.signingkey.TokenVerifier;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a call may reach its handler: authentication, then organization, then permission. */
@Singleton
final class RpcGate {
    private static final String BEARER = "Bearer ";
    private static final String DPOP = "DPoP ";

    private final List<Authenticator> authenticators;
    private final ProvenAuthenticator provenAuthenticator;
    private final Organizations organizations;
    private final Permissions permissions;

    RpcGate(
            @All List<Authenticator> authenticators,
            ProvenAuthenticator provenAuthenticator,
            Organizations organizations,
            Permissions permissions) {
        this.authenticators = authenticators;
        this.provenAuthenticator = provenAuthenticator;
        this.organizations = organizations;
        this.permissions = permissions;
    }

    /** The context of a call that may proceed; refuses others with an {@link AccessError}. */
    RpcContext admit(RpcMethod method, Message request, CallMetadata metadata) {
        return switch (method.access()) {
            case AccessRule.Anyone anyone -> RpcContext.anonymous(metadata.anonymous(), permissions);
            case AccessRule.Authenticated authenticated -> identify(method, metadata);
            case AccessRule.Permission permission -> {
                RpcContext context = identify(method, metadata);
                requirePermission(context, permission, request);
                yield context;
            }
        };
    }

    private RpcContext identify(RpcMethod method, CallMetadata metadata) {
        Principal principal = authenticate(metadata).orElseThrow(() -> new AccessError.Unauthenticated().exception());
        if (method.inPerson() && principal.actorId() != null) {
            throw new AccessError.ActingForAnother().exception();
        }
        String orgId = selectOrganization(principal, metadata.orgId());
        return RpcContext.of(principal, orgId, metadata.actor(principal), permissions);
    }

    // RFC 6750 section 2.1, RFC 9449 section 7.1
    private Optional<Principal> authenticate(CallMetadata metadata) {
        String bearer = token(BEARER, metadata.authorization());
        if (bearer != null) {
            return authenticators.stream()
                    .flatMap(authenticator -> authenticator.authenticate(bearer).stream())
                    .findFirst();
        }
        String bound = token(DPOP, metadata.authorization());
        return bound == null ? Optional.empty() : provenAuthenticator.authenticate(bound, metadata.proof());
    }

    /** The token sent under a scheme, which is case-insensitive (RFC 9110 section 11.1); null if there is none. */
    private static @Nullable String token(String scheme, @Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return null;
        }
        String token = authorization.substring(scheme.length()).strip();
        return token.isEmpty() || token.length() > TokenVerifier.MAX_LENGTH ? null : token;
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
