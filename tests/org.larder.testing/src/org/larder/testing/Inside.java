package org.larder.testing;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.Bundle;

/** Makes components of bundles that export nothing, inside a framework and without one. */
public final class Inside {

    private Inside() {
    }

    /**
     * Calls the only public constructor that takes these values.
     *
     * @param bundle the symbolic name
     * @param className a public class of it
     */
    public static <T> T make(Class<T> type, String bundle, String className, Object... values) {
        try {
            return type.cast(Arrays.stream(load(bundle, className).getConstructors())
                    .filter(constructor -> constructor.getParameterCount() == values.length)
                    .findFirst()
                    .orElseThrow()
                    .newInstance(values));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(className, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className, e);
        }
    }

    /** Calls the only public method of that name that takes so many values. */
    public static void call(Object target, String name, Object... values) {
        try {
            Arrays.stream(target.getClass().getMethods())
                    .filter(method -> method.getName().equals(name) && method.getParameterCount() == values.length)
                    .findFirst()
                    .orElseThrow()
                    .invoke(target, values);
        } catch (InvocationTargetException e) {
            rethrow(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static void rethrow(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(cause);
    }

    private static Class<?> load(String bundle, String className) throws ClassNotFoundException {
        List<Bundle> bundles = Bundles.all();
        if (bundles.isEmpty()) {
            return Class.forName(className);
        }
        return bundles.stream()
                .filter(each -> bundle.equals(each.getSymbolicName()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("the bundle " + bundle + " is not among those of this test"))
                .loadClass(className);
    }
}
