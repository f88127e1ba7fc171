package dev.signet.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import dev.signet.access.Membership;
import dev.signet.access.Permissions;
import dev.signet.access.Principal;
import dev.signet.access.Roles;
import dev.signet.access.ShownProof;
import dev.signet.access.Target;
import dev.signet.api.dialect.CallHeaders;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.proto.zitadel.auth.v1.AuthProto;
import dev.signet.api.proto.zitadel.management.v1.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.management.v1.GetUserByIDRequest;
import dev.signet.api.proto.zitadel.management.v1.ManagementProto;
import dev.signet.api.proto.zitadel.v1.ErrorDetail;
import dev.signet.api.zitadel.TestingZitadel;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.TestingErrors;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the pipeline, and the form of each refusal. */
final class RpcDispatcherTest {
    private static final Dialect ZITADEL = TestingZitadel.dialect();
    private static final String OWN_ORG = "100";
    private static final String OTHER_ORG = "200";
    private static final String OWNER = "Bearer owner";
    private static final Principal THE_OWNER = new Principal(
            "owner",
            OWN_ORG,
            "t1",
            "a-session",
            Instant.EPOCH,
            List.of(new Membership(new Target.Organization(OWN_ORG), List.of("ORG_OWNER"))),
            null);
    private static final Principal THE_OWNER_S_HELP =
            new Principal("owner", OWN_ORG, "t3", null, null, THE_OWNER.memberships(), "help");
    private static final Message GET_USER =
            GetUserByIDRequest.newBuilder().setId("7").build();

    private final RpcDispatcher dispatcher = new RpcDispatcher(
            new RpcGate(
                    List.of(
                            token -> Optional.empty(),
                            token -> token.equals("owner") ? Optional.of(THE_OWNER) : Optional.empty(),
                            token -> token.equals("help") ? Optional.of(THE_OWNER_S_HELP) : Optional.empty(),
                            token -> token.equals("nobody")
                                    ? Optional.of(new Principal("nobody", OWN_ORG, "t2", null, null, List.of(), null))
                                    : Optional.empty()),
                    (token, proof) -> token.equals("bound") ? Optional.of(THE_OWNER) : Optional.empty(),
                    Set.of(OWN_ORG, OTHER_ORG)::contains,
                    new Permissions(new Roles())),
            new RequestValidator(),
            new IdempotentAnswers(
                    () -> {
                        throw new AssertionError("no call has an idempotency key");
                    },
                    () -> {
                        throw new AssertionError("no call has an idempotency key");
                    }),
            new SimpleMeterRegistry());

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "owner",
                "Bearer",
                "Bearer ",
                "Basic owner",
                "Bearer wrong",
                "Bearer owner owner",
                "DPoP",
                "DPoP owner",
                "Bearer bound"
            })
    void without_a_valid_token_a_call_is_unauthenticated(@Nullable String authorization) {
        RpcFailure failure = refusal(getUser(), GetUserByIDRequest.getDefaultInstance(), authorization, null);
        assertThat(failure.code()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(failure.id()).isEqualTo("auth.token.invalid");
    }

    @Test
    void the_scheme_is_case_insensitive() {
        assertThat(dispatcher.call(getUser(), GET_USER, metadata("bearer owner", null)))
                .isEqualTo(GET_USER);
        assertThat(dispatcher.call(getUser(), GET_USER, metadata("dpop bound", null)))
                .isEqualTo(GET_USER);
    }

    @Test
    void the_handler_gets_the_caller_and_the_callers_address() {
        RpcMethod method = method("GetUserByID", GET_USER, (context, request) -> {
            assertThat(context.principal()).isEqualTo(THE_OWNER);
            assertThat(context.orgId()).isEqualTo(OWN_ORG);
            assertThat(context.actor()).isEqualTo(new Actor("owner", "192.0.2.1", "test", "c-1", Instant.EPOCH));
            assertThat(context.has("user.write")).isTrue();
            assertThat(context.has("iam.write")).isFalse();
            return request;
        });
        assertThat(dispatcher.call(method, GET_USER, metadata(OWNER, " "))).isEqualTo(GET_USER);
    }

    @Test
    void somebody_who_acts_for_a_user_is_the_actor_with_the_users_permissions() {
        RpcMethod method = method("GetUserByID", GET_USER, (context, request) -> {
            assertThat(context.principal().userId()).isEqualTo("owner");
            assertThat(context.actor()).isEqualTo(new Actor("help", "192.0.2.1", "test", "c-1"));
            assertThat(context.has("user.write")).isTrue();
            return request;
        });
        assertThat(dispatcher.call(method, GET_USER, metadata("Bearer help", null)))
                .isEqualTo(GET_USER);
    }

    @Test
    void calls_for_the_user_in_person_are_refused_to_an_actor() {
        MethodDescriptor descriptor =
                AuthProto.getDescriptor().findServiceByName("AuthService").findMethodByName("UpdateMyPassword");
        RpcMethod method =
                new RpcMethod(descriptor, GET_USER, ZITADEL, ZITADEL.access(descriptor), (context, request) -> request);

        RpcFailure failure = refusal(method, GET_USER, "Bearer help", null);
        assertThat(failure.code()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(failure.id()).isEqualTo("access.acting_for_another");
        assertThat(dispatcher.call(method, GET_USER, metadata(OWNER, null))).isEqualTo(GET_USER);
    }

    @Test
    void an_unknown_organization_and_one_without_membership_get_the_same_error() {
        RpcFailure unknown = refusal(getUser(), GET_USER, OWNER, "300");
        assertThat(unknown.code()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(unknown.id()).isEqualTo("auth.organization.not_accessible");
        assertThat(refusal(getUser(), GET_USER, OWNER, OTHER_ORG)).isEqualTo(unknown);
    }

    @Test
    void a_missing_permission_is_named() {
        RpcFailure failure = refusal(getUser(), GET_USER, "Bearer nobody", null);
        assertThat(failure.code()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(failure.id()).isEqualTo("auth.permission.missing");
        assertThat(failure.message()).contains("user.read");
    }

    @Test
    void permission_is_checked_before_validation() {
        assertThat(refusal(getUser(), GetUserByIDRequest.getDefaultInstance(), "Bearer nobody", null)
                        .id())
                .isEqualTo("auth.permission.missing");
    }

    @Test
    void validation_names_every_field_and_the_first_in_its_message() {
        AddHumanUserRequest request = AddHumanUserRequest.newBuilder()
                .setUserName("u")
                .setProfile(AddHumanUserRequest.Profile.newBuilder().setLastName("l"))
                .build();
        RpcFailure failure =
                refusal(method("AddHumanUser", request, (context, message) -> message), request, OWNER, null);
        assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(failure.id()).isEqualTo("request.field.invalid");
        assertThat(failure.message()).startsWith("profile.first_name: ");
        assertThat(failure.violations())
                .extracting(BadRequest.FieldViolation::getField)
                .containsExactly("profile.first_name", "email");
    }

    @Test
    void a_public_rpc_needs_no_token() {
        RpcMethod healthz = method("Healthz", GET_USER, (context, request) -> {
            assertThat(context.actor().id()).isEqualTo("anonymous");
            return request;
        });
        assertThat(dispatcher.call(healthz, GET_USER, metadata(null, null))).isEqualTo(GET_USER);
    }

    @ParameterizedTest
    @EnumSource(DomainError.Kind.class)
    void a_domain_error_keeps_its_kind_code_and_field(DomainError.Kind kind) throws Exception {
        RpcMethod method = method("GetUserByID", GET_USER, (context, request) -> {
            throw TestingErrors.of(kind).about("profile.first_name").exception();
        });
        RpcFailure failure = refusal(method, GET_USER, OWNER, null);
        assertThat(failure.code().name()).isEqualTo(kind.name());
        assertThat(failure.id()).isEqualTo("test.broken");
        assertThat(ZITADEL.failures().status(failure).getDetails(0).unpack(ErrorDetail.class))
                .isEqualTo(ErrorDetail.newBuilder()
                        .setId("test.broken")
                        .setMessage("It is broken.")
                        .build());
        assertThat(ZITADEL.failures()
                        .status(failure)
                        .getDetails(1)
                        .unpack(BadRequest.class)
                        .getFieldViolations(0)
                        .getField())
                .isEqualTo("profile.first_name");
    }

    @Test
    void an_unexpected_failure_reveals_only_an_id_in_the_log() {
        RpcMethod method = method("GetUserByID", GET_USER, (context, request) -> {
            throw new IllegalStateException("secret");
        });
        RpcFailure failure = refusal(method, GET_USER, OWNER, null);
        assertThat(failure.code()).isEqualTo(Code.INTERNAL);
        assertThat(ZITADEL.failures().status(failure).toString())
                .contains("c-1")
                .doesNotContain("secret");
    }

    private RpcFailure refusal(
            RpcMethod method, Message request, @Nullable String authorization, @Nullable String orgId) {
        return catchThrowableOfType(
                        RpcException.class, () -> dispatcher.call(method, request, metadata(authorization, orgId)))
                .failure();
    }

    private static CallMetadata metadata(@Nullable String authorization, @Nullable String orgId) {
        CallHeaders headers = name -> switch (name) {
            case "authorization" -> authorization;
            case "x-zitadel-orgid" -> orgId;
            default -> null;
        };
        return new CallMetadata(headers, "192.0.2.1", "test", "c-1", new ShownProof(List.of(), "POST", "/"));
    }

    private static RpcMethod getUser() {
        return method("GetUserByID", GET_USER, (context, request) -> request);
    }

    private static RpcMethod method(String rpc, Message prototype, RpcHandler<Message, Message> handler) {
        var descriptor = ManagementProto.getDescriptor()
                .findServiceByName("ManagementService")
                .findMethodByName(rpc);
        return new RpcMethod(
                descriptor, prototype.getDefaultInstanceForType(), ZITADEL, ZITADEL.access(descriptor), handler);
    }
}
