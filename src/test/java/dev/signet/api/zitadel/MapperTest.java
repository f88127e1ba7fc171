package dev.signet.api.zitadel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.admin.v1.ListEventsRequest;
import dev.signet.api.proto.zitadel.event.v1.Event;
import dev.signet.api.proto.zitadel.management.v1.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.management.v1.ImportHumanUserRequest;
import dev.signet.api.proto.zitadel.user.v1.MembershipIAMQuery;
import dev.signet.api.proto.zitadel.user.v1.MembershipOrgQuery;
import dev.signet.api.proto.zitadel.user.v1.MembershipProjectQuery;
import dev.signet.api.proto.zitadel.user.v1.MembershipQuery;
import dev.signet.api.proto.zitadel.user.v1.User;
import dev.signet.api.proto.zitadel.user.v1.UserState;
import dev.signet.api.proto.zitadel.v1.ListQuery;
import dev.signet.api.proto.zitadel.v1.LocalizedMessage;
import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.LogFilter;
import dev.signet.eventstore.StreamId;
import dev.signet.kernel.DomainException;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.MembershipView;
import dev.signet.user.AccessTokenType;
import dev.signet.user.Gender;
import dev.signet.user.NewHuman;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import dev.signet.user.UserView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MapperTest {
    private static final Instant CREATED = Instant.parse("2026-03-01T10:15:30.123456Z");
    private static final Instant CHANGED = Instant.parse("2026-03-02T10:15:30Z");
    private static final MembershipView ON_INSTANCE =
            new MembershipView("7", MembershipLevel.INSTANCE, "1", "Signet", List.of("IAM_OWNER"), 1, CREATED, CREATED);
    private static final MembershipView ON_ORG = new MembershipView(
            "7", MembershipLevel.ORGANIZATION, "2", "Acme", List.of("ORG_OWNER"), 3, CREATED, CHANGED);

    @Test
    void a_person_is_mapped_completely() {
        User user = UserMapper.user(person("+41791234567", CHANGED));

        assertThat(user.getId()).isEqualTo("7");
        assertThat(user.getDetails().getSequence()).isEqualTo(5);
        assertThat(user.getDetails().getResourceOwner()).isEqualTo("2");
        assertThat(user.getDetails().getCreationDate()).isEqualTo(WireTime.timestamp(CREATED));
        assertThat(user.getDetails().getChangeDate()).isEqualTo(WireTime.timestamp(CHANGED));
        assertThat(user.getState()).isEqualTo(UserState.USER_STATE_LOCKED);
        assertThat(user.getLoginNamesList()).containsExactly("ada@acme.test", "ada@acme.example");
        assertThat(user.getPreferredLoginName()).isEqualTo("ada@acme.test");
        assertThat(user.hasMachine()).isFalse();
        assertThat(user.getHuman().getProfile().getGender())
                .isEqualTo(dev.signet.api.proto.zitadel.user.v1.Gender.GENDER_FEMALE);
        assertThat(user.getHuman().getProfile().getNickName()).isEqualTo("countess");
        assertThat(user.getHuman().getEmail().getIsEmailVerified()).isTrue();
        assertThat(user.getHuman().getPhone().getPhone()).isEqualTo("+41791234567");
        assertThat(user.getHuman().getPasswordChanged()).isEqualTo(WireTime.timestamp(CHANGED));
    }

    @Test
    void missing_data_of_a_person_is_absent() {
        User user = UserMapper.user(person("", null));

        assertThat(user.getHuman().hasPhone()).isFalse();
        assertThat(user.getHuman().hasPasswordChanged()).isFalse();
    }

    @Test
    void a_machine_is_mapped_completely() {
        UserView view = new UserView(
                "8",
                "2",
                dev.signet.user.UserState.ACTIVE,
                "ci",
                List.of("ci@acme.test"),
                "ci@acme.test",
                "CI",
                null,
                new UserView.Machine("CI", "builds", true, AccessTokenType.JWT),
                1,
                CREATED,
                CREATED);

        User user = UserMapper.user(view);

        assertThat(user.hasHuman()).isFalse();
        assertThat(user.getMachine().getName()).isEqualTo("CI");
        assertThat(user.getMachine().getHasSecret()).isTrue();
        assertThat(user.getMachine().getAccessTokenType())
                .isEqualTo(dev.signet.api.proto.zitadel.user.v1.AccessTokenType.ACCESS_TOKEN_TYPE_JWT);
    }

    @ParameterizedTest
    @EnumSource(dev.signet.user.UserState.class)
    void every_stored_state_has_a_state_in_the_contract(dev.signet.user.UserState state) {
        assertThat(UserMapper.state(state)).isNotEqualTo(UserState.UNRECOGNIZED);
    }

    @Test
    void a_first_password_must_be_changed() {
        AddHumanUserRequest request = AddHumanUserRequest.newBuilder()
                .setUserName("ada")
                .setInitialPassword("correct horse")
                .build();

        NewHuman human = NewHumanMapper.added(request);

        assertThat(human.password()).isEqualTo(new NewPassword.Plain("correct horse", true, "initial_password"));
        assertThat(human.phone()).isNull();
    }

    @Test
    void an_imported_password_need_not_be_changed_by_default() {
        ImportHumanUserRequest plain =
                ImportHumanUserRequest.newBuilder().setPassword("correct horse").build();
        ImportHumanUserRequest hashed = ImportHumanUserRequest.newBuilder()
                .setHashedPassword(
                        ImportHumanUserRequest.HashedPassword.newBuilder().setValue("$2a$10$x"))
                .setPasswordChangeRequired(true)
                .build();

        assertThat(NewHumanMapper.imported(plain).password())
                .isEqualTo(new NewPassword.Plain("correct horse", false, "password"));
        assertThat(NewHumanMapper.imported(hashed).password()).isEqualTo(new NewPassword.Hashed("$2a$10$x", true));
    }

    @Test
    void an_import_with_an_unsupported_field_is_refused() {
        assertThat(refusedField(ImportHumanUserRequest.newBuilder().setOtpCode("JBSWY3DP")))
                .isEqualTo("otp_code");
        assertThat(refusedField(ImportHumanUserRequest.newBuilder().setRequestPasswordlessRegistration(true)))
                .isEqualTo("request_passwordless_registration");
        assertThat(refusedField(
                        ImportHumanUserRequest.newBuilder().addIdps(ImportHumanUserRequest.IDP.getDefaultInstance())))
                .isEqualTo("idps");
        assertThat(refusedField(ImportHumanUserRequest.newBuilder()
                        .addRecoveryCodes(ImportHumanUserRequest.RecoveryCode.getDefaultInstance())))
                .isEqualTo("recovery_codes");
        assertThat(refusedField(ImportHumanUserRequest.newBuilder()
                        .setPassword("correct horse")
                        .setHashedPassword(ImportHumanUserRequest.HashedPassword.newBuilder()
                                .setValue("$2a$10$x"))))
                .isEqualTo("hashed_password");
    }

    @Test
    void a_time_outside_the_calendar_is_refused_with_its_field() {
        Timestamp beyond = Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).build();

        assertThatThrownBy(() -> WireTime.instant(beyond, "expiration_date"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.error())
                                .isEqualTo(new RequestError.InvalidTimestamp("expiration_date")));
    }

    @Test
    void a_list_is_paged_in_the_requested_order() {
        List<Integer> whole = List.of(1, 2, 3, 4, 5);
        ListQuery.Builder second = ListQuery.newBuilder().setOffset(2).setLimit(2);

        assertThat(ListPage.of(second.setAsc(true).build()).cut(whole)).containsExactly(3, 4);
        assertThat(ListPage.of(second.setAsc(false).build()).cut(whole)).containsExactly(3, 2);
        assertThat(ListPage.of(ListQuery.getDefaultInstance())).isEqualTo(new ListPage(0, 100, false));
    }

    @Test
    void memberships_are_filtered_by_their_target() {
        List<MembershipView> all = List.of(ON_INSTANCE, ON_ORG);

        assertThat(MembershipMapper.matching(all, List.of(iam(true)))).containsExactly(ON_INSTANCE);
        assertThat(MembershipMapper.matching(all, List.of(iam(false)))).containsExactly(ON_ORG);
        assertThat(MembershipMapper.matching(all, List.of(org("2")))).containsExactly(ON_ORG);
        assertThat(MembershipMapper.matching(all, List.of(org("1")))).isEmpty();
        assertThat(MembershipMapper.matching(all, List.of(iam(true), org("2")))).isEmpty();
        assertThat(MembershipMapper.matching(
                        all,
                        List.of(MembershipQuery.newBuilder()
                                .setProjectQuery(
                                        MembershipProjectQuery.newBuilder().setProjectId("2"))
                                .build())))
                .isEmpty();
        assertThatThrownBy(() -> MembershipMapper.matching(all, List.of(MembershipQuery.getDefaultInstance())))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void a_membership_has_exactly_one_target() {
        assertThat(MembershipMapper.membership(ON_INSTANCE).getIam()).isTrue();
        assertThat(MembershipMapper.membership(ON_ORG).getOrgId()).isEqualTo("2");
        assertThat(MembershipMapper.membership(ON_ORG).getDisplayName()).isEqualTo("Acme");
    }

    @Test
    void event_filters_include_both_ends_of_their_period() {
        Timestamp time = WireTime.timestamp(CREATED);
        Instant afterwards = CREATED.plusNanos(1_000);

        LogFilter ascending = EventMapper.filter(
                ListEventsRequest.newBuilder().setAsc(true).setFrom(time).build());
        LogFilter descending =
                EventMapper.filter(ListEventsRequest.newBuilder().setFrom(time).build());
        LogFilter range = EventMapper.filter(ListEventsRequest.newBuilder()
                .setRange(ListEventsRequest.creation_date_range
                        .newBuilder()
                        .setSince(time)
                        .setUntil(time))
                .build());

        assertThat(ascending.from()).isEqualTo(CREATED);
        assertThat(ascending.until()).isNull();
        assertThat(descending.from()).isNull();
        assertThat(descending.until()).isEqualTo(afterwards);
        assertThat(range.from()).isEqualTo(CREATED);
        assertThat(range.until()).isEqualTo(afterwards);
    }

    @Test
    void event_limits_are_unsigned_and_bounded() {
        assertThat(EventMapper.filter(ListEventsRequest.getDefaultInstance()).limit())
                .isEqualTo(1000);
        assertThat(EventMapper.filter(
                                ListEventsRequest.newBuilder().setLimit(-1).build())
                        .limit())
                .isEqualTo(1000);
        assertThat(EventMapper.filter(ListEventsRequest.newBuilder().setLimit(7).build())
                        .limit())
                .isEqualTo(7);
    }

    @Test
    void an_event_shows_its_payload_as_an_object() {
        EventLog.LogEntry entry = new EventLog.LogEntry(
                42,
                new StreamId("user", "7"),
                3,
                "2",
                "user.human.email.changed",
                "{\"email\":\"ada@example.com\"}",
                "9",
                CREATED);

        Event event = EventMapper.event(entry, null);

        assertThat(event.getSequence()).isEqualTo(42);
        assertThat(event.getAggregate().getId()).isEqualTo("7");
        assertThat(event.getAggregate().getType().getType()).isEqualTo("user");
        assertThat(event.getPayload().getFieldsOrThrow("email").getStringValue())
                .isEqualTo("ada@example.com");
        assertThat(event.getEditor().getUserId()).isEqualTo("9");
    }

    @Test
    void a_stored_name_is_converted_to_text() {
        assertThat(LocalizedMessages.eventType("user.human.email.changed"))
                .isEqualTo(LocalizedMessage.newBuilder()
                        .setKey("EventTypes.user.human.email.changed")
                        .setLocalizedMessage("User human email changed")
                        .build());
    }

    private static String refusedField(ImportHumanUserRequest.Builder request) {
        try {
            NewHumanMapper.imported(request.build());
            return "";
        } catch (DomainException refusal) {
            return String.valueOf(refusal.error().field());
        }
    }

    private static MembershipQuery iam(boolean iam) {
        return MembershipQuery.newBuilder()
                .setIamQuery(MembershipIAMQuery.newBuilder().setIam(iam))
                .build();
    }

    private static MembershipQuery org(String id) {
        return MembershipQuery.newBuilder()
                .setOrgQuery(MembershipOrgQuery.newBuilder().setOrgId(id))
                .build();
    }

    private static UserView person(String phone, @Nullable Instant passwordChanged) {
        Profile profile = new Profile("Ada", "Lovelace", "countess", "Ada Lovelace", "en", Gender.FEMALE);
        return new UserView(
                "7",
                "2",
                dev.signet.user.UserState.LOCKED,
                "ada",
                List.of("ada@acme.test", "ada@acme.example"),
                "ada@acme.test",
                "Ada Lovelace",
                new UserView.Human(profile, "", "ada@example.com", true, phone, false, passwordChanged, false),
                null,
                5,
                CREATED,
                CHANGED);
    }
}
