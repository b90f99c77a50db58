package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorePlace;
import org.larder.testing.TestProfile;

/** Pages that a power cut cannot tear. */
class PageSizeTest {

    private static final String PAGES = "SELECT T.CONGLOMERATENAME, T.PAGESIZE FROM SYS.SYSSCHEMAS S,"
            + " SYS.SYSTABLES B, TABLE (SYSCS_DIAG.SPACE_TABLE(S.SCHEMANAME, B.TABLENAME)) T"
            + " WHERE B.SCHEMAID = S.SCHEMAID AND B.TABLETYPE = 'T'";
    private static final int SECTOR = 4096;

    private final StorePlace place;
    private final LocalStore store;

    PageSizeTest(@TempDir Path folder) {
        place = TestProfile.place(new TestProfile(folder, "dev1"), "derby");
        store = new DerbyStorage().store(place);
    }

    @BeforeEach
    void open() {
        store.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void allTablesAndIndexesOfANewDatabaseHavePagesThatADiskWritesWhole() throws SQLException {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(place.folder().toString());
        Map<String, Integer> sizes = new TreeMap<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PAGES)) {
            while (rows.next()) {
                sizes.put(rows.getString(1), rows.getInt(2));
            }
        }
        assertThat(sizes).containsKeys("PRODUCT", "PRODUCT_NAME", "PENDING_OPERATION");
        assertThat(sizes.values()).containsOnly(SECTOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u3300", "\ufb03", "\ufdfa"})
    void aNameThatIsAsLongAsItMayBeFitsThem(String letter) {
        Product product = new Product(letter.repeat(200), new Nutrients(1, 2, 3, 4)).withBrand(Optional.of("b"));
        for (int i = 0; i < 20; i++) {
            RecordKey key = RecordKey.product(UUID.randomUUID());
            store.edit(EditStep.of("Add"), editor -> editor.put(key, product));
        }
        long found = store.read(reader -> reader.countProducts(letter));
        assertThat(found).isEqualTo(20);
    }
}
