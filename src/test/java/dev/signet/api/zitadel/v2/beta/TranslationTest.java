package dev.signet.api.zitadel.v2.beta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.signet.api.proto.zitadel.app.v2beta.GetApplicationResponse;
import dev.signet.api.proto.zitadel.app.v2beta.RegenerateClientSecretRequest;
import dev.signet.api.proto.zitadel.application.v2.APIAuthMethodType;
import dev.signet.api.proto.zitadel.application.v2.APIConfiguration;
import dev.signet.api.proto.zitadel.application.v2.Application;
import dev.signet.api.proto.zitadel.application.v2.ApplicationState;
import dev.signet.api.proto.zitadel.application.v2.GenerateClientSecretRequest;
import dev.signet.api.proto.zitadel.project.v2beta.CreateProjectRequest;
import dev.signet.api.proto.zitadel.project.v2beta.UpdateProjectRequest;
import dev.signet.kernel.DomainException;
import io.grpc.MethodDescriptor;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TranslationTest {
    /** Fields of v2beta that version 2 has no place for: setting one in a request is refused. */
    private static final Set<String> WITHOUT_COUNTERPART = Set.of(
            "zitadel.app.v2beta.RegenerateClientSecretRequest.is_oidc",
            "zitadel.app.v2beta.RegenerateClientSecretRequest.is_api",
            "zitadel.app.v2beta.DeleteApplicationKeyRequest.organization_id",
            "zitadel.project.v2beta.CreateProjectRequest.admins",
            "zitadel.project.v2beta.ProjectSearchFilter.project_grant_resource_owner_filter");

    @Test
    void every_rpc_has_a_successor_with_the_same_fields() {
        Set<String> missing = new HashSet<>();
        BetaModule.SERVICES.stream()
                .flatMap(service -> service.getMethods().stream())
                .forEach(method -> {
                    String successor = BetaModule.nameOfSuccessor(method.getFullMethodName());
                    assertThat(Successors.ALL).containsKey(successor);
                    MethodDescriptor<?, ?> version2 = Successors.ALL.get(successor);
                    compare(type(method.getRequestMarshaller()), type(version2.getRequestMarshaller()), missing);
                    compare(type(method.getResponseMarshaller()), type(version2.getResponseMarshaller()), missing);
                });
        assertThat(missing).isEqualTo(WITHOUT_COUNTERPART);
    }

    @Test
    void fields_are_found_by_other_names_and_numbers() {
        UpdateProjectRequest beta = UpdateProjectRequest.newBuilder()
                .setId("p1")
                .setProjectRoleCheck(false)
                .build();

        assertThat(Translation.toVersion2(
                        beta, dev.signet.api.proto.zitadel.project.v2.UpdateProjectRequest.getDefaultInstance()))
                .isEqualTo(dev.signet.api.proto.zitadel.project.v2.UpdateProjectRequest.newBuilder()
                        .setProjectId("p1")
                        .setAuthorizationRequired(false)
                        .build());
    }

    @Test
    void a_response_is_translated_with_its_messages_and_enums() {
        var version2 = dev.signet.api.proto.zitadel.application.v2.GetApplicationResponse.newBuilder()
                .setApplication(Application.newBuilder()
                        .setApplicationId("a1")
                        .setProjectId("p1")
                        .setState(ApplicationState.APPLICATION_STATE_INACTIVE)
                        .setApiConfiguration(APIConfiguration.newBuilder()
                                .setClientId("c1")
                                .setAuthMethodType(APIAuthMethodType.API_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT)))
                .build();

        var beta = (GetApplicationResponse) Translation.toBeta(version2, GetApplicationResponse.getDefaultInstance());

        assertThat(beta.getApp().getId()).isEqualTo("a1");
        assertThat(beta.getApp().getStateValue()).isEqualTo(2);
        assertThat(beta.getApp().getApiConfig().getClientId()).isEqualTo("c1");
        assertThat(beta.getApp().getApiConfig().getAuthMethodTypeValue()).isEqualTo(1);
    }

    @Test
    void a_field_without_counterpart_is_refused_unless_it_is_needless() {
        CreateProjectRequest admins = CreateProjectRequest.newBuilder()
                .addAdmins(CreateProjectRequest.Admin.newBuilder().setUserId("u1"))
                .build();
        DomainException refusal = catchThrowableOfType(
                DomainException.class,
                () -> Translation.toVersion2(
                        admins, dev.signet.api.proto.zitadel.project.v2.CreateProjectRequest.getDefaultInstance()));
        assertThat(refusal.error().field()).isEqualTo("admins");

        RegenerateClientSecretRequest secret = RegenerateClientSecretRequest.newBuilder()
                .setApplicationId("a1")
                .setProjectId("p1")
                .setIsOidc(true)
                .build();
        assertThat(Translation.toVersion2(secret, GenerateClientSecretRequest.getDefaultInstance()))
                .isEqualTo(GenerateClientSecretRequest.newBuilder()
                        .setApplicationId("a1")
                        .setProjectId("p1")
                        .build());
    }

    private static void compare(Descriptor beta, Descriptor version2, Set<String> missing) {
        for (FieldDescriptor field : beta.getFields()) {
            Translation.inVersion2(field, version2)
                    .ifPresentOrElse(
                            counterpart -> {
                                assertThat(counterpart.getJavaType())
                                        .as(field.getFullName())
                                        .isEqualTo(field.getJavaType());
                                assertThat(counterpart.isRepeated())
                                        .as(field.getFullName())
                                        .isEqualTo(field.isRepeated());
                                if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                                        && !counterpart.getMessageType().equals(field.getMessageType())) {
                                    compare(field.getMessageType(), counterpart.getMessageType(), missing);
                                }
                            },
                            () -> missing.add(field.getFullName()));
        }
    }

    private static Descriptor type(MethodDescriptor.Marshaller<?> marshaller) {
        Object prototype = ((MethodDescriptor.PrototypeMarshaller<?>) marshaller).getMessagePrototype();
        return ((Message) prototype).getDescriptorForType();
    }
}
