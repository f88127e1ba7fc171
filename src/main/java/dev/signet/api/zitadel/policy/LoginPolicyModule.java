package dev.signet.api.zitadel.policy;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyLoginPolicyRequest;
import dev.signet.api.proto.zitadel.auth.v1.GetMyLoginPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.AddCustomLoginPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.AddCustomLoginPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.AddMultiFactorToLoginPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.AddMultiFactorToLoginPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.AddSecondFactorToLoginPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.AddSecondFactorToLoginPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.GetDefaultLoginPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.GetDefaultLoginPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.GetLoginPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.GetLoginPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.ListLoginPolicyMultiFactorsRequest;
import dev.signet.api.proto.zitadel.management.v1.ListLoginPolicyMultiFactorsResponse;
import dev.signet.api.proto.zitadel.management.v1.ListLoginPolicySecondFactorsRequest;
import dev.signet.api.proto.zitadel.management.v1.ListLoginPolicySecondFactorsResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveMultiFactorFromLoginPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveMultiFactorFromLoginPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.RemoveSecondFactorFromLoginPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveSecondFactorFromLoginPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.ResetLoginPolicyToDefaultRequest;
import dev.signet.api.proto.zitadel.management.v1.ResetLoginPolicyToDefaultResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateCustomLoginPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateCustomLoginPolicyResponse;
import dev.signet.api.proto.zitadel.policy.v1.LoginPolicy;
import dev.signet.api.proto.zitadel.policy.v1.MultiFactorType;
import dev.signet.api.proto.zitadel.policy.v1.SecondFactorType;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.eventstore.Loaded;
import dev.signet.factor.SecondFactor;
import dev.signet.policy.login.LoginPolicyCommand;
import dev.signet.policy.login.LoginPolicyCommands;
import dev.signet.policy.login.LoginSettings;
import dev.signet.policy.login.MultiFactor;
import jakarta.inject.Singleton;
import java.util.List;

/** What people of an organization have to prove at a sign-in. */
@Singleton
final class LoginPolicyModule implements RpcModule {
    private final ShownLoginPolicies shown;
    private final LoginPolicyCommands commands;
    private final ListDetailsMapper lists;

    LoginPolicyModule(ShownLoginPolicies shown, LoginPolicyCommands commands, ListDetailsMapper lists) {
        this.shown = shown;
        this.commands = commands;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetLoginPolicyMethod(), this::get)
                .on(ManagementServiceGrpc.getGetDefaultLoginPolicyMethod(), this::getDefault)
                .on(ManagementServiceGrpc.getAddCustomLoginPolicyMethod(), this::add)
                .on(ManagementServiceGrpc.getUpdateCustomLoginPolicyMethod(), this::update)
                .on(ManagementServiceGrpc.getResetLoginPolicyToDefaultMethod(), this::reset)
                .on(ManagementServiceGrpc.getListLoginPolicySecondFactorsMethod(), this::listSecondFactors)
                .on(ManagementServiceGrpc.getAddSecondFactorToLoginPolicyMethod(), this::addSecondFactor)
                .on(ManagementServiceGrpc.getRemoveSecondFactorFromLoginPolicyMethod(), this::removeSecondFactor)
                .on(ManagementServiceGrpc.getListLoginPolicyMultiFactorsMethod(), this::listMultiFactors)
                .on(ManagementServiceGrpc.getAddMultiFactorToLoginPolicyMethod(), this::addMultiFactor)
                .on(ManagementServiceGrpc.getRemoveMultiFactorFromLoginPolicyMethod(), this::removeMultiFactor)
                .on(AuthServiceGrpc.getGetMyLoginPolicyMethod(), this::getMine);
    }

    private GetLoginPolicyResponse get(RpcContext context, GetLoginPolicyRequest request) {
        LoginPolicy policy = shown.ofOrg(context.orgId());
        return GetLoginPolicyResponse.newBuilder()
                .setPolicy(policy)
                .setIsDefault(policy.getIsDefault())
                .build();
    }

    private GetDefaultLoginPolicyResponse getDefault(RpcContext context, GetDefaultLoginPolicyRequest request) {
        return GetDefaultLoginPolicyResponse.newBuilder()
                .setPolicy(shown.byDefault())
                .setIsDefault(true)
                .build();
    }

    private AddCustomLoginPolicyResponse add(RpcContext context, AddCustomLoginPolicyRequest request) {
        return AddCustomLoginPolicyResponse.newBuilder()
                .setDetails(details(change(context, new LoginPolicyCommand.Add(settings(request)))))
                .build();
    }

    private UpdateCustomLoginPolicyResponse update(RpcContext context, UpdateCustomLoginPolicyRequest request) {
        return UpdateCustomLoginPolicyResponse.newBuilder()
                .setDetails(details(change(context, new LoginPolicyCommand.Change(settings(request)))))
                .build();
    }

    private ResetLoginPolicyToDefaultResponse reset(RpcContext context, ResetLoginPolicyToDefaultRequest request) {
        return ResetLoginPolicyToDefaultResponse.newBuilder()
                .setDetails(details(change(context, new LoginPolicyCommand.Reset())))
                .build();
    }

    private ListLoginPolicySecondFactorsResponse listSecondFactors(
            RpcContext context, ListLoginPolicySecondFactorsRequest request) {
        List<SecondFactorType> factors = policy(context).getSecondFactorsList();
        return ListLoginPolicySecondFactorsResponse.newBuilder()
                .setDetails(lists.details(factors.size()))
                .addAllResult(factors)
                .build();
    }

    private AddSecondFactorToLoginPolicyResponse addSecondFactor(
            RpcContext context, AddSecondFactorToLoginPolicyRequest request) {
        SecondFactor factor = LoginPolicyMapper.secondFactor(request.getType(), "type");
        return AddSecondFactorToLoginPolicyResponse.newBuilder()
                .setDetails(details(change(context, new LoginPolicyCommand.AddFactor(factor))))
                .build();
    }

    private RemoveSecondFactorFromLoginPolicyResponse removeSecondFactor(
            RpcContext context, RemoveSecondFactorFromLoginPolicyRequest request) {
        SecondFactor factor = LoginPolicyMapper.secondFactor(request.getType(), "type");
        return RemoveSecondFactorFromLoginPolicyResponse.newBuilder()
                .setDetails(details(change(context, new LoginPolicyCommand.RemoveFactor(factor))))
                .build();
    }

    private ListLoginPolicyMultiFactorsResponse listMultiFactors(
            RpcContext context, ListLoginPolicyMultiFactorsRequest request) {
        List<MultiFactorType> factors = policy(context).getMultiFactorsList();
        return ListLoginPolicyMultiFactorsResponse.newBuilder()
                .setDetails(lists.details(factors.size()))
                .addAllResult(factors)
                .build();
    }

    private AddMultiFactorToLoginPolicyResponse addMultiFactor(
            RpcContext context, AddMultiFactorToLoginPolicyRequest request) {
        MultiFactor factor = LoginPolicyMapper.multiFactor(request.getType(), "type");
        return AddMultiFactorToLoginPolicyResponse.newBuilder()
                .setDetails(details(change(context, new LoginPolicyCommand.AddMultiFactor(factor))))
                .build();
    }

    private RemoveMultiFactorFromLoginPolicyResponse removeMultiFactor(
            RpcContext context, RemoveMultiFactorFromLoginPolicyRequest request) {
        MultiFactor factor = LoginPolicyMapper.multiFactor(request.getType(), "type");
        return RemoveMultiFactorFromLoginPolicyResponse.newBuilder()
                .setDetails(details(change(context, new LoginPolicyCommand.RemoveMultiFactor(factor))))
                .build();
    }

    private static LoginSettings settings(AddCustomLoginPolicyRequest request) {
        LoginPolicyMapper.refuseUnsupported(request);
        return new LoginSettings(
                request.getAllowUsernamePassword(),
                request.getAllowRegister(),
                request.getAllowExternalIdp(),
                request.getForceMfa(),
                request.getForceMfaLocalOnly(),
                LoginPolicyMapper.passwordless(request.getPasswordlessType()),
                request.getSecondFactorsCount() == 0
                        ? LoginSettings.OF_SERVER.secondFactors()
                        : request.getSecondFactorsList().stream()
                                .map(type -> LoginPolicyMapper.secondFactor(type, "second_factors"))
                                .toList(),
                request.getMultiFactorsCount() == 0
                        ? LoginSettings.OF_SERVER.multiFactors()
                        : request.getMultiFactorsList().stream()
                                .map(type -> LoginPolicyMapper.multiFactor(type, "multi_factors"))
                                .toList());
    }

    /** The lists of factors, which this request does not contain, stay as they are. */
    private static LoginSettings settings(UpdateCustomLoginPolicyRequest request) {
        LoginPolicyMapper.refuseUnsupported(request);
        return new LoginSettings(
                request.getAllowUsernamePassword(),
                request.getAllowRegister(),
                request.getAllowExternalIdp(),
                request.getForceMfa(),
                request.getForceMfaLocalOnly(),
                LoginPolicyMapper.passwordless(request.getPasswordlessType()),
                List.of(),
                List.of());
    }

    private LoginPolicy policy(RpcContext context) {
        return shown.ofOrg(context.orgId());
    }

    private Loaded<?> change(RpcContext context, LoginPolicyCommand command) {
        return commands.ofOrg(context.orgId(), command, context.actor());
    }

    private GetMyLoginPolicyResponse getMine(RpcContext context, GetMyLoginPolicyRequest request) {
        return GetMyLoginPolicyResponse.newBuilder()
                .setPolicy(shown.ofOrg(context.principal().orgId()))
                .build();
    }
}
