package dev.signet.api.zitadel.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.admin.v1.UpdateLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.AddCustomLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateCustomLabelPolicyRequest;
import dev.signet.api.proto.zitadel.policy.v1.LabelPolicy;
import dev.signet.api.proto.zitadel.v1.ObjectDetails;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.branding.BrandPath;
import dev.signet.branding.LabelAsset;
import dev.signet.branding.LabelColors;
import dev.signet.branding.LabelPolicyView;
import dev.signet.branding.LabelSettings;
import dev.signet.branding.ThemeMode;

/** Converts label policies. */
final class LabelPolicyMapper {
    private LabelPolicyMapper() {}

    static LabelPolicy.Builder policy(LabelPolicyView view, String url) {
        return builder(view.settings().light(), view.settings().dark())
                .setDetails(
                        ObjectDetailsMapper.details(view.version(), view.createdAt(), view.changedAt(), view.orgId()))
                .setDisableWatermark(view.settings().disableWatermark())
                .setThemeMode(theme(view.settings().themeMode()))
                .setLogoUrl(address(view, LabelAsset.LOGO, url))
                .setLogoUrlDark(address(view, LabelAsset.LOGO_DARK, url))
                .setIconUrl(address(view, LabelAsset.ICON, url))
                .setIconUrlDark(address(view, LabelAsset.ICON_DARK, url))
                .setFontUrl(address(view, LabelAsset.FONT, url));
    }

    /** The default policy, in which the server's own colours stand for those that are not set. */
    static LabelPolicy ofInstance(LabelPolicyView view, String url) {
        LabelPolicy set = policy(view, url).setIsDefault(true).build();
        return builder(LabelColors.LIGHT, LabelColors.DARK).mergeFrom(set).build();
    }

    private static String address(LabelPolicyView view, LabelAsset asset, String url) {
        String path = BrandPath.asset(view, asset);
        return path.isEmpty() ? "" : url + path;
    }

    static LabelPolicy ofServer(ObjectDetails details) {
        return builder(LabelColors.LIGHT, LabelColors.DARK)
                .setDetails(details)
                .setIsDefault(true)
                .setThemeMode(theme(ThemeMode.AUTO))
                .build();
    }

    static LabelSettings settings(AddCustomLabelPolicyRequest request) {
        refuse(request.getHideLoginNameSuffix());
        return new LabelSettings(
                new LabelColors(
                        request.getPrimaryColor(),
                        request.getBackgroundColor(),
                        request.getWarnColor(),
                        request.getFontColor()),
                new LabelColors(
                        request.getPrimaryColorDark(),
                        request.getBackgroundColorDark(),
                        request.getWarnColorDark(),
                        request.getFontColorDark()),
                theme(request.getThemeMode()),
                request.getDisableWatermark());
    }

    static LabelSettings settings(UpdateCustomLabelPolicyRequest request) {
        return settingsOf(request);
    }

    static LabelSettings settings(UpdateLabelPolicyRequest request) {
        return settingsOf(request);
    }

    /** Reads a request whose fields are those of {@link AddCustomLabelPolicyRequest}, under the same numbers. */
    private static LabelSettings settingsOf(Message request) {
        try {
            return settings(AddCustomLabelPolicyRequest.parseFrom(request.toByteString()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refuse(boolean hideLoginNameSuffix) {
        if (hideLoginNameSuffix) {
            throw RequestError.unsupported("hide_login_name_suffix").exception();
        }
    }

    private static LabelPolicy.Builder builder(LabelColors light, LabelColors dark) {
        return LabelPolicy.newBuilder()
                .setPrimaryColor(light.primary())
                .setBackgroundColor(light.background())
                .setWarnColor(light.warn())
                .setFontColor(light.font())
                .setPrimaryColorDark(dark.primary())
                .setBackgroundColorDark(dark.background())
                .setWarnColorDark(dark.warn())
                .setFontColorDark(dark.font());
    }

    private static ThemeMode theme(dev.signet.api.proto.zitadel.policy.v1.ThemeMode mode) {
        return switch (mode) {
            case THEME_MODE_UNSPECIFIED, THEME_MODE_AUTO -> ThemeMode.AUTO;
            case THEME_MODE_DARK -> ThemeMode.DARK;
            case THEME_MODE_LIGHT -> ThemeMode.LIGHT;
            case UNRECOGNIZED -> throw RequestError.unknownValue("theme_mode").exception();
        };
    }

    private static dev.signet.api.proto.zitadel.policy.v1.ThemeMode theme(ThemeMode mode) {
        return switch (mode) {
            case AUTO -> dev.signet.api.proto.zitadel.policy.v1.ThemeMode.THEME_MODE_AUTO;
            case DARK -> dev.signet.api.proto.zitadel.policy.v1.ThemeMode.THEME_MODE_DARK;
            case LIGHT -> dev.signet.api.proto.zitadel.policy.v1.ThemeMode.THEME_MODE_LIGHT;
        };
    }
}
