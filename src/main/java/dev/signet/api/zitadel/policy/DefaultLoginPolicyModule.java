package dev.signet.api.zitadel.policy;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.admin.v1.AddMultiFactorToLoginPolicyRequest;
import dev.signet.api.proto.zitadel.admin.v1.AddMultiFactorToLoginPolicyResponse;
import dev.signet.api.proto.zitadel.admin.v1.AddSecondFactorToLoginPolicyRequest;
import dev.signet.api.proto.zitadel.admin.v1.AddSecondFactorToLoginPolicyResponse;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.admin.v1.GetLoginPolicyRequest;
import dev.signet.api.proto.zitadel.admin.v1.GetLoginPolicyResponse;
import dev.signet.api.proto.zitadel.admin.v1.ListLoginPolicyMultiFactorsRequest;
import dev.signet.api.proto.zitadel.admin.v1.ListLoginPolicyMultiFactorsResponse;
import dev.signet.api.proto.zitadel.admin.v1.ListLoginPolicySecondFactorsRequest;
import dev.signet.api.proto.zitadel.admin.v1.ListLoginPolicySecondFactorsResponse;
import dev.signet.api.proto.zitadel.admin.v1.RemoveMultiFactorFromLoginPolicyRequest;
import dev.signet.api.proto.zitadel.admin.v1.RemoveMultiFactorFromLoginPolicyResponse;
import dev.signet.api.proto.zitadel.admin.v1.RemoveSecondFactorFromLoginPolicyRequest;
import dev.signet.api.proto.zitadel.admin.v1.RemoveSecondFactorFromLoginPolicyResponse;
import dev.signet.api.proto.zitadel.admin.v1.UpdateLoginPolicyRequest;
import dev.signet.api.proto.zitadel.admin.v1.UpdateLoginPolicyResponse;
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

/** What people have to prove at a sign-in by default. */
@Singleton
final class DefaultLoginPolicyModule implements RpcModule {
    private final ShownLoginPolicies shown;
    private final LoginPolicyCommands commands;
    private final ListDetailsMapper lists;

    DefaultLoginPolicyModule(ShownLoginPolicies shown, LoginPolicyCommands commands, ListDetailsMapper lists) {
        this.shown = shown;
        this.commands = commands;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getGetLoginPolicyMethod(), this::get)
                .on(AdminServiceGrpc.getUpdateLoginPolicyMethod(), this::update)
                .on(AdminServiceGrpc.getListLoginPolicySecondFactorsMethod(), this::listSecondFactors)
                .on(AdminServiceGrpc.getAddSecondFactorToLoginPolicyMethod(), this::addSecondFactor)
                .on(AdminServiceGrpc.getRemoveSecondFactorFromLoginPolicyMethod(), this::removeSecondFactor)
                .on(AdminServiceGrpc.getListLoginPolicyMultiFactorsMethod(), this::listMultiFactors)
                .on(AdminServiceGrpc.getAddMultiFactorToLoginPolicyMethod(), this::addMultiFactor)
                .on(AdminServiceGrpc.getRemoveMultiFactorFromLoginPolicyMethod(), this::removeMultiFactor);
    }

    private GetLoginPolicyResponse get(RpcContext context, GetLoginPolicyRequest request) {
        return GetLoginPolicyResponse.newBuilder().setPolicy(shown.byDefault()).build();
    }

    private UpdateLoginPolicyResponse update(RpcContext context, UpdateLoginPolicyRequest request) {
        return UpdateLoginPolicyResponse.newBuilder()
                .setDetails(details(change(context, new LoginPolicyCommand.Change(settings(request)))))
                .build();
    }

    private ListLoginPolicySecondFactorsResponse listSecondFactors(
            RpcContext context, ListLoginPolicySecondFactorsRequest request) {
        List<SecondFactorType> factors = policy().getSecondFactorsList();
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
        List<MultiFactorType> factors = policy().getMultiFactorsList();
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

    /** The lists of factors, which this request does not contain, stay as they are. */
    private static LoginSettings settings(UpdateLoginPolicyRequest request) {
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

    private LoginPolicy policy() {
        return shown.byDefault();
    }

    private Loaded<?> change(RpcContext context, LoginPolicyCommand command) {
        return commands.ofInstance(command, context.actor());
    }
}
