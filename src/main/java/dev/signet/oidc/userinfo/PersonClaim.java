package dev.signet.oidc.userinfo;

import dev.signet.user.Profile;
import dev.signet.user.view.UserView;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A claim about a person (OpenID Connect Core 5.1), which its scope (5.4) or the {@code claims} parameter (5.5) can
 * request. A new claim needs only a constant here.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum PersonClaim {
    NAME("name", Scope.PROFILE, UserView::displayName),
    PREFERRED_USERNAME("preferred_username", Scope.PROFILE, UserView::preferredLoginName),
    UPDATED_AT("updated_at", Scope.PROFILE, user -> user.changedAt().getEpochSecond()),
    GIVEN_NAME("given_name", Scope.PROFILE, human(human -> text(human.profile().firstName()))),
    FAMILY_NAME(
            "family_name", Scope.PROFILE, human(human -> text(human.profile().lastName()))),
    NICKNAME("nickname", Scope.PROFILE, human(human -> text(human.profile().nickName()))),
    PICTURE("picture", Scope.PROFILE, human(human -> text(human.avatarUrl()))),
    LOCALE("locale", Scope.PROFILE, human(human -> text(human.profile().preferredLanguage()))),
    GENDER("gender", Scope.PROFILE, human(human -> gender(human.profile().gender()))),
    EMAIL("email", Scope.EMAIL, human(UserView.Human::email)),
    EMAIL_VERIFIED("email_verified", Scope.EMAIL, human(UserView.Human::emailVerified)),
    PHONE_NUMBER("phone_number", Scope.PHONE, human(human -> text(human.phone()))),
    PHONE_NUMBER_VERIFIED(
            "phone_number_verified",
            Scope.PHONE,
            human(human -> human.phone().isEmpty() ? null : human.phoneVerified()));

    private final String claim;
    private final String scope;
    private final Function<UserView, @Nullable Object> value;

    PersonClaim(String claim, String scope, Function<UserView, @Nullable Object> value) {
        this.claim = claim;
        this.scope = scope;
        this.value = value;
    }

    /** Returns the name of the claim. */
    String claim() {
        return claim;
    }

    /** Returns the scope that requests the claim. */
    String scope() {
        return scope;
    }

    /** Adds the claim unless the user has no such value. */
    void put(UserView user, Map<String, Object> claims) {
        Object told = value.apply(user);
        if (told != null) {
            claims.put(claim, told);
        }
    }

    private static Function<UserView, @Nullable Object> human(Function<UserView.Human, @Nullable Object> value) {
        return user -> {
            UserView.Human human = user.human();
            return human == null ? null : value.apply(human);
        };
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String gender(Profile.Gender gender) {
        return gender == Profile.Gender.UNSPECIFIED ? null : gender.name().toLowerCase(Locale.ROOT);
    }

    /** Names of scopes, as constants because several claims have the same. */
    private static final class Scope {
        static final String PROFILE = "profile";
        static final String EMAIL = "email";
        static final String PHONE = "phone";

        private Scope() {}
    }
}
