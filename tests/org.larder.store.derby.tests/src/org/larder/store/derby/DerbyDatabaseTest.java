package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.StoreKey;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.testing.Household;
import org.larder.testing.store.DatabaseContract;
import org.larder.testing.store.Everything;

class DerbyDatabaseTest extends DatabaseContract {

    private static final String CIPHER = "encryptionAlgorithm=AES/CBC/NoPadding;encryptionKey=";

    private final Path database;

    DerbyDatabaseTest(@TempDir Path folder) {
        super(Household::derbyEngine, folder);
        database = folder.resolve("db");
    }

    @Test
    void aDamagedPageCostsItsOwnRecordsOnly() throws IOException, SQLException {
        LocalStore store = filled(Optional.empty());
        store.close();
        damage(products(""));

        Saved saved = salvage(store);

        assertThat(saved.whole()).isFalse();
        assertThat(saved.records()).hasSizeBetween(150, 299);
    }

    @Test
    void recordsOnSoundPagesAreSavedWithoutTheLog() throws IOException, SQLException {
        LocalStore store = filled(Optional.empty());
        store.close();
        try (Stream<Path> log = Files.list(database.resolve("log"))) {
            for (Path each : log.toList()) {
                Files.write(each, "no log".getBytes(StandardCharsets.US_ASCII));
            }
        }

        assertThatThrownBy(store::open).isInstanceOf(StoreException.class);
        Saved saved = salvage(store);

        assertThat(saved.whole()).isFalse();
        assertThat(saved.records()).hasSize(300);
    }

    @Test
    void theCheckNamesADamagedTable() throws IOException, SQLException {
        LocalStore store = filled(Optional.empty());
        store.close();
        damage(products(""));

        store.open();

        assertThat(store.check()).singleElement()
                .asString()
                .contains("PRODUCT")
                .contains("Invalid checksum")
                .doesNotContain(WORD);
    }

    @Test
    void damageMetByAnEncryptedDatabaseIsToldAndWrittenNowhereInPlainText() throws IOException, SQLException {
        LocalStore store = filled(Optional.of(KEY));
        store.close();
        damage(products(CIPHER + KEY.hex()));

        store.open();
        assertThat(store.check()).isNotEmpty().noneMatch(each -> each.contains(WORD));
        Throwable told = catchThrowable(() -> Everything.records(store));

        assertThat(told).isInstanceOf(StoreDamagedException.class);
        assertThat(Stream.iterate(told, Objects::nonNull, Throwable::getCause))
                .noneMatch(each -> String.valueOf(each.getMessage()).lines().count() > 1);
        store.close();
        assertThat(filesWith(WORD)).isEmpty();
    }

    @Test
    void theCheckNamesRowsThatDoNotAgree() throws SQLException {
        LocalStore store = filled(Optional.empty());
        store.close();
        sql("UPDATE PRODUCT SET FOLDED = 'other' WHERE NAME = 'Haferflocken 7'");
        sql("DELETE FROM PRODUCT WHERE NAME = 'Haferflocken 8'");
        sql("UPDATE PRODUCT SET UTF8 = CAST(X'7b' AS VARCHAR(1) FOR BIT DATA) WHERE NAME = 'Haferflocken 9'");

        store.open();

        assertThat(store.check()).hasSize(3)
                .anyMatch(each -> each.startsWith("What is computed from products/"))
                .anyMatch(each -> each.equals("Operations without their record among products: 1."))
                .anyMatch(each -> each.startsWith("The record products/") && each.contains("cannot be read"));
    }

    @Test
    void theCipherIsAesInCbcModeWithAllBitsOfTheKey() throws SQLException {
        String hex = "0123456789abcdef".repeat(4);
        filled(Optional.of(new StoreKey(hex))).close();

        for (String other : List.of("AES/OFB/NoPadding", "AES/ECB/NoPadding", "DESede/CBC/NoPadding")) {
            assertThatThrownBy(() -> connect("encryptionAlgorithm=" + other + ";encryptionKey=" + hex).close())
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> connect(CIPHER + hex.substring(32)).close())
                .isInstanceOf(SQLException.class);
        connect(CIPHER + hex).close();
        shutDown();
    }

    private static void damage(Path table) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(table.toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.write(new byte[100]);
        }
    }

    /** The file of the table of products. */
    private Path products(String attributes) throws SQLException {
        try (Connection connection = connect(attributes);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CONGLOMERATENUMBER FROM SYS.SYSCONGLOMERATES C"
                        + " JOIN SYS.SYSTABLES T ON T.TABLEID = C.TABLEID WHERE TABLENAME = 'PRODUCT' AND NOT ISINDEX")) {
            assertThat(row.next()).isTrue();
            return database.resolve("seg0").resolve("c" + Long.toHexString(row.getLong(1)) + ".dat");
        } finally {
            shutDown();
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = connect(""); Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
        shutDown();
    }

    private Connection connect(String attributes) throws SQLException {
        EmbeddedDataSource source = source();
        source.setConnectionAttributes(attributes);
        return source.getConnection();
    }

    private void shutDown() {
        EmbeddedDataSource source = source();
        source.setShutdownDatabase("shutdown");
        assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
    }

    private EmbeddedDataSource source() {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(database.toString());
        return source;
    }
}
