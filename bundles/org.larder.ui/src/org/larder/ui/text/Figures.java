package org.larder.ui.text;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** Figures as a person reads them, in the way of a locale: no decimal for kcal, at most one for grams. */
public final class Figures {

    private static final double KIB = 1024;

    private final Locale locale;

    public Figures(Locale locale) {
        this.locale = locale;
    }

    /** In the way of this computer. */
    public static Figures local() {
        return new Figures(Locale.getDefault(Locale.Category.FORMAT));
    }

    /** Energy, without its unit. */
    public String kcal(double kcal) {
        return format(kcal, 0);
    }

    /** Grams, without the unit. */
    public String grams(double grams) {
        return format(grams, grams < 100 ? 1 : 0);
    }

    /** An amount of food with its unit: {@code 80 g}. Small amounts keep up to three decimals. */
    public String amount(double grams) {
        return (grams < 1 ? format(grams, 3) : format(grams, 1)) + " g";
    }

    /** A number that can be typed again without loss of what a person gave. */
    public String exact(double value) {
        return plain(value, 6);
    }

    public String count(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** A size on disk with its unit, not below 1 KiB: {@code 820 KiB}, {@code 4.2 MiB}. */
    public String bytes(long bytes) {
        double kib = Math.max(1, bytes / KIB);
        return kib < KIB ? format(kib, 0) + " KiB" : format(kib / KIB, 1) + " MiB";
    }

    private String format(double value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMaximumFractionDigits(decimals);
        return format.format(Math.abs(value) < 1e-9 ? 0 : value);
    }

    private String plain(double value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }
}
