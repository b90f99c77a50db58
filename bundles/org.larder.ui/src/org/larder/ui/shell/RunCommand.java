package org.larder.ui.shell;

import jakarta.inject.Inject;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.Creatable;

/** Runs commands of the workbench from a button. */
@Creatable
public final class RunCommand {

    private final ECommandService commands;
    private final EHandlerService handlers;

    @Inject
    public RunCommand(ECommandService commands, EHandlerService handlers) {
        this.commands = commands;
        this.handlers = handlers;
    }

    /** Does nothing if the command cannot be run now. */
    public void run(String id) {
        ParameterizedCommand command = commands.createCommand(id);
        if (command != null && handlers.canExecute(command)) {
            handlers.executeHandler(command);
        }
    }
}
