package dev.signet.api.zitadel.user;

import com.google.protobuf.ByteString;
import dev.signet.api.proto.zitadel.metadata.v1.Metadata;
import dev.signet.api.proto.zitadel.metadata.v1.MetadataQuery;
import dev.signet.api.zitadel.wire.MetadataMatch;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.user.view.MetadataView;
import java.util.List;

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

    /** The entries that satisfy every condition (requirement Z-22). */
    static List<MetadataView> matching(List<MetadataView> entries, List<MetadataQuery> queries) {
        return entries.stream()
                .filter(entry -> MetadataMatch.matches(entry.key(), queries))
                .toList();
    }
}
