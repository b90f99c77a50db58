package org.larder.ui.shell;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/**
 * The colours that mean something (Okabe and Ito, told apart by colour-blind people too), lighter on dark ground. All else
 * takes the colours of the platform.
 */
public enum Tones {
    PROTEIN(0x0072B2, 0x56B4E9),
    FAT(0xE69F00, 0xF5C04D),
    CARBOHYDRATES(0x009E73, 0x3CCBA4),
    /** Over the goal, or in need of a person. */
    OVER(0xD55E00, 0xFF8A3D);

    private static final int DARK = 128;

    private final Color onLight;
    private final Color onDark;

    Tones(int light, int dark) {
        onLight = new Color(light >> 16 & 0xff, light >> 8 & 0xff, light & 0xff);
        onDark = new Color(dark >> 16 & 0xff, dark >> 8 & 0xff, dark & 0xff);
    }

    /** The tone for the ground of a control. */
    public Color on(Control control) {
        return dark(control) ? onDark : onLight;
    }

    /** What the platform marks important things with. */
    public static Color accent(Control control) {
        return control.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION);
    }

    /** Text of minor weight: between the foreground and the ground. */
    public static Color quiet(Control control) {
        return mixed(control, 0.38);
    }

    /** The empty part of a bar or ring. */
    public static Color track(Control control) {
        return mixed(control, 0.87);
    }

    private static Color mixed(Control control, double ground) {
        RGB fore = control.getForeground().getRGB();
        RGB back = control.getBackground().getRGB();
        return new Color(mix(fore.red, back.red, ground), mix(fore.green, back.green, ground),
                mix(fore.blue, back.blue, ground));
    }

    private static int mix(int fore, int back, double ground) {
        return (int) Math.round(fore * (1 - ground) + back * ground);
    }

    private static boolean dark(Control control) {
        RGB ground = control.getBackground().getRGB();
        return (ground.red * 299 + ground.green * 587 + ground.blue * 114) / 1000 < DARK;
    }
}
