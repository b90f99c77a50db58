package org.larder.store.derby;

import java.io.IOException;
import java.nio.file.Path;

import org.larder.api.store.LocalStore;
import org.larder.testing.TestProfile;

/** A program that has the store of a profile open until it is told something, or ended. */
public final class OpenUntilTold {

    private OpenUntilTold() {
    }

    public static void main(String[] args) throws IOException {
        LocalStore store = new DerbyStorage()
                .store(TestProfile.place(new TestProfile(Path.of(args[0]), "dev1"), "derby"));
        store.open();
        System.out.println("open");
        System.in.read();
        store.close();
    }
}
