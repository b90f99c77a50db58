package org.larder.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * What a command has to say.
 *
 * @param json for programs
 * @param text for people; may be empty
 */
record Answer(JsonNode json, String text) {

    /** Nothing to say, or all said already. */
    static final Answer NOTHING = new Answer(NullNode.getInstance(), "");

    /** The same words for both. */
    static Answer of(String text) {
        return new Answer(TextNode.valueOf(text), text);
    }
}
