package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.Code;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.dialect.UnknownFields;
import dev.signet.api.proto.zitadel.admin.v1.ListEventsRequest;
import dev.signet.api.proto.zitadel.management.v1.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.management.v1.ListUsersRequest;
import dev.signet.api.proto.zitadel.management.v1.SetUserMetadataRequest;
import dev.signet.api.proto.zitadel.user.v1.Gender;
import dev.signet.api.proto.zitadel.user.v1.SearchQuery;
import dev.signet.api.proto.zitadel.user.v1.UserNameQuery;
import dev.signet.api.proto.zitadel.v1.TextQueryMethod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBodyTest {

    @Test
    void names_are_accepted_in_camel_and_snake_case() {
        assertThat(human("{\"userName\":\"a\",\"profile\":{\"first_name\":\"b\",\"lastName\":\"c\",\"gender\":2}}"))
                .isEqualTo(AddHumanUserRequest.newBuilder()
                        .setUserName("a")
                        .setProfile(AddHumanUserRequest.Profile.newBuilder()
                                .setFirstName("b")
                                .setLastName("c")
                                .setGender(Gender.GENDER_MALE))
                        .build());
    }

    @Test
    void an_empty_body_and_nulls_set_nothing() {
        assertThat(human("")).isEqualTo(AddHumanUserRequest.getDefaultInstance());
        assertThat(human("{\"userName\":null,\"profile\":null}")).isEqualTo(AddHumanUserRequest.getDefaultInstance());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7\"", "7.0", "70e-1", "0.7e1"})
    void numbers_of_64_bits_are_accepted_with_and_without_quotes(String offset) {
        assertThat(users("{\"query\":{\"offset\":" + offset + "}}").getQuery().getOffset())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1.5",
                "18446744073709551616",
                "1e999999999",
                "1e-999999999",
                "\"\"",
                "\" 7\"",
                "true",
                "[7]",
                "{}"
            })
    void invalid_64_bit_numbers_are_refused_with_their_field(String offset) {
        assertThat(fieldRefused(ListUsersRequest.newBuilder(), "{\"query\":{\"offset\":" + offset + "}}"))
                .isEqualTo("query.offset");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'{\"shoe\":1}', shoe",
                "'{\"profile\":{\"shoe\":1}}', profile.shoe",
                "'{\"userName\":5}', user_name",
                "'{\"userName\":true}', user_name",
                "'{\"userName\":[\"a\"]}', user_name",
                "'{\"userName\":{}}', user_name",
                "'{\"profile\":\"x\"}', profile",
                "'{\"profile\":[]}', profile",
                "'{\"profile\":{\"gender\":\"X\"}}', profile.gender",
                "'{\"profile\":{\"gender\":\"1\"}}', profile.gender",
                "'{\"profile\":{\"gender\":1.5}}', profile.gender",
                "'{\"email\":{\"isEmailVerified\":\"true\"}}', email.is_email_verified",
                "'{\"email\":{\"isEmailVerified\":1}}', email.is_email_verified",
                "'{\"userName\":\"a\",\"user_name\":\"b\"}', user_name",
            })
    void a_field_that_cannot_be_read_is_named(String json, String field) {
        assertThat(fieldRefused(AddHumanUserRequest.newBuilder(), json)).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'{\"queries\":{}}', queries",
                "'{\"queries\":[{},null]}', queries[1]",
                "'{\"queries\":[{},{\"userNameQuery\":{\"method\":\"X\"}}]}', queries[1].user_name_query.method",
                "'{\"queries\":[{\"userNameQuery\":{},\"emailQuery\":{}}]}', queries[0].email_query",
            })
    void the_reported_path_contains_the_index_in_a_list(String json, String field) {
        assertThat(fieldRefused(ListUsersRequest.newBuilder(), json)).isEqualTo(field);
    }

    @Test
    void times_are_accepted_as_in_rfc_3339() {
        ListEventsRequest.Builder request = ListEventsRequest.newBuilder();
        JsonBody.merge(bytes("{\"from\":\"2026-01-31T08:00:00.5+01:00\"}"), request, UnknownFields.REFUSED);
        assertThat(request.getFrom().getSeconds()).isEqualTo(1769842800);
        assertThat(fieldRefused(ListEventsRequest.newBuilder(), "{\"from\":\"yesterday\"}"))
                .isEqualTo("from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/+8=", "/+8", "_-8=", "_-8"})
    void bytes_are_accepted_in_both_base64_alphabets(String base64) {
        SetUserMetadataRequest.Builder request = SetUserMetadataRequest.newBuilder();
        JsonBody.merge(bytes("{\"value\":\"" + base64 + "\"}"), request, UnknownFields.REFUSED);
        assertThat(request.getValue().toByteArray()).containsExactly(0xff, 0xef);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'{', 1",
                "'{\"userName\":\"a\",}', 1",
                "'{\n\"userName\" \"a\"}', 2",
                "'{\"userName\":\"a\",\"userName\":\"b\"}', 1",
                "'{} {}', 1",
                "'{}\n\nx', 3",
                "'{''userName'':\"a\"}', 1",
                "'{userName:\"a\"}', 1",
                "'{\"userName\":\"a\"/*c*/}', 1",
                "'{\"userName\":NaN}', 1",
                "'nope', 1",
            })
    void malformed_json_is_refused_with_its_position(String json, int line) {
        RpcFailure failure = refused(AddHumanUserRequest.newBuilder(), json);
        assertThat(failure.id()).isEqualTo("request.json.malformed");
        assertThat(failure.message()).contains("at line " + line + ", column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "a\\ud83db", "\\ude00\\ud83d", "\\ud83d\\ud83d\\ude00"})
    void an_unpaired_surrogate_is_refused(String text) {
        assertThat(fieldRefused(AddHumanUserRequest.newBuilder(), "{\"userName\":\"" + text + "\"}"))
                .isEqualTo("user_name");
    }

    @Test
    void a_surrogate_pair_is_accepted() {
        assertThat(human("{\"userName\":\"\\ud83d\\ude00\"}").getUserName()).isEqualTo("\ud83d\ude00");
    }

    @Test
    void only_utf_8_is_read() {
        String json = "{\"userName\":\"é\"}";
        assertThat(human("\uFEFF" + json).getUserName()).isEqualTo("é");
        for (byte[] other : List.of(
                json.getBytes(StandardCharsets.ISO_8859_1),
                json.getBytes(StandardCharsets.UTF_16),
                json.getBytes(StandardCharsets.UTF_16LE),
                "{\"userName\":\"\u00c0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1),
                "{\"userName\":\"\u00ed\u00a0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1))) {
            assertThat(refused(AddHumanUserRequest.newBuilder(), other).id()).isEqualTo("request.json.malformed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "quoted", "name", "depth"})
    void input_beyond_a_limit_of_the_parser_is_refused_and_no_internal_error(String kind) {
        String json = switch (kind) {
            case "number" -> "{\"query\":{\"offset\":" + "1".repeat(1_001) + "}}";
            case "quoted" -> "{\"query\":{\"offset\":\"" + "1".repeat(1_001) + "\"}}";
            case "name" -> "{\"" + "k".repeat(50_001) + "\":1}";
            default -> "{\"queries\":[" + "{\"orQuery\":{\"queries\":[".repeat(260) + "]}}".repeat(260) + "]}";
        };

        RpcFailure failure = refused(ListUsersRequest.newBuilder(), json);

        assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(failure.message()).hasSizeLessThan(400).doesNotContain("StreamReadConstraints");
    }

    @Test
    void deep_nesting_is_refused() {
        RpcFailure failure = refused(ListUsersRequest.newBuilder(), "{\"queries\":".repeat(1) + "[".repeat(5000));
        assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void queries_can_be_nested() {
        String query = "{\"userNameQuery\":{\"userName\":\"a\"}}";
        for (int i = 0; i < 15; i++) {
            query = "{\"orQuery\":{\"queries\":[" + query + "]}}";
        }
        assertThat(users("{\"queries\":[" + query + "]}").getQueriesCount()).isOne();
    }

    @Property(tries = 200)
    void json_printed_by_the_library_is_read_back(@ForAll("requests") Message message)
            throws InvalidProtocolBufferException {
        Message.Builder camel = message.newBuilderForType();
        JsonBody.merge(bytes(JsonFormat.printer().print(message)), camel, UnknownFields.REFUSED);
        assertThat(camel.build()).isEqualTo(message);

        Message.Builder snake = message.newBuilderForType();
        JsonBody.merge(
                bytes(JsonFormat.printer()
                        .alwaysPrintFieldsWithNoPresence()
                        .preservingProtoFieldNames()
                        .print(message)),
                snake,
                UnknownFields.REFUSED);
        assertThat(snake.build()).isEqualTo(message);
    }

    @Provide
    Arbitrary<Message> requests() {
        return Combinators.combine(
                        Arbitraries.strings().ofMaxLength(20),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.of(TextQueryMethod.values())
                                .filter(method -> method != TextQueryMethod.UNRECOGNIZED),
                        Arbitraries.of(true, false))
                .as((text, offset, limit, method, ascending) -> {
                    ListUsersRequest.Builder request = ListUsersRequest.newBuilder();
                    request.getQueryBuilder().setOffset(offset).setLimit(limit).setAsc(ascending);
                    request.addQueries(SearchQuery.newBuilder()
                            .setUserNameQuery(
                                    UserNameQuery.newBuilder().setUserName(text).setMethod(method)));
                    return request.build();
                });
    }

    private static AddHumanUserRequest human(String json) {
        AddHumanUserRequest.Builder request = AddHumanUserRequest.newBuilder();
        JsonBody.merge(bytes(json), request, UnknownFields.REFUSED);
        return request.build();
    }

    private static ListUsersRequest users(String json) {
        ListUsersRequest.Builder request = ListUsersRequest.newBuilder();
        JsonBody.merge(bytes(json), request, UnknownFields.REFUSED);
        return request.build();
    }

    private static String fieldRefused(Message.Builder message, String json) {
        RpcFailure failure = refused(message, json);
        assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(failure.id()).isEqualTo("request.field.invalid");
        return List.copyOf(failure.violations()).getFirst().getField();
    }

    private static RpcFailure refused(Message.Builder message, String json) {
        return refused(message, bytes(json));
    }

    private static RpcFailure refused(Message.Builder message, byte[] json) {
        return Assertions.catchThrowableOfType(
                        RpcException.class, () -> JsonBody.merge(json, message, UnknownFields.REFUSED))
                .failure();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
