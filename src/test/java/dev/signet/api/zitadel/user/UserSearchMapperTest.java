package dev.signet.api.zitadel.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.user.v1.AndQuery;
import dev.signet.api.proto.zitadel.user.v1.DisplayNameQuery;
import dev.signet.api.proto.zitadel.user.v1.EmailQuery;
import dev.signet.api.proto.zitadel.user.v1.FirstNameQuery;
import dev.signet.api.proto.zitadel.user.v1.InUserEmailsQuery;
import dev.signet.api.proto.zitadel.user.v1.InUserIDQuery;
import dev.signet.api.proto.zitadel.user.v1.LastNameQuery;
import dev.signet.api.proto.zitadel.user.v1.LoginNameQuery;
import dev.signet.api.proto.zitadel.user.v1.NickNameQuery;
import dev.signet.api.proto.zitadel.user.v1.NotQuery;
import dev.signet.api.proto.zitadel.user.v1.OrQuery;
import dev.signet.api.proto.zitadel.user.v1.SearchQuery;
import dev.signet.api.proto.zitadel.user.v1.StateQuery;
import dev.signet.api.proto.zitadel.user.v1.Type;
import dev.signet.api.proto.zitadel.user.v1.TypeQuery;
import dev.signet.api.proto.zitadel.user.v1.UserFieldName;
import dev.signet.api.proto.zitadel.user.v1.UserNameQuery;
import dev.signet.api.proto.zitadel.user.v1.UserState;
import dev.signet.api.proto.zitadel.v1.ListQuery;
import dev.signet.api.proto.zitadel.v1.TextQueryMethod;
import dev.signet.kernel.DomainException;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.TextColumn;
import dev.signet.search.TextMethod;
import dev.signet.user.view.UserSearch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class UserSearchMapperTest {
    private static final TextColumn LOGIN_NAME = TextColumn.of("login_name", "login names");

    private final UserSearchMapper mapper =
            new UserSearchMapper((method, text) -> new Predicate.TextMatch(LOGIN_NAME, method, text));

    @ParameterizedTest
    @EnumSource(value = TextQueryMethod.class, mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNIZED")
    void every_text_method_keeps_its_meaning(TextQueryMethod method) {
        SearchQuery query = SearchQuery.newBuilder()
                .setUserNameQuery(UserNameQuery.newBuilder().setUserName("ada").setMethod(method))
                .build();

        TextMethod expected = TextMethod.valueOf(method.name().substring("TEXT_QUERY_METHOD_".length()));
        assertThat(predicate(query)).isEqualTo(new Predicate.TextMatch(UserSearch.USER_NAME, expected, "ada"));
    }

    @Test
    void an_absent_method_means_equal_with_case() {
        SearchQuery query = SearchQuery.newBuilder()
                .setEmailQuery(EmailQuery.newBuilder().setEmailAddress("ada@example.com"))
                .build();

        assertThat(predicate(query))
                .isEqualTo(new Predicate.TextMatch(UserSearch.EMAIL, TextMethod.EQUALS, "ada@example.com"));
    }

    @Test
    void every_text_variant_reads_its_own_column() {
        assertThat(mapper.predicates(oneOfEachText()))
                .containsExactly(
                        new Predicate.TextMatch(UserSearch.USER_NAME, TextMethod.CONTAINS, "a"),
                        new Predicate.TextMatch(UserSearch.FIRST_NAME, TextMethod.CONTAINS, "b"),
                        new Predicate.TextMatch(UserSearch.LAST_NAME, TextMethod.CONTAINS, "c"),
                        new Predicate.TextMatch(UserSearch.NICK_NAME, TextMethod.CONTAINS, "d"),
                        new Predicate.TextMatch(UserSearch.DISPLAY_NAME, TextMethod.CONTAINS, "e"),
                        new Predicate.TextMatch(UserSearch.EMAIL, TextMethod.CONTAINS, "f"),
                        new Predicate.TextMatch(LOGIN_NAME, TextMethod.CONTAINS, "g"));
    }

    private static List<SearchQuery> oneOfEachText() {
        TextQueryMethod contains = TextQueryMethod.TEXT_QUERY_METHOD_CONTAINS;
        return List.of(
                SearchQuery.newBuilder()
                        .setUserNameQuery(
                                UserNameQuery.newBuilder().setUserName("a").setMethod(contains))
                        .build(),
                SearchQuery.newBuilder()
                        .setFirstNameQuery(
                                FirstNameQuery.newBuilder().setFirstName("b").setMethod(contains))
                        .build(),
                SearchQuery.newBuilder()
                        .setLastNameQuery(
                                LastNameQuery.newBuilder().setLastName("c").setMethod(contains))
                        .build(),
                SearchQuery.newBuilder()
                        .setNickNameQuery(
                                NickNameQuery.newBuilder().setNickName("d").setMethod(contains))
                        .build(),
                SearchQuery.newBuilder()
                        .setDisplayNameQuery(DisplayNameQuery.newBuilder()
                                .setDisplayName("e")
                                .setMethod(contains))
                        .build(),
                SearchQuery.newBuilder()
                        .setEmailQuery(
                                EmailQuery.newBuilder().setEmailAddress("f").setMethod(contains))
                        .build(),
                SearchQuery.newBuilder()
                        .setLoginNameQuery(
                                LoginNameQuery.newBuilder().setLoginName("g").setMethod(contains))
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "USER_STATE_ACTIVE,ACTIVE",
        "USER_STATE_INACTIVE,INACTIVE",
        "USER_STATE_DELETED,DELETED",
        "USER_STATE_LOCKED,LOCKED",
        "USER_STATE_SUSPEND,SUSPENDED",
        "USER_STATE_INITIAL,INITIAL"
    })
    void every_state_can_be_searched_for(UserState wire, dev.signet.user.UserState state) {
        assertThat(predicate(state(wire))).isEqualTo(UserSearch.inState(state));
    }

    @Test
    void no_user_has_an_unspecified_state_or_type() {
        assertThat(predicate(state(UserState.USER_STATE_UNSPECIFIED))).isEqualTo(Predicate.never());
        assertThat(predicate(type(Type.TYPE_UNSPECIFIED))).isEqualTo(Predicate.never());
    }

    @Test
    void both_types_are_compared_as_they_are_stored() {
        assertThat(predicate(type(Type.TYPE_HUMAN))).isEqualTo(new Predicate.Equal(UserSearch.TYPE, "HUMAN"));
        assertThat(predicate(type(Type.TYPE_MACHINE))).isEqualTo(new Predicate.Equal(UserSearch.TYPE, "MACHINE"));
    }

    @Test
    void lists_become_in_predicates() {
        SearchQuery ids = SearchQuery.newBuilder()
                .setInUserIdsQuery(InUserIDQuery.newBuilder().addUserIds("1").addUserIds("2"))
                .build();
        SearchQuery emails = SearchQuery.newBuilder()
                .setInUserEmailsQuery(InUserEmailsQuery.newBuilder().addUserEmails("a@example.com"))
                .build();

        assertThat(predicate(ids)).isEqualTo(new Predicate.In(UserSearch.ID, List.of("1", "2")));
        assertThat(predicate(emails)).isEqualTo(new Predicate.In(UserSearch.EMAIL, List.of("a@example.com")));
    }

    @Test
    void combinations_nest_to_any_depth() {
        SearchQuery human = type(Type.TYPE_HUMAN);
        SearchQuery locked = state(UserState.USER_STATE_LOCKED);
        SearchQuery notLocked = SearchQuery.newBuilder()
                .setNotQuery(NotQuery.newBuilder().setQuery(locked))
                .build();
        SearchQuery both = SearchQuery.newBuilder()
                .setAndQuery(AndQuery.newBuilder().addQueries(human).addQueries(notLocked))
                .build();
        SearchQuery either = SearchQuery.newBuilder()
                .setOrQuery(OrQuery.newBuilder().addQueries(both).addQueries(locked))
                .build();

        Predicate isHuman = new Predicate.Equal(UserSearch.TYPE, "HUMAN");
        Predicate isLocked = UserSearch.inState(dev.signet.user.UserState.LOCKED);
        assertThat(predicate(either))
                .isEqualTo(new Predicate.Or(
                        List.of(new Predicate.And(List.of(isHuman, new Predicate.Not(isLocked))), isLocked)));
    }

    @Test
    void a_query_without_variant_is_refused_at_any_depth() {
        SearchQuery empty = SearchQuery.getDefaultInstance();
        SearchQuery nested = SearchQuery.newBuilder()
                .setNotQuery(NotQuery.newBuilder().setQuery(empty))
                .build();

        assertThatThrownBy(() -> predicate(empty))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(RequestError.noVariant("queries")));
        assertThatThrownBy(() -> predicate(nested)).isInstanceOf(DomainException.class);
    }

    @Test
    void an_unknown_method_is_refused() {
        SearchQuery query = SearchQuery.newBuilder()
                .setUserNameQuery(UserNameQuery.newBuilder().setMethodValue(8))
                .build();

        assertThatThrownBy(() -> predicate(query))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(RequestError.unknownValue("method")));
    }

    @Test
    void every_sorting_column_is_known() {
        for (UserFieldName name : UserFieldName.values()) {
            if (name != UserFieldName.UNRECOGNIZED && name != UserFieldName.USER_FIELD_NAME_UNSPECIFIED) {
                assertThat(UserSearchMapper.column(name)).as(name.name()).isNotNull();
            }
        }
        assertThat(UserSearchMapper.column(UserFieldName.USER_FIELD_NAME_UNSPECIFIED))
                .isNull();
    }

    @Test
    void the_page_is_applied() {
        Search search = mapper.search(
                ListQuery.newBuilder().setOffset(20).setLimit(10).setAsc(true).build(),
                UserFieldName.USER_FIELD_NAME_LAST_NAME,
                List.of());

        assertThat(search).isEqualTo(new Search(List.of(), UserSearch.LAST_NAME, true, 20, 10));
    }

    @Test
    void without_a_page_the_first_hundred_are_returned() {
        Search search =
                mapper.search(ListQuery.getDefaultInstance(), UserFieldName.USER_FIELD_NAME_UNSPECIFIED, List.of());

        assertThat(search).isEqualTo(new Search(List.of(), null, false, 0, 100));
    }

    private Predicate predicate(SearchQuery query) {
        return mapper.predicates(List.of(query)).getFirst();
    }

    private static SearchQuery state(UserState state) {
        return SearchQuery.newBuilder()
                .setStateQuery(StateQuery.newBuilder().setState(state))
                .build();
    }

    private static SearchQuery type(Type type) {
        return SearchQuery.newBuilder()
                .setTypeQuery(TypeQuery.newBuilder().setType(type))
                .build();
    }
}
