package org.larder.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.api.account.Accounts;
import org.larder.api.account.Adoption;
import org.larder.api.account.SignInException;
import org.larder.api.model.Data;
import org.larder.api.model.Page;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.QueueCounts;
import org.larder.api.profile.Binding;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.MassDelete;
import org.larder.api.sync.Repaired;
import org.larder.api.sync.SyncStatus;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.sync.Transports;
import org.larder.api.sync.Verification;

/** A sync that says what a test sets, and remembers what it was told. Thread-safe. */
@NonNullByDefault
final class FakeSync implements BackgroundSyncManager, Accounts, Transports {

    static final Binding ACCOUNT = new Binding("http://127.0.0.1:1/trpc", "u1", "ann@example.org");

    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile List<QuarantinedOperation> quarantined = List.of();
    volatile SyncStatus status = status(Phase.IDLE, Optional.empty());
    volatile Verification verification = new Verification(false, Map.of(), Map.of(), "nothing was set");
    volatile Repaired repaired = new Repaired(verification, 0, false, verification);
    volatile Optional<SignInException> refusal = Optional.empty();

    SyncStatus status(Phase phase, Optional<MassDelete> held) {
        return new SyncStatus(phase, 340, 1200, new QueueCounts(2, 0, quarantined.size()),
                Optional.empty(), Optional.empty(), Optional.empty(), held);
    }

    @Override
    public SyncStatus status() {
        return status;
    }

    @Override
    public CompletableFuture<SyncStatus> syncNow() {
        return CompletableFuture.completedFuture(status);
    }

    @Override
    public void pause() {
        status = status(Phase.PAUSED, Optional.empty());
    }

    @Override
    public void resume() {
        status = status(Phase.IDLE, Optional.empty());
    }

    @Override
    public void cancel() {
        calls.add("cancel");
        status = status(Phase.IDLE, Optional.empty());
    }

    @Override
    public boolean decide(MassDelete.Decision decision) {
        calls.add("decide " + decision);
        status = status(Phase.IDLE, Optional.empty());
        return true;
    }

    @Override
    public Page<QuarantinedOperation> quarantined(Optional<String> after, int limit) {
        return new Page<>(quarantined, Optional.empty());
    }

    @Override
    public boolean retry(UUID opId) {
        calls.add("retry");
        return gone();
    }

    @Override
    public boolean correct(UUID opId, Data data) {
        calls.add("correct " + data);
        return gone();
    }

    @Override
    public boolean discard(UUID opId) {
        calls.add("discard");
        return gone();
    }

    private boolean gone() {
        boolean there = !quarantined.isEmpty();
        quarantined = List.of();
        status = status(Phase.IDLE, Optional.empty());
        return there;
    }

    @Override
    public Verification verify() {
        return verification;
    }

    @Override
    public Repaired repair() {
        calls.add("repair");
        return repaired;
    }

    @Override
    public Optional<Binding> binding() {
        return Optional.of(ACCOUNT);
    }

    @Override
    public boolean signedIn() {
        return true;
    }

    @Override
    public Binding register(String email, String password, Optional<String> name, Adoption adoption) {
        return ACCOUNT;
    }

    @Override
    public Binding signIn(String email, String password, Adoption adoption) {
        return ACCOUNT;
    }

    @Override
    public void signOut() {
        calls.add("sign out");
    }

    @Override
    public List<String> installed() {
        return List.of(FOLDER, TRPC);
    }

    @Override
    public String chosen() {
        return TRPC;
    }

    @Override
    public void useServer(Adoption adoption) {
        calls.add("use server " + adoption);
    }

    @Override
    public void useFolder(Path folder, Optional<String> passphrase, Adoption adoption) {
        calls.add("use " + folder.getFileName() + " " + passphrase.orElse("-") + " " + adoption);
        refusal.filter(reason -> adoption == Adoption.ASK).ifPresent(reason -> {
            throw reason;
        });
    }
}
