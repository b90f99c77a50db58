package org.larder.ui.shell;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;

/** The line icons of Larder, freed with the control that shows them. */
public final class Icons {

    private final LocalResourceManager images;

    public Icons(Control owner) {
        images = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    /** @param name of the file below {@code icons}, without its ending */
    public Image get(String name) {
        return images.create(ImageDescriptor.createFromURL(Icons.class.getResource("/icons/" + name + ".svg")));
    }
}
