package dev.signet.api.zitadel.factor;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AddMyAuthFactorOTPRequest;
import dev.signet.api.proto.zitadel.auth.v1.AddMyAuthFactorOTPResponse;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.ListMyAuthFactorsRequest;
import dev.signet.api.proto.zitadel.auth.v1.ListMyAuthFactorsResponse;
import dev.signet.api.proto.zitadel.auth.v1.RemoveMyAuthFactorOTPRequest;
import dev.signet.api.proto.zitadel.auth.v1.RemoveMyAuthFactorOTPResponse;
import dev.signet.api.proto.zitadel.auth.v1.VerifyMyAuthFactorOTPRequest;
import dev.signet.api.proto.zitadel.auth.v1.VerifyMyAuthFactorOTPResponse;
import dev.signet.factor.totp.TotpCommands;
import dev.signet.session.FactorEnrolment;
import jakarta.inject.Singleton;

/** The caller's own second factors; machine users are refused. */
@Singleton
final class MyFactorModule implements RpcModule {
    private final TotpCommands totp;
    private final FactorEnrolment enrolment;
    private final FactorMapper mapper;

    MyFactorModule(TotpCommands totp, FactorEnrolment enrolment, FactorMapper mapper) {
        this.totp = totp;
        this.enrolment = enrolment;
        this.mapper = mapper;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AuthServiceGrpc.getListMyAuthFactorsMethod(), this::list)
                .on(AuthServiceGrpc.getAddMyAuthFactorOTPMethod(), this::addOtp)
                .on(AuthServiceGrpc.getVerifyMyAuthFactorOTPMethod(), this::verifyOtp)
                .on(AuthServiceGrpc.getRemoveMyAuthFactorOTPMethod(), this::removeOtp);
    }

    private ListMyAuthFactorsResponse list(RpcContext context, ListMyAuthFactorsRequest request) {
        return ListMyAuthFactorsResponse.newBuilder()
                .addAllResult(mapper.factors(context.self()))
                .build();
    }

    private AddMyAuthFactorOTPResponse addOtp(RpcContext context, AddMyAuthFactorOTPRequest request) {
        TotpCommands.Begun begun = totp.add(context.self(), context.actor());
        return AddMyAuthFactorOTPResponse.newBuilder()
                .setUrl(begun.secret().uri())
                .setSecret(begun.secret().text())
                .setDetails(details(begun.change()))
                .build();
    }

    private VerifyMyAuthFactorOTPResponse verifyOtp(RpcContext context, VerifyMyAuthFactorOTPRequest request) {
        return VerifyMyAuthFactorOTPResponse.newBuilder()
                .setDetails(details(enrolment.verifyTotp(
                        context.self(), request.getCode(), context.principal().sessionId(), context.actor())))
                .build();
    }

    private RemoveMyAuthFactorOTPResponse removeOtp(RpcContext context, RemoveMyAuthFactorOTPRequest request) {
        return RemoveMyAuthFactorOTPResponse.newBuilder()
                .setDetails(details(totp.remove(context.self(), context.actor())))
                .build();
    }
}
