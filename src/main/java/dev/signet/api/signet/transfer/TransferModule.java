package dev.signet.api.signet.transfer;

import dev.signet.api.pipeline.Incoming;
import dev.signet.api.pipeline.Incoming.Received;
import dev.signet.api.pipeline.Outgoing;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.admin.v1.ExportUsersRequest;
import dev.signet.api.proto.signet.admin.v1.ImportUsersResponse;
import dev.signet.api.proto.signet.admin.v1.TransferServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.TransferredUser;
import dev.signet.transfer.PersonExport;
import dev.signet.transfer.PersonImport;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Imports people into the selected organization, and exports them from it. */
@Singleton
final class TransferModule implements RpcModule {
    private static final Logger LOG = Logger.getLogger(TransferModule.class);

    private final PersonImport people;
    private final PersonExport export;

    TransferModule(PersonImport people, PersonExport export) {
        this.people = people;
        this.export = export;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.onStream(TransferServiceGrpc.getImportUsersMethod(), this::importUsers)
                .onStream(TransferServiceGrpc.getExportUsersMethod(), this::exportUsers);
    }

    private void importUsers(
            RpcContext context, Incoming<TransferredUser> requests, Outgoing<ImportUsersResponse> responses) {
        ImportRun run = new ImportRun(context, people, responses);
        for (Optional<Received<TransferredUser>> next = requests.next(); next.isPresent(); next = requests.next()) {
            run.take(next.get());
            // whoever sends one person at a time gets each response at once
            if (run.isFull() || !requests.isReady()) {
                run.flush();
            }
        }
        run.flush();
        run.finish();
    }

    private void exportUsers(
            RpcContext context, Incoming<ExportUsersRequest> requests, Outgoing<TransferredUser> responses) {
        ExportUsersRequest request = requests.only();
        if (request.getWithPasswordHashes()) {
            context.require("iam.write");
            LOG.warnf(
                    "User %s exports the people of organization %s with their password hashes",
                    context.principal().actingId(), context.orgId());
        }
        export.each(
                context.orgId(), request.getWithPasswordHashes(), person -> responses.send(ExportMapper.user(person)));
    }
}
