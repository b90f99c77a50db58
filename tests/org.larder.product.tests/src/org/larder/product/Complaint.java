package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a program says on standard error when it cannot go on: a few words for people, nothing about its inside. */
record Complaint(String text) {

    private static final List<String> INSIDE = List.of("\tat ", "Exception", "java.lang", "!ENTRY", "BundleException");
    private static final int LINES = 6;

    static Complaint of(Program program) {
        var complaint = new Complaint(program.err());
        assertThat(complaint.text()).isNotBlank().doesNotContain(INSIDE);
        assertThat(complaint.text().lines().count()).as("lines of: %s", complaint.text()).isLessThanOrEqualTo(LINES);
        return complaint;
    }

    Complaint names(String what) {
        assertThat(text).contains(what);
        return this;
    }
}
