package dev.signet.api.signet.transfer;

import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.Incoming.Received;
import dev.signet.api.pipeline.Outgoing;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.proto.signet.admin.v1.ImportError;
import dev.signet.api.proto.signet.admin.v1.ImportResult;
import dev.signet.api.proto.signet.admin.v1.ImportTotals;
import dev.signet.api.proto.signet.admin.v1.ImportUsersResponse;
import dev.signet.api.proto.signet.admin.v1.TransferredUser;
import dev.signet.kernel.DomainException;
import dev.signet.transfer.NewPerson;
import dev.signet.transfer.Outcome;
import dev.signet.transfer.PersonImport;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One import while it runs: collects some people, creates them together, and reports what became of each. */
final class ImportRun {
    private static final int MOST_PEOPLE = 50;
    private static final int MOST_BYTES = 1024 * 1024;

    private final RpcContext context;
    private final PersonImport people;
    private final Outgoing<ImportUsersResponse> responses;
    private final List<Line> lines = new ArrayList<>();
    private int bytes;
    private long taken;
    private long created;
    private long existing;
    private long refused;

    ImportRun(RpcContext context, PersonImport people, Outgoing<ImportUsersResponse> responses) {
        this.context = context;
        this.people = people;
        this.responses = responses;
    }

    void take(Received<TransferredUser> received) {
        taken++;
        switch (received) {
            case Received.Request<TransferredUser>(TransferredUser request) -> {
                bytes += request.getSerializedSize();
                lines.add(line(request));
            }
            case Received.Unreadable<TransferredUser>(RpcFailure failure) ->
                lines.add(new Line(taken, "", null, failure));
        }
    }

    private Line line(TransferredUser request) {
        try {
            return new Line(taken, request.getUserName(), PersonMapper.person(request), null);
        } catch (DomainException e) {
            return new Line(taken, request.getUserName(), null, RpcFailure.of(e.error()));
        }
    }

    boolean isFull() {
        return lines.size() >= MOST_PEOPLE || bytes >= MOST_BYTES;
    }

    /** Creates the people who were collected, and reports on each. */
    void flush() {
        List<NewPerson> wanted = new ArrayList<>();
        for (Line line : lines) {
            if (line.person() != null) {
                wanted.add(line.person());
            }
        }
        Iterator<Outcome> outcomes = people.add(
                        context.orgId(), wanted, context.reach(PersonImport.GRANT_PERMISSION), context.actor())
                .iterator();
        for (Line line : lines) {
            RpcFailure failure = line.failure();
            responses.send(failure == null ? response(line, outcomes.next()) : refused(line, failure));
        }
        lines.clear();
        bytes = 0;
    }

    /** Reports the totals. */
    void finish() {
        responses.send(ImportUsersResponse.newBuilder()
                .setNumber(taken)
                .setTotals(ImportTotals.newBuilder()
                        .setCreated(created)
                        .setExisting(existing)
                        .setRefused(refused))
                .build());
    }

    private ImportUsersResponse response(Line line, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created(String userId) -> {
                created++;
                yield start(line, ImportResult.IMPORT_RESULT_CREATED)
                        .setUserId(userId)
                        .build();
            }
            case Outcome.Exists exists -> {
                existing++;
                yield start(line, ImportResult.IMPORT_RESULT_EXISTS)
                        .setUserId(exists.userId())
                        .setError(error(RpcFailure.of(exists.error())))
                        .build();
            }
            case Outcome.Refused refusal -> refused(line, RpcFailure.of(refusal.error()));
        };
    }

    private ImportUsersResponse refused(Line line, RpcFailure failure) {
        refused++;
        return start(line, ImportResult.IMPORT_RESULT_REFUSED)
                .setError(error(failure))
                .build();
    }

    private static ImportUsersResponse.Builder start(Line line, ImportResult result) {
        return ImportUsersResponse.newBuilder()
                .setNumber(line.number())
                .setUserName(line.userName())
                .setResult(result);
    }

    private static ImportError error(RpcFailure failure) {
        return ImportError.newBuilder()
                .setId(failure.id())
                .setMessage(failure.message())
                .setField(
                        failure.violations().isEmpty()
                                ? ""
                                : failure.violations().getFirst().getField())
                .build();
    }

    /** A request: either a person or the reason why there is none. */
    private record Line(
            long number,
            String userName,
            @Nullable NewPerson person,
            @Nullable RpcFailure failure) {}
}
