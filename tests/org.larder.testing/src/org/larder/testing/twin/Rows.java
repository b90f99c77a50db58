package org.larder.testing.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A sorted map that never changes: with and without make another one, which shares what is the same. A treap whose weights
 * are the mixed hashes of its keys.
 */
final class Rows<K extends Comparable<? super K>, V> {

    /** A tree is empty, or forks at a key that is lighter than all below it. */
    private sealed interface Tree<K, V> {
        record Empty<K, V>() implements Tree<K, V> {
        }

        record Fork<K, V>(K key, V value, int weight, Tree<K, V> left, Tree<K, V> right, int size)
                implements
                    Tree<K, V> {
            Fork<K, V> with(Tree<K, V> newLeft, Tree<K, V> newRight) {
                return new Fork<>(key, value, weight, newLeft, newRight, 1 + newLeft.size() + newRight.size());
            }
        }

        default int size() {
            return this instanceof Fork<K, V> fork ? fork.size() : 0;
        }
    }

    /** What is less than a key, and what is greater. */
    private record Parts<K, V>(Tree<K, V> less, Tree<K, V> greater) {
    }

    private final Tree<K, V> tree;

    Rows() {
        this(new Tree.Empty<>());
    }

    private Rows(Tree<K, V> tree) {
        this.tree = tree;
    }

    int size() {
        return tree.size();
    }

    Optional<V> find(K key) {
        Tree<K, V> here = tree;
        while (here instanceof Tree.Fork<K, V> fork) {
            int order = key.compareTo(fork.key());
            if (order == 0) {
                return Optional.of(fork.value());
            }
            here = order < 0 ? fork.left() : fork.right();
        }
        return Optional.empty();
    }

    Rows<K, V> with(K key, V value) {
        Parts<K, V> parts = split(tree, key);
        Tree<K, V> one = new Tree.Fork<>(key, value, weight(key), new Tree.Empty<>(), new Tree.Empty<>(), 1);
        return new Rows<>(join(join(parts.less(), one), parts.greater()));
    }

    Rows<K, V> without(K key) {
        Parts<K, V> parts = split(tree, key);
        return new Rows<>(join(parts.less(), parts.greater()));
    }

    /** All values by key. */
    List<V> values() {
        return where(value -> true);
    }

    /** The values that pass, by key. */
    List<V> where(Predicate<? super V> test) {
        List<V> found = new ArrayList<>();
        collect(tree, test, found);
        return found;
    }

    /** The first values behind a key. */
    List<V> after(Optional<K> key, int limit) {
        List<V> found = new ArrayList<>();
        first(key.map(before -> split(tree, before).greater()).orElse(tree), limit, found);
        return found;
    }

    Optional<K> last() {
        Optional<K> last = Optional.empty();
        Tree<K, V> here = tree;
        while (here instanceof Tree.Fork<K, V> fork) {
            last = Optional.of(fork.key());
            here = fork.right();
        }
        return last;
    }

    private static <K, V> void collect(Tree<K, V> tree, Predicate<? super V> test, List<V> found) {
        if (tree instanceof Tree.Fork<K, V> fork) {
            collect(fork.left(), test, found);
            if (test.test(fork.value())) {
                found.add(fork.value());
            }
            collect(fork.right(), test, found);
        }
    }

    private static <K, V> void first(Tree<K, V> tree, int limit, List<V> found) {
        if (tree instanceof Tree.Fork<K, V> fork && found.size() < limit) {
            first(fork.left(), limit, found);
            if (found.size() < limit) {
                found.add(fork.value());
            }
            first(fork.right(), limit, found);
        }
    }

    private static <K extends Comparable<? super K>, V> Parts<K, V> split(Tree<K, V> tree, K key) {
        if (!(tree instanceof Tree.Fork<K, V> fork)) {
            return new Parts<>(tree, tree);
        }
        int order = key.compareTo(fork.key());
        if (order == 0) {
            return new Parts<>(fork.left(), fork.right());
        }
        if (order < 0) {
            Parts<K, V> parts = split(fork.left(), key);
            return new Parts<>(parts.less(), fork.with(parts.greater(), fork.right()));
        }
        Parts<K, V> parts = split(fork.right(), key);
        return new Parts<>(fork.with(fork.left(), parts.less()), parts.greater());
    }

    /** One tree of two, all keys of the first being less. */
    private static <K, V> Tree<K, V> join(Tree<K, V> less, Tree<K, V> greater) {
        if (!(less instanceof Tree.Fork<K, V> low)) {
            return greater;
        }
        if (!(greater instanceof Tree.Fork<K, V> high)) {
            return less;
        }
        if (low.weight() < high.weight()) {
            return low.with(low.left(), join(low.right(), high));
        }
        return high.with(join(low, high.left()), high.right());
    }

    private static int weight(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        hash = (hash ^ hash >>> 15) * 0x85EBCA6B;
        return hash ^ hash >>> 13;
    }
}
