import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What was measured of a workload: a few rounds, in each of them every subject once. */
final class Results {

    private final Map<String, List<Map<String, Double>>> rounds = new LinkedHashMap<>();

    /** Adds figures of a subject to a round. */
    void add(String subject, int round, Map<String, Double> figures) {
        List<Map<String, Double>> all = rounds.computeIfAbsent(subject, each -> new ArrayList<>());
        while (all.size() <= round) {
            all.add(new LinkedHashMap<>());
        }
        all.get(round).putAll(figures);
    }

    /** The median of a subject's rounds. */
    OptionalDouble value(String subject, Metric metric) {
        return median(IntStream.range(0, rounds(subject).size())
                .mapToObj(round -> figure(subject, round, metric))
                .toList());
    }

    /** The median of the rounds' ratios: how many times better a subject is than another one in the same round. */
    OptionalDouble ratio(String subject, String other, Metric metric) {
        return median(IntStream.range(0, Math.min(rounds(subject).size(), rounds(other).size()))
                .mapToObj(round -> ratio(figure(subject, round, metric), figure(other, round, metric), metric.more()))
                .toList());
    }

    private List<Map<String, Double>> rounds(String subject) {
        return rounds.getOrDefault(subject, List.of());
    }

    private OptionalDouble figure(String subject, int round, Metric metric) {
        if (metric.part().isPresent()) {
            return ratio(named(subject, round, metric.part().get()),
                    named(subject, round, metric.of().orElseThrow()), true);
        }
        return named(subject, round, metric.name());
    }

    private OptionalDouble named(String subject, int round, String name) {
        Map<String, Double> figures = rounds(subject).get(round);
        return figures.containsKey(name) ? OptionalDouble.of(figures.get(name)) : OptionalDouble.empty();
    }

    private static OptionalDouble ratio(OptionalDouble first, OptionalDouble second, boolean more) {
        if (first.isEmpty() || second.isEmpty()) {
            return OptionalDouble.empty();
        }
        double ratio = first.getAsDouble() / second.getAsDouble();
        return OptionalDouble.of(more ? ratio : 1 / ratio);
    }

    private static OptionalDouble median(List<OptionalDouble> values) {
        double[] sorted = values.stream().flatMapToDouble(OptionalDouble::stream).sorted().toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
    }
}
