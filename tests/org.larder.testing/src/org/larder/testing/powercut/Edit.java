package org.larder.testing.powercut;

import java.util.Map;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;

/**
 * An edit of several records at once.
 *
 * @param after what they say then; empty for those deleted
 */
record Edit(EditStep step, Map<RecordKey, Optional<Data>> after) {
}
