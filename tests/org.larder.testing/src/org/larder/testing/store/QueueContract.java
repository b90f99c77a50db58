package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Operation;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.SyncState;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.Settlement;
import org.larder.json.RecordJson;
import org.larder.store.jdbc.Surroundings;

/** The queue: batches, frozen texts, and what becomes of operations. */
public abstract class QueueContract extends StoreContract {

    protected QueueContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @Test
    void productsGoFirstThenTheRestEachInTheOrderOfCreation() {
        RecordKey product1 = newProduct();
        RecordKey product2 = newProduct();
        RecordKey entry1 = newEntry();
        RecordKey entry2 = newEntry();
        RecordKey goal = RecordKey.goal(DAY);
        put(entry1, entry(product1, 10));
        put(product1, product("A"));
        put(goal, goal(2000));
        put(product2, product("B"));
        put(entry2, entry(product1, 20));
        put(product1, product("A2"));

        assertThat(take()).extracting(FrozenOperation::key)
                .containsExactly(product1, product2, entry1, goal, entry2);
    }

    @Test
    void operationsInFlightAreFrozenAcrossARestart() {
        RecordKey key = newProduct();
        put(key, product("A"));
        put(newProduct(), product("B"));
        List<FrozenOperation> first = take();

        reopen();
        put(key, product("A2"));
        put(newProduct(), product("C"));

        assertThat(take()).startsWith(first.toArray(new FrozenOperation[0])).hasSize(3);
        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 3, 0));
    }

    @Test
    void aBatchKeepsToItsBounds() {
        for (int i = 0; i < 5; i++) {
            put(newProduct(), product("P" + i));
        }
        assertThat(sync().takeBatch(2, 1_000_000, Set.of())).hasSize(2);
        assertThat(sync().counts()).isEqualTo(new QueueCounts(3, 2, 0));

        assertThat(sync().takeBatch(2, 1_000_000, Set.of())).hasSize(2);
        assertThat(sync().takeBatch(1, 1_000_000, Set.of())).hasSize(1);

        int one = take().get(0).json().length();
        assertThat(sync().takeBatch(100, 2 * one + 10, Set.of())).hasSize(2);
        assertThat(sync().takeBatch(100, 1, Set.of())).hasSize(1);
    }

    @Test
    void operationsToBeLeftOutAreLeftOutWithWhatWaitsForTheirRecord() {
        RecordKey key = newProduct();
        put(key, product("A"));
        UUID inFlight = onlySent().opId();
        put(key, product("B"));
        RecordKey other = newProduct();
        put(other, product("C"));

        assertThat(sync().takeBatch(100, 1_000_000, Set.of(inFlight))).extracting(FrozenOperation::key)
                .containsExactly(other);
    }

    @Test
    void anAcknowledgementMakesTheRecordSynced() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation operation = onlySent();
        clock.advance(Duration.ofSeconds(3));

        sync().settle(List.of(applied(operation, 1)));

        assertThat(findProduct(key).orElseThrow().sync())
                .isEqualTo(new SyncState(operation.lastModified(), 1, Optional.of(clock.instant()), true,
                        Optional.empty()));
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
    }

    @Test
    @Tag("F11")
    @Tag("F31")
    void anEditMadeDuringThePushSurvivesTheAnswerOnTheNewVersion() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation first = onlySent();
        put(key, product("B"));

        sync().settle(List.of(applied(first, 7)));

        assertThat(findProduct(key).orElseThrow()).satisfies(item -> {
            assertThat(item.data()).isEqualTo(product("B"));
            assertThat(item.sync().synced()).isFalse();
            assertThat(item.sync().version()).isEqualTo(7);
        });
        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.baseVersion()).isEqualTo(7);
            assertThat(operation.data()).contains(product("B"));
        });
    }

    @Test
    void aDuplicateThatAnotherDeviceOverwroteLeavesTheWaitingEditItsBase() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation first = onlySent();
        put(key, product("B"));

        sync().settle(List.of(new Settlement.Acknowledged(first.opId(), foreign(key, 2, 5, product("X")), false,
                clock.instant())));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("B"));
        assertThat(onlySent().baseVersion()).isZero();
    }

    @Test
    void aDuplicateThatAnotherDeviceOverwroteStandsInTheLedger() {
        RecordKey key = newProduct();
        put(key, product("Mine"));
        Operation operation = onlySent();

        sync().settle(List.of(new Settlement.Acknowledged(operation.opId(), foreign(key, 2, 5, product("Theirs")),
                false, clock.instant())));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Theirs"));
        assertOverwritten(onlyLedgerEntry(), "Mine", "Theirs");
    }

    @Test
    void aDuplicateThatWasPulledAlreadyStandsInTheLedger() {
        RecordKey key = newProduct();
        sync().attach(REMOTE);
        put(key, product("Mine"));
        Operation operation = onlySent();
        RemoteRecord theirs = foreign(key, 2, 5, product("Theirs"));
        pull(theirs);

        sync().settle(List.of(new Settlement.Acknowledged(operation.opId(), theirs, false, clock.instant())));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Theirs"));
        assertOverwritten(onlyLedgerEntry(), "Mine", "Theirs");
    }

    @Test
    void answersToManyOperationsAreTakenAsIfEachCameAlone() {
        sync().attach(REMOTE);
        List<RecordKey> keys = Stream.generate(StoreContract::newProduct).limit(5).toList();
        keys.forEach(key -> put(key, product("Mine")));
        List<Operation> sent = sent();
        RecordKey edited = keys.get(1);
        put(edited, product("Newer"));
        pull(foreign(keys.get(2), 1, -5, product("Theirs")));

        sync().settle(List.of(applied(sent.get(0), 1), applied(sent.get(1), 7), applied(sent.get(2), 2),
                new Settlement.Superseded(sent.get(3).opId(), foreign(keys.get(3), 2, 5, product("Winner")),
                        clock.instant()),
                rejected(sent.get(4)), applied(sent.get(0), 9)));

        assertThat(findProduct(keys.get(0)).orElseThrow().sync().version()).isEqualTo(1);
        assertThat(findProduct(edited).orElseThrow().data()).isEqualTo(product("Newer"));
        assertThat(findProduct(keys.get(3)).orElseThrow().data()).isEqualTo(product("Winner"));
        assertThat(ledger(Optional.empty(), 10).items()).extracting(LedgerEntry::key, LedgerEntry::kind)
                .containsExactlyInAnyOrder(tuple(keys.get(2), Kind.BASE), tuple(keys.get(3), Kind.SUPERSEDED));
        assertThat(quarantined()).extracting(each -> each.operation().opId()).containsExactly(sent.get(4).opId());
        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 1));
        assertThat(onlySent().baseVersion()).isEqualTo(7);
        assertThat(store().check()).isEmpty();
    }

    @Test
    void anAnswerThatComesTwiceIsIgnored() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation first = onlySent();
        sync().settle(List.of(applied(first, 1)));
        put(key, product("B"));

        sync().settle(List.of(applied(first, 1)));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("B"));
        assertThat(sync().counts().waiting()).isEqualTo(1);
    }

    @Test
    void answersBelongToTheOperationThatTheyName() {
        RecordKey first = newProduct();
        RecordKey second = newProduct();
        put(first, product("A"));
        put(second, product("B"));
        List<Operation> sent = sent();

        sync().settle(List.of(rejected(sent.get(1)),
                new Settlement.Rejected(UUID.randomUUID(), "INVALID", "of an operation that nobody knows")));

        assertThat(take()).extracting(FrozenOperation::opId).containsExactly(sent.get(0).opId());
        assertThat(quarantined()).extracting(each -> each.operation().opId()).containsExactly(sent.get(1).opId());
    }

    @Test
    void aClampedStampIsTakenOver() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation operation = onlySent();
        RemoteRecord clamped = new RemoteRecord(key, 1, stamp(DEVICE, -60), clock.instant(),
                operation.data());

        sync().settle(List.of(new Settlement.Acknowledged(operation.opId(), clamped, true, clock.instant())));

        assertThat(findProduct(key).orElseThrow().sync().lastModified()).isEqualTo(stamp(DEVICE, -60));
    }

    @Test
    @Tag("F25")
    void aLostEditYieldsToTheWinnerAndStandsInTheLedger() {
        RecordKey key = newProduct();
        put(key, product("Mine"));
        Operation operation = onlySent();

        sync().settle(List.of(new Settlement.Superseded(operation.opId(), foreign(key, 2, 5, product("Theirs")),
                clock.instant())));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Theirs"));
        assertThat(findProduct(key).orElseThrow().sync().synced()).isTrue();
        assertThat(onlyLedgerEntry()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.SUPERSEDED);
            assertThat(entry.key()).isEqualTo(key);
            assertThat(entry.lost()).contains(product("Mine"));
            assertThat(entry.lostStamp()).isEqualTo(operation.lastModified());
            assertThat(entry.winner()).contains(product("Theirs"));
            assertThat(entry.winnerStamp()).isEqualTo(stamp("other", 5));
            assertThat(entry.at()).isEqualTo(clock.instant());
        });
    }

    @Test
    void aNewerEditStaysOnTopOfTheWinner() {
        RecordKey key = newProduct();
        put(key, product("Mine"));
        Operation operation = onlySent();
        put(key, product("Newer"));

        sync().settle(List.of(new Settlement.Superseded(operation.opId(), foreign(key, 2, 5, product("Theirs")),
                clock.instant())));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Newer"));
        assertThat(sync().counts().waiting()).isEqualTo(1);
    }

    @Test
    void aWinOverABaseNotMadeOnStandsInTheLedger() {
        RecordKey key = newProduct();
        sync().attach(REMOTE);
        put(key, product("Mine"));
        Operation operation = onlySent();
        pull(foreign(key, 1, -5, product("Theirs")));

        sync().settle(List.of(applied(operation, 2)));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Mine"));
        assertThat(onlyLedgerEntry()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.BASE);
            assertThat(entry.lost()).contains(product("Theirs"));
            assertThat(entry.winner()).contains(product("Mine"));
        });
    }

    @Test
    @Tag("F17")
    @Tag("F7")
    void aRejectedOperationIsQuarantinedAndTheRestGoesOn() {
        RecordKey bad = newProduct();
        RecordKey good = newProduct();
        put(bad, product("Bad"));
        put(good, product("Good"));
        List<Operation> sent = sent();

        sync().settle(List.of(rejected(sent.get(0)), applied(sent.get(1), 1)));

        assertThat(sync().counts()).isEqualTo(new QueueCounts(0, 0, 1));
        assertThat(take()).isEmpty();
        assertThat(findProduct(bad).orElseThrow()).satisfies(item -> {
            assertThat(item.data()).isEqualTo(product("Bad"));
            assertThat(item.sync().error()).contains("INVALID");
            assertThat(item.sync().synced()).isFalse();
        });
        assertThat(quarantined()).containsExactly(
                new QuarantinedOperation(sent.get(0), "INVALID", "name must not be silly", clock.instant()));
    }

    @Test
    void quarantineSurvivesARestart() {
        UUID opId = quarantine(newProduct(), "Bad").opId();
        reopen();
        assertThat(quarantined()).extracting(each -> each.operation().opId()).containsExactly(opId);
    }

    @Test
    void aRetriedOperationIsANewOneOfTheSameDataAndStamp() {
        Operation bad = quarantine(newProduct(), "Bad");

        assertThat(sync().retry(bad.opId())).isTrue();

        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.opId()).isNotEqualTo(bad.opId());
            assertThat(operation.data()).isEqualTo(bad.data());
            assertThat(operation.lastModified()).isEqualTo(bad.lastModified());
            assertThat(operation.baseVersion()).isEqualTo(bad.baseVersion());
        });
        assertThat(sync().retry(bad.opId())).isFalse();
    }

    @Test
    void aDiscardedCreateGoesAndStandsInTheLedger() {
        RecordKey key = newProduct();
        Operation bad = quarantine(key, "Bad");

        assertThat(sync().discard(bad.opId())).isTrue();

        assertThat(findProduct(key)).isEmpty();
        assertThat(sync().empty()).isTrue();
        assertThat(onlyLedgerEntry()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.DISCARDED);
            assertThat(entry.lost()).contains(product("Bad"));
            assertThat(entry.winner()).isEmpty();
        });
        assertThat(sync().discard(bad.opId())).isFalse();
    }

    @Test
    void aDiscardedEditGoesBackToWhatTheRemoteLastSaid() {
        RecordKey key = newProduct();
        sync().attach(REMOTE);
        pull(foreign(key, 3, -100, product("Theirs")));
        Operation bad = quarantine(key, "Bad");
        pull(foreign(key, 4, -50, product("Theirs, newer")));
        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Bad"));

        sync().discard(bad.opId());

        assertThat(findProduct(key).orElseThrow()).satisfies(item -> {
            assertThat(item.data()).isEqualTo(product("Theirs, newer"));
            assertThat(item.sync().version()).isEqualTo(4);
            assertThat(item.sync().synced()).isTrue();
        });
    }

    @Test
    void anEditTakesThePlaceOfAQuarantinedOne() {
        RecordKey key = newProduct();
        quarantine(key, "Bad");

        put(key, product("Good"));

        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
        assertThat(findProduct(key).orElseThrow().sync().error()).isEmpty();
        assertThat(onlySent().data()).contains(product("Good"));
        assertThat(onlyLedgerEntry()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.DISCARDED);
            assertThat(entry.lost()).contains(product("Bad"));
            assertThat(entry.winner()).contains(product("Good"));
        });
    }

    @Test
    void aDeleteOfARejectedCreateIsStillSentSinceItWasHandedOver() {
        RecordKey key = newProduct();
        quarantine(key, "Bad");

        delete(key);

        assertThat(onlySent().delete()).isTrue();
    }

    @Test
    void aRejectionWhileAnotherWaitsGoesToTheLedgerAndPassesItsBaseOn() {
        RecordKey key = newProduct();
        sync().attach(REMOTE);
        pull(foreign(key, 3, -100, product("Theirs")));
        put(key, product("Bad"));
        Operation bad = onlySent();
        pull(foreign(key, 5, -50, product("Theirs, newer")));
        put(key, product("Good"));

        sync().settle(List.of(rejected(bad)));

        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
        assertThat(onlyLedgerEntry().kind()).isEqualTo(Kind.DISCARDED);
        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.data()).contains(product("Good"));
            assertThat(operation.baseVersion()).isEqualTo(3);
        });
    }

    @Test
    @Tag("F16")
    void noNumberOfFailedTriesDropsAnOperation() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation operation = onlySent();
        for (int i = 0; i < 50; i++) {
            sync().settle(List.of(new Settlement.Failed(operation.opId(), "MISSING_REFERENCE")));
        }
        assertThat(findProduct(key).orElseThrow().sync().error()).contains("MISSING_REFERENCE");
        assertThat(onlySent()).isEqualTo(operation);
    }

    @Test
    void theFifthTimeThatAReferenceIsMissingQuarantinesAcrossRestarts() {
        RecordKey key = newEntry();
        put(key, entry(newProduct(), 10));
        Operation operation = onlySent();
        for (int i = 1; i < Settlement.Deferred.TRIES; i++) {
            sync().settle(List.of(deferred(operation)));
            sync().settle(List.of(new Settlement.Failed(operation.opId(), "TIMEOUT")));
            reopen();
        }
        assertThat(onlySent()).isEqualTo(operation);
        assertThat(findEntry(key).orElseThrow().sync().error()).contains("TIMEOUT");

        sync().settle(List.of(deferred(operation)));

        assertThat(sync().counts()).isEqualTo(new QueueCounts(0, 0, 1));
        assertThat(quarantined()).singleElement().satisfies(each -> {
            assertThat(each.operation()).isEqualTo(operation);
            assertThat(each.reason()).isEqualTo("MISSING_REFERENCE");
            assertThat(each.message()).isEqualTo("the product is not there");
            assertThat(each.since()).isEqualTo(clock.instant());
        });
    }

    @Test
    void anEntryWaitsForAProductThatWillBeSentHoweverOften() {
        RecordKey food = put(newProduct(), product("Late")).key();
        RecordKey key = put(newEntry(), entry(food, 10)).key();
        Operation operation = sent().stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
        for (int i = 0; i <= 2 * Settlement.Deferred.TRIES; i++) {
            sync().settle(List.of(deferred(operation)));
        }
        assertThat(sync().counts().quarantined()).isZero();
        assertThat(findEntry(key).orElseThrow().sync().error()).contains("MISSING_REFERENCE");
    }

    @Test
    void entriesOfARefusedProductGoWhenAnEditOfItIsTaken() {
        RecordKey food = put(newProduct(), product("Silly")).key();
        List<RecordKey> entries = List.of(put(newEntry(), entry(food, 10)).key(),
                put(newEntry(), entry(food, 20)).key());
        refuse(sent());
        assertThat(sync().counts()).isEqualTo(new QueueCounts(0, 0, 3));

        put(food, product("Sensible"));
        sync().settle(List.of(applied(onlySent(), 1)));

        assertThat(sync().counts()).isEqualTo(new QueueCounts(2, 0, 0));
        assertThat(sent()).extracting(Operation::key).containsExactlyElementsOf(entries);
        assertThat(store().check()).isEmpty();
    }

    @Test
    void entriesOfAProductThatWasMissingGoWhenItComesFromElsewhere() {
        sync().attach(REMOTE);
        RecordKey food = newProduct();
        RecordKey key = put(newEntry(), entry(food, 10)).key();
        RecordKey other = put(newEntry(), entry(newProduct(), 10)).key();
        refuse(sent());

        pull(foreign(food, 1, -10, product("Theirs")));

        assertThat(onlySent().key()).isEqualTo(key);
        assertThat(quarantined()).singleElement()
                .satisfies(each -> assertThat(each.operation().key()).isEqualTo(other));
    }

    /** The remote takes no product, and so no entry. */
    private void refuse(List<Operation> operations) {
        for (Operation operation : operations) {
            if (operation.key().type() == RecordType.PRODUCT) {
                sync().settle(List.of(rejected(operation)));
            }
            for (int i = 0; i < Settlement.Deferred.TRIES && operation.key().type() != RecordType.PRODUCT; i++) {
                sync().settle(List.of(deferred(operation)));
            }
        }
    }

    @Test
    void aRetriedOperationIsDeferredAsOftenAgain() {
        RecordKey key = newEntry();
        put(key, entry(newProduct(), 10));
        Operation operation = onlySent();
        for (int i = 0; i < Settlement.Deferred.TRIES; i++) {
            sync().settle(List.of(deferred(operation)));
        }
        sync().retry(operation.opId());
        Operation again = onlySent();

        sync().settle(List.of(deferred(again)));

        assertThat(sync().counts()).isEqualTo(new QueueCounts(0, 1, 0));
    }

    @Test
    void anOperationDeferredTooOftenWhileAnotherWaitsGoesToTheLedger() {
        RecordKey key = newEntry();
        RecordKey product = newProduct();
        put(key, entry(product, 10));
        Operation operation = onlySent();
        put(key, entry(product, 20));
        for (int i = 0; i < Settlement.Deferred.TRIES; i++) {
            sync().settle(List.of(deferred(operation)));
        }
        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
        assertThat(onlyLedgerEntry().kind()).isEqualTo(Kind.DISCARDED);
        assertThat(onlySent().data()).contains(entry(product, 20));
    }

    @Test
    void countsAreRightAfterEachThingThatHappensToAnOperation() {
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
        RecordKey key = newProduct();
        put(key, product("A"));
        RecordKey brief = newProduct();
        put(brief, product("B"));
        assertThat(sync().counts()).isEqualTo(new QueueCounts(2, 0, 0));
        delete(brief);
        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
        Operation bad = onlySent();
        assertThat(sync().counts()).isEqualTo(new QueueCounts(0, 1, 0));
        put(key, product("A2"));
        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 1, 0));
        sync().settle(List.of(rejected(bad)));
        Operation second = onlySent();
        sync().settle(List.of(rejected(second)));
        assertThat(sync().counts()).isEqualTo(new QueueCounts(0, 0, 1));
        sync().retry(second.opId());
        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
        drain();
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
        reopen();
        put(key, product("A3"));
        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
    }

    @Test
    void anEditThatIsUndoneIsNotCounted() {
        put(newProduct(), product("A"));
        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
        assertThatThrownBy(() -> store().edit(EditStep.of("fails"), editor -> {
            editor.put(newProduct(), product("B"));
            throw new IllegalStateException("no");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
    }

    @Test
    void whatIsToBeLeftOutHidesNothingBehindIt() {
        for (int i = 0; i < 6; i++) {
            put(newProduct(), product("P" + i));
        }
        List<UUID> first = sync().takeBatch(4, 1_000_000, Set.of()).stream().map(FrozenOperation::opId).toList();

        assertThat(sync().takeBatch(2, 1_000_000, Set.copyOf(first.subList(0, 3)))).hasSize(2)
                .first().matches(each -> each.opId().equals(first.get(3)));
    }

    @Test
    void anEntryInFlightThatItsProductFillsIsSentAgainAsItWas() {
        sync().attach(REMOTE);
        RecordKey oats = newProduct();
        RecordKey entry = newEntry();
        put(entry, entry(oats, 50));
        List<FrozenOperation> first = take();

        pull(foreign(oats, 1, 1, product("Oats")));

        assertThat(findEntry(entry).orElseThrow().data().snapshot()).isPresent();
        assertThat(take()).isEqualTo(first);
        sync().settle(List.of(applied(sent().getFirst(), 1)));
        assertThat(findEntry(entry).orElseThrow().data().snapshot()).isPresent();
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
        assertThat(store().check()).isEmpty();
    }

    @Test
    void anOldOperationThatWaitsAgainIsSentThoughNewerOnesWentBefore() {
        Operation refused = quarantine(newProduct(), "A");
        drain();
        put(newProduct(), product("B"));
        put(newEntry(), entry(newProduct(), 10));
        drain();
        put(newProduct(), product("C"));

        sync().retry(refused.opId());

        assertThat(take()).hasSize(2).first().extracting(FrozenOperation::key).isEqualTo(refused.key());
    }

    @Test
    void whatWaitsBehindAnOperationInFlightIsSentWhenThatIsSettled() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation first = onlySent();
        put(key, product("A2"));
        put(newProduct(), product("B"));
        Operation second = sync().takeBatch(100, 1_000_000, Set.of(first.opId())).stream()
                .map(frozen -> RecordJson.operation(frozen.json())).toList().getFirst();
        sync().settle(List.of(applied(second, 1)));

        sync().settle(List.of(applied(first, 1)));

        assertThat(onlySent().data()).contains(product("A2"));
    }

    @Test
    void anAnswerThatStandsThereTwiceIsTakenOnce() {
        put(newProduct(), product("A"));
        put(newProduct(), product("B"));
        List<Operation> both = sent();

        sync().settle(List.of(applied(both.get(0), 1), applied(both.get(0), 1), applied(both.get(1), 1)));

        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
        assertThat(store().check()).isEmpty();
    }

    @Test
    void reasonsOfAnyLengthAreKept() {
        RecordKey key = newProduct();
        put(key, product("A"));
        sync().settle(List.of(new Settlement.Rejected(onlySent().opId(), "R".repeat(5000), "m".repeat(50_000))));
        assertThat(quarantined()).singleElement().satisfies(each -> {
            assertThat(each.reason()).startsWith("RRRR");
            assertThat(each.message()).startsWith("mmmm");
        });
    }

    @Test
    void aLongReasonIsNotCutInTheMiddleOfACharacter() {
        put(newProduct(), product("A"));
        String smile = "\uD83D\uDE00";
        sync().settle(List.of(new Settlement.Rejected(onlySent().opId(), "R".repeat(199) + smile,
                "m".repeat(1999) + smile)));
        assertThat(quarantined()).singleElement().satisfies(each -> {
            assertThat(each.reason()).matches("R+(" + smile + ")?");
            assertThat(each.message()).matches("m+(" + smile + ")?");
        });
    }

    @Test
    void quarantineAndLedgerAreReadInPages() {
        for (int i = 0; i < 5; i++) {
            RecordKey key = newProduct();
            quarantine(key, "Bad " + i);
            put(key, product("Good " + i));
            sync().settle(List.of(rejected(onlySent())));
        }
        var first = sync().quarantined(Optional.empty(), 3);
        var second = sync().quarantined(first.next(), 3);
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isEmpty();
        assertThat(first.items().get(0).operation().data()).contains(product("Good 0"));

        var latest = ledger(Optional.empty(), 3);
        var older = ledger(latest.next(), 3);
        assertThat(latest.items().get(0).lost()).contains(product("Bad 4"));
        assertThat(older.items()).hasSize(2);
        assertThat(older.next()).isEmpty();
    }

    private Operation quarantine(RecordKey key, String name) {
        put(key, product(name));
        Operation operation = onlySent();
        sync().settle(List.of(rejected(operation)));
        return operation;
    }

    private static Settlement deferred(Operation operation) {
        return new Settlement.Deferred(operation.opId(), "MISSING_REFERENCE", "the product is not there");
    }

    private static Settlement rejected(Operation operation) {
        return new Settlement.Rejected(operation.opId(), "INVALID", "name must not be silly");
    }

    private List<QuarantinedOperation> quarantined() {
        return sync().quarantined(Optional.empty(), 10).items();
    }

    private static void assertOverwritten(LedgerEntry entry, String lost, String winner) {
        assertThat(entry.kind()).isEqualTo(Kind.OVERWRITTEN);
        assertThat(entry.lost()).contains(product(lost));
        assertThat(entry.winner()).contains(product(winner));
    }

    private LedgerEntry onlyLedgerEntry() {
        List<LedgerEntry> entries = ledger(Optional.empty(), 10).items();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }
}
