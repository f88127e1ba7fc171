package dev.signet.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import org.junit.jupiter.api.Test;

final class AccessRuleTest {

    @Test
    void anybody_may_call_a_public_rpc() throws DescriptorValidationException {
        assertThat(AccessRule.of(method("Healthz"), "public", "", false, false)).isEqualTo(new AccessRule.Anyone());
    }

    @Test
    void a_rule_may_require_only_a_valid_token() throws DescriptorValidationException {
        assertThat(AccessRule.of(method("Get"), "authenticated", "", true, false))
                .isEqualTo(new AccessRule.Authenticated(true));
    }

    @Test
    void a_rule_needs_a_permission() {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessRule.of(method("Get"), "", "", false, false));
    }

    @Test
    void the_object_id_comes_from_the_named_field() throws DescriptorValidationException {
        MethodDescriptor method = method("Get");
        DynamicMessage request = DynamicMessage.newBuilder(method.getInputType())
                .setField(method.getInputType().findFieldByName("project_id"), "7")
                .build();
        assertThat(AccessRule.of(method, "project.read", "ProjectId", false, false))
                .isInstanceOfSatisfying(
                        AccessRule.Permission.class,
                        rule -> assertThat(rule.objectIds(request)).containsExactly("7"));
    }

    @Test
    void an_unknown_field_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessRule.of(method("Get"), "project.read", "ShoeId", false, false))
                .withMessageContaining("ShoeId");
    }

    private static MethodDescriptor method(String name) throws DescriptorValidationException {
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("test.proto")
                .setSyntax("proto3")
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("Request")
                        .addField(FieldDescriptorProto.newBuilder()
                                .setName("project_id")
                                .setNumber(1)
                                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                                .setType(FieldDescriptorProto.Type.TYPE_STRING)))
                .addService(ServiceDescriptorProto.newBuilder()
                        .setName("Service")
                        .addMethod(MethodDescriptorProto.newBuilder()
                                .setName(name)
                                .setInputType("Request")
                                .setOutputType("Request")))
                .build();
        return FileDescriptor.buildFrom(file, new FileDescriptor[0])
                .findServiceByName("Service")
                .findMethodByName(name);
    }
}
