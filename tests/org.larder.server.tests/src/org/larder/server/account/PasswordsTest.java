package org.larder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords(64, 1, new SecureRandom());

    @Test
    void aHashKnowsItsPasswordAndNoOther() {
        Optional<String> hash = Optional.of(passwords.hash("pässwörd 🥣"));
        assertThat(passwords.matches("pässwörd 🥣", hash)).isTrue();
        assertThat(passwords.matches("pässwörd", hash)).isFalse();
    }

    @Test
    void nobodyHasAPassword() {
        assertThat(passwords.matches("", Optional.empty())).isFalse();
    }

    @Test
    void equalPasswordsHaveDifferentHashes() {
        assertThat(passwords.hash("same")).isNotEqualTo(passwords.hash("same"));
    }

    @Test
    void aHashKeepsItsCostWhenTheCostIsRaised() {
        Optional<String> cheap = Optional.of(passwords.hash("old"));
        assertThat(new Passwords(128, 2, new SecureRandom()).matches("old", cheap)).isTrue();
    }

    @Test
    void theUsualCostIsThatOfTheRecommendation() {
        assertThat(new Passwords(new SecureRandom()).hash("x")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
