package dev.signet.api.parrot;

import build.buf.validate.FieldRules;
import build.buf.validate.StringRules;
import build.buf.validate.ValidateProto;
import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;

/** The contract of the parrot's service, in the form of code generated from a proto file. */
final class ParrotContract {
    static final String SERVICE = "parrot.v1.ParrotService";
    private static final FileDescriptor FILE = file();

    /** May be called by anybody. */
    static final MethodDescriptor<DynamicMessage, DynamicMessage> LISTEN = method("Listen");
    /** May be called with a key: repeats a text, or answers NOT_FOUND for words that no parrot says. */
    static final MethodDescriptor<DynamicMessage, DynamicMessage> REPEAT = method("Repeat");
    /** May be called by users who may write users; its response has a place for failures. */
    static final MethodDescriptor<DynamicMessage, DynamicMessage> TEACH = method("Teach");

    private ParrotContract() {}

    static ServiceDescriptor service() {
        return ServiceDescriptor.newBuilder(SERVICE)
                .setSchemaDescriptor(new Schema(null))
                .addMethod(LISTEN)
                .addMethod(REPEAT)
                .addMethod(TEACH)
                .build();
    }

    static DynamicMessage phrase(String text) {
        Descriptor phrase = FILE.findMessageTypeByName("Phrase");
        return DynamicMessage.newBuilder(phrase)
                .setField(phrase.findFieldByName("text"), text)
                .build();
    }

    static DynamicMessage said(String text, String fault) {
        Descriptor said = FILE.findMessageTypeByName("Said");
        return DynamicMessage.newBuilder(said)
                .setField(said.findFieldByName("said_text"), text)
                .setField(said.findFieldByName("fault"), fault)
                .build();
    }

    static String text(DynamicMessage message, String field) {
        return (String) message.getField(message.getDescriptorForType().findFieldByName(field));
    }

    private static MethodDescriptor<DynamicMessage, DynamicMessage> method(String name) {
        var rpc = FILE.findServiceByName("ParrotService").findMethodByName(name);
        return MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .setRequestMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(rpc.getInputType())))
                .setResponseMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(rpc.getOutputType())))
                .setSchemaDescriptor(new Schema(name))
                .build();
    }

    private static FileDescriptor file() {
        FieldOptions upToTenCharacters = FieldOptions.newBuilder()
                .setExtension(
                        ValidateProto.field,
                        FieldRules.newBuilder()
                                .setString(StringRules.newBuilder().setMaxLen(10))
                                .build())
                .build();
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("parrot/v1/parrot.proto")
                .setPackage("parrot.v1")
                .setSyntax("proto3")
                .addDependency(AnnotationsProto.getDescriptor().getFullName())
                .addDependency(ValidateProto.getDescriptor().getFullName())
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("Phrase")
                        .addField(field("text", 1).setOptions(upToTenCharacters)))
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("Said")
                        .addField(field("said_text", 1))
                        .addField(field("fault", 2)))
                .addService(ServiceDescriptorProto.newBuilder()
                        .setName("ParrotService")
                        .addMethod(rpc("Listen", HttpRule.newBuilder().setGet("/parrots/listen")))
                        .addMethod(rpc(
                                "Repeat",
                                HttpRule.newBuilder().setPost("/parrots/repeat").setBody("*")))
                        .addMethod(rpc(
                                "Teach",
                                HttpRule.newBuilder().setPost("/parrots/teach").setBody("*"))))
                .build();
        try {
            return FileDescriptor.buildFrom(
                    file, new FileDescriptor[] {AnnotationsProto.getDescriptor(), ValidateProto.getDescriptor()});
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FieldDescriptorProto.Builder field(String name, int number) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                .setType(FieldDescriptorProto.Type.TYPE_STRING);
    }

    private static MethodDescriptorProto rpc(String name, HttpRule.Builder rule) {
        return MethodDescriptorProto.newBuilder()
                .setName(name)
                .setInputType("Phrase")
                .setOutputType("Said")
                .setOptions(MethodOptions.newBuilder().setExtension(AnnotationsProto.http, rule.build()))
                .build();
    }

    /** What generated code provides for server reflection and for the catalog. */
    private record Schema(String method) implements ProtoMethodDescriptorSupplier, ProtoServiceDescriptorSupplier {
        @Override
        public com.google.protobuf.Descriptors.MethodDescriptor getMethodDescriptor() {
            return getServiceDescriptor().findMethodByName(method);
        }

        @Override
        public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
            return FILE.findServiceByName("ParrotService");
        }

        @Override
        public FileDescriptor getFileDescriptor() {
            return FILE;
        }
    }
}
