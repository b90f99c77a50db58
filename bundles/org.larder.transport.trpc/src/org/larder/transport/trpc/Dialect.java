package org.larder.transport.trpc;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.FrozenOperation;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;

/** How operations go to a server and records come from it. Thread-safe. */
interface Dialect {

    PushResult push(SignedCalls calls, String deviceId, List<FrozenOperation> operations);

    PullPage pull(SignedCalls calls, Optional<String> cursor, int limit);
}
