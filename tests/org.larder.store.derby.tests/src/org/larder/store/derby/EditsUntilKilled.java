package org.larder.store.derby;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.testing.TestProfile;

/**
 * A program that edits until it is killed: prints every id once its edit has returned, and the text of every operation
 * once its batch was taken.
 */
public final class EditsUntilKilled {

    private EditsUntilKilled() {
    }

    public static void main(String[] args) {
        DerbyStore store = new DerbyStore(new TestProfile(Path.of(args[0]), "dev1"));
        store.open();
        for (int i = 0;; i++) {
            RecordKey key = RecordKey.product(UUID.randomUUID());
            Product product = new Product("P" + i, new Nutrients(1, 2, 3, 4));
            store.edit(EditStep.of("Add"), editor -> editor.put(key, product));
            System.out.println("edit " + key.id());
            if (i % 7 == 0) {
                store.edit(EditStep.of("Change"),
                        editor -> editor.put(key, product.withBrand(Optional.of("changed"))));
                System.out.println("change " + key.id());
            }
            if (i % 20 == 0) {
                store.sync().takeBatch(1, 10_000, Set.of()).forEach(each -> System.out.println("sent " + each.json()));
            }
        }
    }
}
