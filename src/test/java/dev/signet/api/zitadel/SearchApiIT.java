package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements Z-7 to Z-11 and Z-22, tested in an organization with four users. */
@QuarkusTest
final class SearchApiIT {
    private static final String SEARCH = MANAGEMENT + "/users/_search";

    private static String orgId = "";
    private static String orgName = "";
    private static List<String> ids = List.of();

    @Inject
    TestingApi api;

    @BeforeEach
    void create_four_users_once() {
        if (orgId.isEmpty()) {
            orgName = api.unique("org");
            String org = api.newOrg(orgName);
            ids = List.of(
                    person(org, "ada", "Ada", "Lovelace", "countess", "ada@example.com"),
                    person(org, "alan", "Alan", "Turing", "prof", "Alan@Example.org"),
                    person(org, "wild%card_\\", "100%", "A_B", "back\\slash", "wild@example.net"),
                    machine(org));
            orgId = org;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EQUALS,Lovelace,0",
        "EQUALS,lovelace,",
        "EQUALS,Love,",
        "EQUALS_IGNORE_CASE,LOVELACE,0",
        "STARTS_WITH,Love,0",
        "STARTS_WITH,love,",
        "STARTS_WITH_IGNORE_CASE,love,0",
        "CONTAINS,uri,1",
        "CONTAINS,URI,",
        "CONTAINS_IGNORE_CASE,URI,1",
        "ENDS_WITH,lace,0",
        "ENDS_WITH,LACE,",
        "ENDS_WITH_IGNORE_CASE,LACE,0",
        "CONTAINS,_,2",
        "STARTS_WITH,%,",
        "ENDS_WITH,\\,"
    })
    void last_names_can_be_compared_by_every_method(String method, String text, String expected) {
        assertFound(text("lastNameQuery", "lastName", text, method), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "EQUALS,ada@example.com,0",
        "EQUALS,ADA@example.com,",
        "EQUALS_IGNORE_CASE,alan@example.ORG,1",
        "STARTS_WITH,Alan@,1",
        "STARTS_WITH,alan@,",
        "STARTS_WITH_IGNORE_CASE,alan@,1",
        "CONTAINS,@example.,0 2",
        "CONTAINS_IGNORE_CASE,@example.,0 1 2",
        "ENDS_WITH,.net,2",
        "ENDS_WITH_IGNORE_CASE,.NET,2"
    })
    void addresses_can_be_compared_by_every_method(String method, String text, String expected) {
        assertFound(text("emailQuery", "emailAddress", text, method), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "userNameQuery,userName,wild%card_\\,2",
        "firstNameQuery,firstName,100%,2",
        "nickNameQuery,nickName,back\\slash,2",
        "displayNameQuery,displayName,100% A_B,2",
        "displayNameQuery,displayName,Robot,3",
        "firstNameQuery,firstName,100_,",
        "nickNameQuery,nickName,%,"
    })
    void every_text_query_searches_its_own_column_and_treats_wildcards_literally(
            String query, String field, String text, String expected) {
        assertFound(text(query, field, text, "EQUALS"), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "EQUALS,ada@ORG.test,0",
        "EQUALS,ADA@ORG.test,",
        "EQUALS_IGNORE_CASE,ADA@ORG.test,0",
        "STARTS_WITH,al,1",
        "STARTS_WITH_IGNORE_CASE,AL,1",
        "STARTS_WITH,ada@or,0",
        "CONTAINS,da@o,0",
        "CONTAINS_IGNORE_CASE,LAN@O,1",
        "ENDS_WITH,.test,0 1 2 3",
        "ENDS_WITH,n@ORG.test,1",
        "ENDS_WITH_IGNORE_CASE,N@ORG.TEST,1",
        "ENDS_WITH,.example,"
    })
    void login_names_are_searched_with_their_domain(String method, String text, String expected) {
        assertFound(text("loginNameQuery", "loginName", text.replace("ORG", orgName), method), expected);
    }

    @Test
    void a_type_query_finds_only_that_type() {
        assertFound("{\"typeQuery\":{\"type\":\"TYPE_HUMAN\"}}", "0 1 2");
        assertFound("{\"typeQuery\":{\"type\":\"TYPE_MACHINE\"}}", "3");
        assertFound("{\"typeQuery\":{\"type\":\"TYPE_UNSPECIFIED\"}}", null);
    }

    @Test
    void every_state_can_be_searched() {
        String org = api.newOrg(api.unique("org"));
        String active = api.newPerson(org, api.unique("u"));
        String initial = api.newInitialPerson(org, api.unique("u"));
        String locked = api.newPerson(org, api.unique("u"));
        String inactive = api.newPerson(org, api.unique("u"));
        String deleted = api.newPerson(org, api.unique("u"));
        String users = MANAGEMENT + "/users/";
        api.adminIn(org).body("{}").post(users + locked + "/_lock").then().statusCode(200);
        api.adminIn(org)
                .body("{}")
                .post(users + inactive + "/_deactivate")
                .then()
                .statusCode(200);
        api.adminIn(org).delete(users + deleted).then().statusCode(200);

        assertThat(inState(org, "ACTIVE")).containsExactly(active);
        assertThat(inState(org, "INITIAL")).containsExactly(initial);
        assertThat(inState(org, "LOCKED")).containsExactly(locked);
        assertThat(inState(org, "INACTIVE")).containsExactly(inactive);
        assertThat(inState(org, "DELETED")).containsExactly(deleted);
        assertThat(inState(org, "SUSPEND")).isEmpty();
        assertThat(result(search(org, "{}"))).containsExactlyInAnyOrder(active, initial, locked, inactive);
    }

    @Test
    void a_list_of_values_finds_a_user_for_each() {
        assertFound(
                "{\"inUserIdsQuery\":{\"userIds\":[\"%s\",\"%s\",\"unknown\"]}}".formatted(ids.get(0), ids.get(3)),
                "0 3");
        assertFound("{\"inUserEmailsQuery\":{\"userEmails\":[\"ada@example.com\",\"alan@example.org\"]}}", "0");
    }

    @Test
    void conditions_combine_and_nest() {
        String human = "{\"typeQuery\":{\"type\":\"TYPE_HUMAN\"}}";
        String ada = text("firstNameQuery", "firstName", "Ada", "EQUALS");
        String alan = text("firstNameQuery", "firstName", "Alan", "EQUALS");
        String either = "{\"orQuery\":{\"queries\":[" + ada + "," + alan + "]}}";
        String notAda = "{\"notQuery\":{\"query\":" + ada + "}}";

        assertFound(either, "0 1");
        assertFound(notAda, "1 2 3");
        assertFound("{\"andQuery\":{\"queries\":[" + human + "," + notAda + "]}}", "1 2");
        assertFound(
                "{\"orQuery\":{\"queries\":[{\"andQuery\":{\"queries\":[" + either + "," + notAda + "]}},"
                        + "{\"typeQuery\":{\"type\":\"TYPE_MACHINE\"}}]}}",
                "1 3");
        assertFound(human + "," + notAda, "1 2");
    }

    @ParameterizedTest
    @CsvSource({
        "USER_NAME,ada alan ci wild%card_\\",
        "FIRST_NAME,ci wild%card_\\ ada alan",
        "LAST_NAME,ci wild%card_\\ ada alan",
        "NICK_NAME,ci wild%card_\\ ada alan",
        "DISPLAY_NAME,wild%card_\\ ada alan ci",
        "EMAIL,ci ada alan wild%card_\\",
        "CREATION_DATE,ada alan wild%card_\\ ci",
        "UNSPECIFIED,ada alan wild%card_\\ ci"
    })
    void lists_are_sorted_by_every_column_both_ways(String column, String expected) {
        List<String> ascending = List.of(expected.split(" ", -1));

        assertThat(userNames(sorted(column, true))).isEqualTo(ascending);
        assertThat(userNames(sorted(column, false))).isEqualTo(ascending.reversed());
    }

    @Test
    void sorting_by_state_and_type_is_possible() {
        sorted("STATE", true).statusCode(200).body("sortingColumn", equalTo("USER_FIELD_NAME_STATE"));
        assertThat(userNames(sorted("TYPE", false)).getFirst()).isEqualTo("ci");
    }

    @Test
    void pages_cover_the_list_without_overlap() {
        List<String> pages = IntStream.range(0, 5)
                .mapToObj(page ->
                        search(orgId, """
                                {"query":{"offset":"%d","limit":1,"asc":true},"sortingColumn":"USER_FIELD_NAME_USER_NAME"}""".formatted(page)).statusCode(200).body("details.totalResult", equalTo("4")))
                .flatMap(page -> userNames(page).stream())
                .toList();

        assertThat(pages).containsExactly("ada", "alan", "ci", "wild%card_\\");
    }

    @Test
    void a_page_has_at_most_a_thousand_entries() {
        search(orgId, "{\"query\":{\"limit\":1000}}").statusCode(200);
        search(orgId, "{\"query\":{\"limit\":1001}}")
                .statusCode(400)
                .body("details[1].fieldViolations[0].field", equalTo("query.limit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userNameQuery/userName",
                "firstNameQuery/firstName",
                "lastNameQuery/lastName",
                "nickNameQuery/nickName",
                "displayNameQuery/displayName",
                "emailQuery/emailAddress",
                "loginNameQuery/loginName"
            })
    void at_most_two_hundred_characters_are_accepted(String variant) {
        String query = variant.substring(0, variant.indexOf('/'));
        String field = variant.substring(variant.indexOf('/') + 1);
        // A character outside the basic plane: it counts as one, and neither as two UTF-16 units nor as four bytes.
        String most = "\ud83d\ude00".repeat(200);

        search(orgId, queries(text(query, field, most, "CONTAINS"))).statusCode(200);
        search(orgId, queries(text(query, field, most + "a", "CONTAINS")))
                .statusCode(400)
                .body("code", equalTo(3))
                .body("details[1].fieldViolations[0].field", startsWith("queries[0]."));
    }

    @Test
    void ids_and_addresses_of_lists_are_bounded_too() {
        String long201 = "1".repeat(201);

        search(orgId, queries("{\"inUserIdsQuery\":{\"userIds\":[\"" + long201 + "\"]}}"))
                .statusCode(400);
        search(orgId, queries("{\"inUserEmailsQuery\":{\"userEmails\":[\"" + long201 + "\"]}}"))
                .statusCode(400);
        search(orgId, queries("{\"inUserIdsQuery\":{}}")).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"userNameQuery\":{\"userName\":\"a\",\"method\":8}}",
                "{\"userNameQuery\":{\"userName\":\"a\",\"method\":-1}}",
                "{\"stateQuery\":{\"state\":7}}",
                "{\"typeQuery\":{\"type\":3}}",
                "{}",
                "{\"orQuery\":{\"queries\":[{}]}}",
                "{\"orQuery\":{}}",
                "{\"andQuery\":{}}",
                "{\"notQuery\":{}}",
                "{\"notQuery\":{\"query\":{}}}"
            })
    void undefined_values_and_missing_variants_are_refused(String query) {
        search(orgId, queries(query))
                .statusCode(400)
                .body("code", equalTo(3))
                .body("details[1].fieldViolations[0].field", containsString("queries"));
    }

    @Test
    void an_unknown_sorting_column_is_refused() {
        search(orgId, "{\"sortingColumn\":10}")
                .statusCode(400)
                .body("details[1].fieldViolations[0].field", equalTo("sorting_column"));
    }

    private void assertFound(String query, String indexes) {
        List<String> expected = indexes == null || indexes.isEmpty()
                ? List.of()
                : List.of(indexes.split(" ", -1)).stream()
                        .map(index -> ids.get(Integer.parseInt(index)))
                        .toList();
        assertThat(result(search(orgId, queries(query)))).containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<String> inState(String org, String state) {
        return result(search(org, queries("{\"stateQuery\":{\"state\":\"USER_STATE_" + state + "\"}}")));
    }

    private ValidatableResponse sorted(String column, boolean ascending) {
        return search(
                orgId,
                "{\"query\":{\"asc\":%s},\"sortingColumn\":\"USER_FIELD_NAME_%s\"}".formatted(ascending, column));
    }

    private ValidatableResponse search(String org, String body) {
        return api.adminIn(org).body(body).post(SEARCH).then();
    }

    private static String queries(String query) {
        return "{\"queries\":[" + query + "]}";
    }

    private static String text(String query, String field, String text, String method) {
        return "{\"%s\":{\"%s\":\"%s\",\"method\":\"TEXT_QUERY_METHOD_%s\"}}"
                .formatted(query, field, text.replace("\\", "\\\\"), method);
    }

    private static List<String> result(ValidatableResponse response) {
        return list(response, "result.id");
    }

    private static List<String> userNames(ValidatableResponse response) {
        return list(response, "result.userName");
    }

    /** Empty lists are left out of responses. */
    private static List<String> list(ValidatableResponse response, String path) {
        JsonPath json = response.statusCode(200).extract().jsonPath();
        return json.get("result") == null ? List.of() : json.getList(path, String.class);
    }

    private String person(String org, String userName, String firstName, String lastName, String nick, String email) {
        return api.importPerson(org, """
                        {"userName":"%s","profile":{"firstName":"%s","lastName":"%s","nickName":"%s"},
                         "email":{"email":"%s","isEmailVerified":true},"password":"a horse called Heinrich"}""".formatted(userName, firstName, lastName, nick, email)
                        .replace("\\", "\\\\"))
                .statusCode(200)
                .extract()
                .path("userId");
    }

    private String machine(String org) {
        return api.adminIn(org)
                .body("{\"userName\":\"ci\",\"name\":\"Robot\"}")
                .post(MANAGEMENT + "/users/machine")
                .then()
                .statusCode(200)
                .extract()
                .path("userId");
    }
}
