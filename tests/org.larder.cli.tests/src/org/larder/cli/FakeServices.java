package org.larder.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.larder.api.account.Accounts;
import org.larder.api.account.Adoption;
import org.larder.api.account.SignInException;
import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.connection.ConnectionState;
import org.larder.api.exchange.Archive;
import org.larder.api.exchange.DiaryExport;
import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.FoodImport;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.api.maintenance.Backups;
import org.larder.api.model.Data;
import org.larder.api.model.Page;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.QueueCounts;
import org.larder.api.profile.Binding;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.profile.Secrets;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.MassDelete;
import org.larder.api.sync.Repaired;
import org.larder.api.sync.SyncStatus;
import org.larder.api.sync.Transports;
import org.larder.api.sync.Verification;

/** Services that answer what a test sets. */
final class FakeServices
        implements
            Services,
            BackgroundSyncManager,
            ConnectionMonitor,
            Accounts,
            FoodImport,
            Profile,
            Transports {

    final FakeData data = new FakeData();
    final FakeStores stores = new FakeStores();
    final FakeFiles files = new FakeFiles();
    final List<String> calls = new ArrayList<>();
    SyncStatus status = status(SyncStatus.Phase.IDLE, Optional.empty());
    ConnectionState connection = new ConnectionState.Online(Instant.EPOCH, Duration.ZERO);
    Verification verification = new Verification(false, Map.of(), Map.of(), "no answer");
    Repaired repaired = new Repaired(verification, 0, false, verification);
    Page<QuarantinedOperation> quarantined = new Page<>(List.of(), Optional.empty());
    /** Whether going on changes the status. */
    boolean resumes = true;
    Optional<SignInException> refusal = Optional.empty();
    Optional<Binding> binding = Optional.empty();
    ImportReport report = new ImportReport(0, 0, 0, List.of(), 0, false);
    FoodTableMapping mapping = FoodTableMapping.LARDER;
    ProfileSettings settings = ProfileSettings.DEFAULT;

    /** 120 of 500 records would vanish. */
    static SyncStatus held() {
        return new SyncStatus(SyncStatus.Phase.HELD, 0, 0, new QueueCounts(2, 1, 4), Optional.of(Instant.EPOCH),
                Optional.empty(), Optional.of("many"), Optional.of(new MassDelete(120, 500, "b-7")));
    }

    static SyncStatus status(SyncStatus.Phase phase, Optional<String> reason) {
        return new SyncStatus(phase, 0, 0, new QueueCounts(2, 1, 4), Optional.of(Instant.EPOCH), Optional.empty(),
                reason);
    }

    @Override
    public Profile profile() {
        return this;
    }

    @Override
    public FakeData data() {
        return data;
    }

    @Override
    public BackgroundSyncManager sync() {
        return this;
    }

    @Override
    public ConnectionMonitor connection() {
        return this;
    }

    @Override
    public Accounts accounts() {
        return this;
    }

    @Override
    public FoodImport foods() {
        return this;
    }

    @Override
    public FakeStores stores() {
        return stores;
    }

    @Override
    public Backups backups() {
        return stores;
    }

    @Override
    public DiaryExport export() {
        return files;
    }

    @Override
    public Archive archive() {
        return files;
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
        status = status(SyncStatus.Phase.PAUSED, Optional.empty());
    }

    @Override
    public void resume() {
        status = resumes ? status(SyncStatus.Phase.IDLE, Optional.empty()) : status;
    }

    @Override
    public Page<QuarantinedOperation> quarantined(Optional<String> after, int limit) {
        return quarantined;
    }

    @Override
    public boolean retry(UUID opId) {
        return quarantined.items().stream().anyMatch(each -> each.operation().opId().equals(opId));
    }

    @Override
    public boolean discard(UUID opId) {
        return retry(opId);
    }

    @Override
    public boolean correct(UUID opId, Data data) {
        calls.add("correct " + data);
        return retry(opId);
    }

    @Override
    public void cancel() {
        calls.add("cancel");
    }

    @Override
    public boolean decide(MassDelete.Decision decision) {
        calls.add("decide " + decision);
        boolean held = status.phase() == SyncStatus.Phase.HELD;
        status = status(SyncStatus.Phase.IDLE, Optional.empty());
        return held;
    }

    @Override
    public Repaired repair() {
        calls.add("repair");
        return repaired;
    }

    @Override
    public FakeServices transports() {
        return this;
    }

    @Override
    public FakeFiles quarantineExport() {
        return files;
    }

    @Override
    public List<String> installed() {
        return List.of(FOLDER, TRPC);
    }

    @Override
    public String chosen() {
        return settings.transport();
    }

    @Override
    public void useServer(Adoption adoption) {
        calls.add("use server " + adoption);
        use(settings.withTransport(TRPC));
    }

    @Override
    public void useFolder(Path folder, Optional<String> passphrase, Adoption adoption) {
        calls.add("use " + folder + " " + passphrase + " " + adoption);
        use(settings.withTransport(FOLDER).withFolder(Optional.of(folder)));
    }

    private void use(ProfileSettings wanted) {
        refusal.ifPresent(reason -> {
            throw reason;
        });
        settings = wanted;
    }

    @Override
    public Verification verify() {
        return verification;
    }

    @Override
    public Optional<Instant> nextProbe() {
        return Optional.empty();
    }

    @Override
    public CompletableFuture<ConnectionState> probeNow() {
        calls.add("probe");
        return CompletableFuture.completedFuture(connection);
    }

    @Override
    public void report(boolean answered) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription whenReached(Runnable listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConnectionState state() {
        return connection;
    }

    @Override
    public Optional<Binding> binding() {
        return binding;
    }

    @Override
    public boolean signedIn() {
        return binding.isPresent();
    }

    @Override
    public Binding register(String email, String password, Optional<String> name, Adoption adoption) {
        calls.add("register " + email + " " + password + " " + name.orElse("-") + " " + adoption);
        return bind(email);
    }

    @Override
    public Binding signIn(String email, String password, Adoption adoption) {
        calls.add("sign in " + email + " " + password + " " + adoption);
        return bind(email);
    }

    private Binding bind(String email) {
        refusal.ifPresent(reason -> {
            throw reason;
        });
        Binding bound = new Binding("http://127.0.0.1:4300/trpc", "u1", email);
        binding = Optional.of(bound);
        return bound;
    }

    @Override
    public void signOut() {
        calls.add("sign out");
    }

    @Override
    public List<String> presets() {
        return List.of("larder", "other");
    }

    @Override
    public Optional<FoodTableMapping> preset(String name) {
        return Optional.of(FoodTableMapping.LARDER).filter(known -> presets().contains(name));
    }

    @Override
    public ImportReport importFoods(Path file, FoodTableMapping chosen, Duplicates duplicates,
            ImportProgress progress) {
        calls.add("import " + file + " " + duplicates);
        mapping = chosen;
        return report;
    }

    @Override
    public ImportReport importStarterFoods(ImportProgress progress) {
        calls.add("import starter foods");
        return report;
    }

    @Override
    public Path folder() {
        return Path.of("/profile");
    }

    @Override
    public Path storeFolder(String engine) {
        return folder().resolve("store").resolve(engine);
    }

    @Override
    public String deviceId() {
        return "device";
    }

    @Override
    public String renewDeviceId() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ProfileSettings settings() {
        return settings;
    }

    @Override
    public ProfileSettings change(UnaryOperator<ProfileSettings> change) {
        settings = change.apply(settings);
        return settings;
    }

    @Override
    public Secrets secrets() {
        throw new UnsupportedOperationException();
    }
}
