package dev.signet.api.zitadel.user;

import com.google.protobuf.ByteString;
import dev.signet.api.proto.zitadel.metadata.v1.Metadata;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.user.view.MetadataView;

/** Converts metadata entries. */
final class MetadataMapper {
    private MetadataMapper() {}

    static Metadata metadata(MetadataView view) {
        return Metadata.newBuilder()
                .setDetails(ObjectDetailsMapper.details(view))
                .setKey(view.key())
                .setValue(ByteString.copyFrom(view.value()))
                .build();
    }
}
