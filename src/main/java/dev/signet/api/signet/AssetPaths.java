package dev.signet.api.signet;

import dev.signet.api.dialect.Upload;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.LabelPolicyAsset;
import dev.signet.api.proto.signet.admin.v1.SetDefaultLabelPolicyAssetRequest;
import dev.signet.api.proto.signet.admin.v1.SetLabelPolicyAssetRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The paths to which ZITADEL's console sends the files of label policies. Each is another door to SetLabelPolicyAsset or
 * SetDefaultLabelPolicyAsset.
 */
final class AssetPaths {
    private static final Map<String, LabelPolicyAsset> ASSETS = Map.of(
            "logo", LabelPolicyAsset.LABEL_POLICY_ASSET_LOGO,
            "logo/dark", LabelPolicyAsset.LABEL_POLICY_ASSET_LOGO_DARK,
            "icon", LabelPolicyAsset.LABEL_POLICY_ASSET_ICON,
            "icon/dark", LabelPolicyAsset.LABEL_POLICY_ASSET_ICON_DARK,
            "font", LabelPolicyAsset.LABEL_POLICY_ASSET_FONT);

    private AssetPaths() {}

    static List<Upload> uploads() {
        return ASSETS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> Stream.of(
                        ofOrg(entry.getKey(), entry.getValue()), ofInstance(entry.getKey(), entry.getValue())))
                .toList();
    }

    private static Upload ofOrg(String name, LabelPolicyAsset asset) {
        return new Upload(
                "/assets/v1/org/policy/label/" + name,
                AdminServiceGrpc.getSetLabelPolicyAssetMethod().getFullMethodName(),
                content -> SetLabelPolicyAssetRequest.newBuilder()
                        .setAsset(asset)
                        .setContent(content)
                        .build());
    }

    private static Upload ofInstance(String name, LabelPolicyAsset asset) {
        return new Upload(
                "/assets/v1/instance/policy/label/" + name,
                AdminServiceGrpc.getSetDefaultLabelPolicyAssetMethod().getFullMethodName(),
                content -> SetDefaultLabelPolicyAssetRequest.newBuilder()
                        .setAsset(asset)
                        .setContent(content)
                        .build());
    }
}
