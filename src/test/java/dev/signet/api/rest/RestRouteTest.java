package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.UnknownFields;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.proto.zitadel.management.v1.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.management.v1.GetUserByIDRequest;
import dev.signet.api.proto.zitadel.management.v1.IsUserUniqueRequest;
import dev.signet.api.proto.zitadel.management.v1.ListUsersRequest;
import dev.signet.api.proto.zitadel.management.v1.ManagementProto;
import dev.signet.api.proto.zitadel.management.v1.SetUserMetadataRequest;
import dev.signet.api.proto.zitadel.user.v1.UserFieldName;
import dev.signet.api.signet.SignetDialect;
import dev.signet.api.zitadel.TestingZitadel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RestRouteTest {
    private static final RestRoute GET_USER = route(
            "GetUserByID",
            GetUserByIDRequest.getDefaultInstance(),
            rule("/users/{id}").build());
    private static final RestRoute IS_UNIQUE = route(
            "IsUserUnique",
            IsUserUniqueRequest.getDefaultInstance(),
            rule("/users/_is_unique").build());
    private static final RestRoute METADATA = route(
            "SetUserMetadata",
            SetUserMetadataRequest.getDefaultInstance(),
            rule("/users/{id}/metadata/{key}").setBody("*").build());
    private static final RestRoute BY_QUERY = route(
            "ListUsers", ListUsersRequest.getDefaultInstance(), rule("/users").build());
    private static final RestRoute PROFILE_AS_BODY = route(
            "AddHumanUser",
            AddHumanUserRequest.getDefaultInstance(),
            rule("/users/{email.email}").setBody("profile").build());

    @Test
    void the_path_sets_fields() {
        assertThat(read(GET_USER, List.of("users", "7"), null, ""))
                .isEqualTo(GetUserByIDRequest.newBuilder().setId("7").build());
    }

    @Test
    void the_query_sets_the_other_fields_by_either_name() {
        assertThat(read(IS_UNIQUE, List.of(), "userName=a+b&email=c%40d%2Be", ""))
                .isEqualTo(IsUserUniqueRequest.newBuilder()
                        .setUserName("a b")
                        .setEmail("c@d+e")
                        .build());
        assertThat(read(IS_UNIQUE, List.of(), "user_name=a", ""))
                .isEqualTo(IsUserUniqueRequest.newBuilder().setUserName("a").build());
    }

    @Test
    void the_query_reaches_nested_fields_enums_and_numbers() {
        ListUsersRequest.Builder expected =
                ListUsersRequest.newBuilder().setSortingColumn(UserFieldName.USER_FIELD_NAME_EMAIL);
        expected.getQueryBuilder().setOffset(9007199254740993L).setLimit(5).setAsc(true);
        String query = "query.offset=9007199254740993&query.limit=5&query.asc=true&sortingColumn=";
        assertThat(read(BY_QUERY, List.of(), query + "USER_FIELD_NAME_EMAIL", ""))
                .isEqualTo(expected.build());
        assertThat(read(BY_QUERY, List.of(), query + UserFieldName.USER_FIELD_NAME_EMAIL_VALUE, ""))
                .isEqualTo(expected.build());
    }

    @ParameterizedTest
    @CsvSource({
        "shoe=1, shoe",
        "query.shoe=1, query.shoe",
        "query=1, query",
        "queries=1, queries",
        "query.offset=x, query.offset",
        "query.offset=-1, query.offset",
        "query.asc=yes, query.asc",
        "query.asc=true&query.asc=true, query.asc",
        "sortingColumn=X, sorting_column",
        "sortingColumn=%zz, ''",
    })
    void an_error_in_the_query_is_reported_with_its_field(String query, String field) {
        RpcException refusal = catchThrowableOfType(RpcException.class, () -> read(BY_QUERY, List.of(), query, ""));
        assertThat(refusal.failure().id()).isEqualTo("request.field.invalid");
        assertThat(refusal.failure().violations().getFirst().getField()).isEqualTo(field);
    }

    @Test
    void the_query_cannot_set_what_the_path_sets() {
        RpcException refusal =
                catchThrowableOfType(RpcException.class, () -> read(GET_USER, List.of("users", "7"), "id=8", ""));
        assertThat(refusal.failure().violations().getFirst().getField()).isEqualTo("id");
    }

    @Test
    void a_tolerant_route_ignores_unknown_fields_and_reads_the_rest() {
        RestRoute byQuery = route(
                "ListUsers",
                ListUsersRequest.getDefaultInstance(),
                rule("/users").build(),
                UnknownFields.IGNORED);
        assertThat(read(byQuery, List.of(), "shoe=1&query.shoe=1&query.limit=5", ""))
                .isEqualTo(ListUsersRequest.newBuilder()
                        .setQuery(ListUsersRequest.getDefaultInstance().getQuery().toBuilder()
                                .setLimit(5))
                        .build());
        RestRoute byBody = route(
                "AddHumanUser",
                AddHumanUserRequest.getDefaultInstance(),
                rule("/users/human").setBody("*").build(),
                UnknownFields.IGNORED);
        assertThat(
                        read(
                                byBody,
                                List.of(),
                                "shoe=1",
                                "{\"shoe\":{\"size\":[1,{\"a\":2}]},\"profile\":{\"hat\":[[]],\"firstName\":\"F\"},\"userName\":\"x\"}"))
                .isEqualTo(AddHumanUserRequest.newBuilder()
                        .setUserName("x")
                        .setProfile(AddHumanUserRequest.Profile.newBuilder().setFirstName("F"))
                        .build());
        RpcException refusal = catchThrowableOfType(
                RpcException.class, () -> read(byBody, List.of(), null, "{\"shoe\":1,\"userName\":7}"));
        assertThat(refusal.failure().violations().getFirst().getField()).isEqualTo("user_name");
    }

    @Test
    void the_path_takes_precedence_over_the_body() {
        SetUserMetadataRequest request = (SetUserMetadataRequest)
                read(METADATA, List.of("users", "7", "metadata", "k"), null, "{\"id\":\"8\",\"value\":\"AA==\"}");
        assertThat(request.getId()).isEqualTo("7");
        assertThat(request.getKey()).isEqualTo("k");
        assertThat(request.getValue().size()).isOne();
    }

    @Test
    void a_whole_body_allows_no_query() {
        RpcException refusal = catchThrowableOfType(
                RpcException.class, () -> read(METADATA, List.of("users", "7", "metadata", "k"), "value=AA", "{}"));
        assertThat(refusal.failure().violations().getFirst().getField()).isEqualTo("value");
    }

    @Test
    void a_body_can_be_one_field_and_the_path_a_nested_one() {
        AddHumanUserRequest request = (AddHumanUserRequest)
                read(PROFILE_AS_BODY, List.of("users", "a@b"), "user_name=x", "{\"firstName\":\"F\"}");
        assertThat(request.getProfile().getFirstName()).isEqualTo("F");
        assertThat(request.getEmail().getEmail()).isEqualTo("a@b");
        assertThat(request.getUserName()).isEqualTo("x");
    }

    @Test
    void a_path_with_an_unknown_field_is_refused_at_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> route(
                        "GetUserByID",
                        GetUserByIDRequest.getDefaultInstance(),
                        rule("/users/{shoe}").build()))
                .withMessageContaining("shoe");
    }

    private static Message read(RestRoute route, List<String> path, @Nullable String query, String body) {
        return route.read(path, query, body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRule.Builder rule(String path) {
        return HttpRule.newBuilder().setPost(path);
    }

    private static RestRoute route(String rpc, Message request, HttpRule rule) {
        return route(rpc, request, rule, UnknownFields.REFUSED);
    }

    private static RestRoute route(String rpc, Message request, HttpRule rule, UnknownFields unknown) {
        MethodDescriptor descriptor = ManagementProto.getDescriptor()
                .findServiceByName("ManagementService")
                .findMethodByName(rpc);
        Dialect dialect = unknown == UnknownFields.REFUSED ? new SignetDialect() : TestingZitadel.dialect();
        RpcMethod method = new RpcMethod(
                descriptor, request, dialect, new AccessRule.Authenticated(false), (context, message) -> message);
        return RestRoute.of(method, "", RestDialect.of(dialect), rule);
    }
}
