package dev.signet.api.zitadel.policy;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.admin.v1.UpdateDomainPolicyRequest;
import dev.signet.api.proto.zitadel.admin.v1.UpdateDomainPolicyResponse;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyPasswordComplexityPolicyRequest;
import dev.signet.api.proto.zitadel.auth.v1.GetMyPasswordComplexityPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.GetDomainPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.GetDomainPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.policy.v1.DomainPolicy;
import dev.signet.api.proto.zitadel.policy.v1.PasswordComplexityPolicy;
import dev.signet.instance.InstanceQueries;
import dev.signet.instance.InstanceView;
import dev.signet.policy.DomainPolicyCommands;
import dev.signet.user.LoginNamePolicy;
import dev.signet.user.PasswordPolicy;
import jakarta.inject.Singleton;

/** Policies for user names and domains, and for passwords. */
@Singleton
final class PolicyModule implements RpcModule {
    private final InstanceQueries instances;
    private final LoginNamePolicy loginNames;
    private final DomainPolicyCommands domainPolicy;

    PolicyModule(InstanceQueries instances, LoginNamePolicy loginNames, DomainPolicyCommands domainPolicy) {
        this.instances = instances;
        this.loginNames = loginNames;
        this.domainPolicy = domainPolicy;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetDomainPolicyMethod(), this::get)
                .on(AdminServiceGrpc.getGetDomainPolicyMethod(), this::getOfInstance)
                .on(AdminServiceGrpc.getUpdateDomainPolicyMethod(), this::update)
                .on(AuthServiceGrpc.getGetMyPasswordComplexityPolicyMethod(), this::getMyPasswordComplexity);
    }

    private GetDomainPolicyResponse get(RpcContext context, GetDomainPolicyRequest request) {
        return GetDomainPolicyResponse.newBuilder()
                .setPolicy(policy(instances.get(), loginNames.mustBeDomain(context.orgId())))
                .build();
    }

    private dev.signet.api.proto.zitadel.admin.v1.GetDomainPolicyResponse getOfInstance(
            RpcContext context, dev.signet.api.proto.zitadel.admin.v1.GetDomainPolicyRequest request) {
        InstanceView instance = instances.get();
        return dev.signet.api.proto.zitadel.admin.v1.GetDomainPolicyResponse.newBuilder()
                .setPolicy(policy(instance, instance.userLoginMustBeDomain()))
                .build();
    }

    private UpdateDomainPolicyResponse update(RpcContext context, UpdateDomainPolicyRequest request) {
        if (request.getSmtpSenderAddressMatchesInstanceDomain()) {
            throw RequestError.unsupported("smtp_sender_address_matches_instance_domain")
                    .exception();
        }
        return UpdateDomainPolicyResponse.newBuilder()
                .setDetails(details(domainPolicy.change(
                        request.getUserLoginMustBeDomain(), request.getValidateOrgDomains(), context.actor())))
                .build();
    }

    private GetMyPasswordComplexityPolicyResponse getMyPasswordComplexity(
            RpcContext context, GetMyPasswordComplexityPolicyRequest request) {
        return GetMyPasswordComplexityPolicyResponse.newBuilder()
                .setPolicy(PasswordComplexityPolicy.newBuilder()
                        .setDetails(details(instances.get()))
                        .setMinLength(PasswordPolicy.MIN_LENGTH)
                        .setIsDefault(true))
                .build();
    }

    /**
     * The policy is always marked as the default one, because the rules of the instance apply to every organization.
     */
    private static DomainPolicy policy(InstanceView instance, boolean userLoginMustBeDomain) {
        return DomainPolicy.newBuilder()
                .setDetails(details(instance))
                .setUserLoginMustBeDomain(userLoginMustBeDomain)
                .setValidateOrgDomains(instance.validateOrgDomains())
                .setIsDefault(true)
                .build();
    }
}
