package org.larder.api.model;

/**
 * A household measure of a product, such as a glass or a slice.
 *
 * @param name 1 to 60 characters
 * @param grams 0.1 to 10,000 g
 * @param extras fields unknown here
 */
public record Serving(String name, double grams, Extras extras) {

    public Serving(String name, double grams) {
        this(name, grams, Extras.NONE);
    }
}
