package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.testing.store.ThreadContract;

class DerbyThreadTest extends ThreadContract {

    DerbyThreadTest(@TempDir Path folder) {
        super(DerbyStores.in(folder));
    }

    @Test
    void aProductThatIsKnownIsFoundAsItWasWhileAnotherChangesIt() throws Exception {
        RecordKey key = newProduct();
        put(key, product("A"));
        Optional<Item<Product>> before = store().product(key.uuid());
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch found = new CountDownLatch(1);
        CompletableFuture<Boolean> edit = CompletableFuture
                .supplyAsync(() -> store().edit(EditStep.of("slow"), editor -> {
                    editor.put(key, product("B"));
                    inside.countDown();
                    return passed(found);
                }), Thread::startVirtualThread);
        assertThat(passed(inside)).isTrue();

        CompletableFuture<Optional<Item<Product>>> finding = CompletableFuture
                .supplyAsync(() -> store().product(key.uuid()), Thread::startVirtualThread);

        assertThat(finding.get(30, TimeUnit.SECONDS)).isEqualTo(before);
        found.countDown();
        assertThat(edit.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(store().product(key.uuid()).orElseThrow().data()).isEqualTo(product("B"));
    }

    private static boolean passed(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
