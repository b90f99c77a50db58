package org.larder.transport.trpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.Data;
import org.larder.api.model.FieldError;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.ValidationException;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.json.RecordJson;
import org.larder.trpc.TrpcResult;
import org.larder.trpc.TrpcResult.Failure;

/** Reads the answers to calls about single records (section 12.3 of the contract): pure functions. */
final class CrudVerdicts {

    private static final String NOT_OF_THE_CONTRACT = "the record in the answer is not of the contract";

    private CrudVerdicts() {
    }

    /** What the answer to a write means. */
    static Verdict written(Attempt attempt, TrpcResult result) {
        return switch (result) {
            case TrpcResult.Missing missing -> unanswered(attempt,
                    Caller.unusable("the answer leaves the operation out"));
            case TrpcResult.Ok ok -> new Verdict.Done(succeeded(attempt, ok.data()));
            case Failure failure -> failed(attempt, failure);
        };
    }

    /** What the answer to the reading of the record means, before the write goes out. */
    static Verdict read(Attempt attempt, TrpcResult result) {
        return switch (result) {
            case TrpcResult.Missing missing -> unanswered(attempt,
                    Caller.unusable("the answer leaves the record out"));
            case TrpcResult.Ok ok -> present(attempt, ok.data());
            case Failure failure when absent(failure) -> absent(attempt);
            case Failure failure -> unanswered(attempt, Caller.exception(failure, 0));
        };
    }

    private static Outcome succeeded(Attempt attempt, JsonNode data) {
        if (data.path("status").isTextual() && data.path("record").isObject()) {
            return Pushes.settled(attempt.frozen(), data);
        }
        Optional<RemoteRecord> record = record(attempt, data.has("record") ? data.path("record") : data);
        if (record.isPresent()) {
            return new Outcome.Applied(attempt.frozen().opId(), record.get(), false);
        }
        return attempt.delete() ? gone(attempt)
                : new Outcome.Unanswered(attempt.frozen().opId(), Caller.unusable(NOT_OF_THE_CONTRACT));
    }

    private static Verdict failed(Attempt attempt, Failure failure) {
        if (absent(failure) && attempt.delete()) {
            return new Verdict.Done(gone(attempt));
        }
        if (absent(failure) && !attempt.create() && !attempt.exhausted()) {
            return new Verdict.Send(attempt.creating());
        }
        RetryClass retryClass = RetryClasses.of(failure);
        return switch (retryClass) {
            case CONFLICT -> failure.current().flatMap(current -> record(attempt, current))
                    .map(current -> against(attempt, current))
                    .orElseGet(() -> unanswered(attempt, Caller.unusable("the conflict names no current record")));
            case WAIT_REF -> rejected(attempt, true, failure);
            case DEAD, SPLIT -> rejected(attempt, false, failure);
            case RESYNC -> unanswered(attempt, Caller.unusable("the server answered " + failure.code()));
            default -> unanswered(attempt, Caller.exception(retryClass, failure));
        };
    }

    private static Verdict present(Attempt attempt, JsonNode data) {
        if (data.isNull() || data.isMissingNode()
                || !data.path("id").asText().equals(attempt.operation().key().id())) {
            return absent(attempt);
        }
        return record(attempt, data).map(current -> before(attempt, current))
                .orElseGet(() -> unanswered(attempt, Caller.unusable(NOT_OF_THE_CONTRACT)));
    }

    /** What is so already is not done again; what nobody changed since is simply sent. */
    private static Verdict before(Attempt attempt, RemoteRecord current) {
        boolean follows = attempt.operation().baseVersion() == current.version();
        return follows && !says(attempt, current) ? new Verdict.Send(attempt) : against(attempt, current);
    }

    private static Verdict absent(Attempt attempt) {
        if (attempt.delete()) {
            return new Verdict.Done(gone(attempt));
        }
        return new Verdict.Send(attempt.create() ? attempt : attempt.creating());
    }

    /** Last writer wins: by stamp, then by the contract's order of contents. */
    private static Verdict against(Attempt attempt, RemoteRecord current) {
        UUID opId = attempt.frozen().opId();
        if (says(attempt, current)) {
            return new Verdict.Done(new Outcome.Duplicate(opId, current, false));
        }
        int order = attempt.operation().lastModified().compareTo(current.lastModified());
        if (order < 0 || order == 0 && loses(attempt, current)) {
            return new Verdict.Done(new Outcome.Superseded(opId, current));
        }
        return attempt.exhausted()
                ? unanswered(attempt, Caller.unusable("the record changes faster than it can be written"))
                : new Verdict.Send(attempt.onto(current));
    }

    private static boolean says(Attempt attempt, RemoteRecord current) {
        return hash(attempt.operation().data()).equals(hash(current.data()));
    }

    private static boolean loses(Attempt attempt, RemoteRecord current) {
        return !attempt.delete() && (current.deleted()
                || hash(attempt.operation().data()).compareTo(hash(current.data())) < 0);
    }

    private static String hash(Optional<Data> data) {
        return data.map(RecordJson::hash).orElse("");
    }

    private static Optional<RemoteRecord> record(Attempt attempt, JsonNode json) {
        try {
            return Optional.of(RecordJson.record(json)).filter(each -> each.key().equals(attempt.operation().key()));
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    /** The record is not there: what the operation wants. */
    private static Outcome gone(Attempt attempt) {
        var stamp = attempt.operation().lastModified();
        return new Outcome.Applied(attempt.frozen().opId(), new RemoteRecord(attempt.operation().key(),
                attempt.operation().baseVersion() + 1, stamp, stamp.time(), Optional.empty()), false);
    }

    private static boolean absent(Failure failure) {
        return failure.httpStatus() == 404 && failure.reason().isPresent();
    }

    private static Verdict rejected(Attempt attempt, boolean retryable, Failure failure) {
        var errors = new ArrayList<FieldError>();
        failure.zodError().ifPresent(zod -> {
            zod.fieldErrors().forEach(
                    (field, texts) -> texts.forEach(text -> errors.add(new FieldError(field, "", text))));
            zod.formErrors().forEach(text -> errors.add(new FieldError("data", "", text)));
        });
        String reason = failure.reason().orElse(failure.httpStatus() == 400 ? "INVALID" : failure.code());
        return new Verdict.Done(new Outcome.Rejected(attempt.frozen().opId(), retryable, reason,
                "the server answered " + failure.code(), List.copyOf(errors)));
    }

    private static Verdict unanswered(Attempt attempt, TransportException cause) {
        return new Verdict.Done(new Outcome.Unanswered(attempt.frozen().opId(), cause));
    }
}
