package org.larder.ui.products;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.FoodImport;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.model.FieldError;
import org.larder.ui.Messages;
import org.larder.ui.shell.Form;
import org.larder.ui.shell.FormDialog;

/** Asks which file to import, how its columns are to be read, and what becomes of foods that are there already. */
final class ImportDialog extends FormDialog {

    private static final String FILE = "file";

    private final FoodImport importer;
    private final Consumer<ImportOrder> then;
    private String preset = "";
    private Duplicates duplicates = Duplicates.SKIP;
    private boolean comma;

    ImportDialog(Shell parent, FoodImport importer, Consumer<ImportOrder> then) {
        super(parent, Messages.importTitle, Messages.importStart);
        this.importer = importer;
        this.then = then;
    }

    @Override
    protected void fill(Form form) {
        form.text(FILE, Messages.importFile, 0);
        Button browse = new Button(form.area(), SWT.PUSH);
        browse.setText(Messages.importBrowse);
        browse.addListener(SWT.Selection, event -> browse(form));
        form.row("", browse);
        Combo presets = new Combo(form.area(), SWT.DROP_DOWN | SWT.READ_ONLY);
        List<String> names = importer.presets();
        names.forEach(name -> presets.add(PresetWords.of(name)));
        presets.addListener(SWT.Selection, event -> preset = names.get(presets.getSelectionIndex()));
        if (!names.isEmpty()) {
            presets.select(0);
            preset = names.get(0);
        }
        form.row(Messages.importPreset, presets);
        form.row(Messages.importDuplicates, choice(form));
        Button decimal = new Button(form.area(), SWT.CHECK);
        decimal.setText(Messages.importComma);
        decimal.addListener(SWT.Selection, event -> comma = decimal.getSelection());
        form.row("", decimal);
    }

    private Combo choice(Form form) {
        Combo combo = new Combo(form.area(), SWT.DROP_DOWN | SWT.READ_ONLY);
        List<Duplicates> choices = List.of(Duplicates.values());
        choices.forEach(each -> combo.add(words(each)));
        combo.select(choices.indexOf(duplicates));
        combo.addListener(SWT.Selection, event -> duplicates = choices.get(combo.getSelectionIndex()));
        return combo;
    }

    private static String words(Duplicates duplicates) {
        return switch (duplicates) {
            case SKIP -> Messages.duplicatesSkip;
            case UPDATE -> Messages.duplicatesUpdate;
            case ADD -> Messages.duplicatesAdd;
        };
    }

    @Override
    protected void save(Form form) {
        Optional<Path> file = path(form.get(FILE));
        Optional<FoodTableMapping> mapping = importer.preset(preset).map(this::withComma);
        if (file.isEmpty() || mapping.isEmpty()) {
            failed(List.of(new FieldError(FILE, "", Messages.importNoFile)));
        } else {
            close();
            then.accept(new ImportOrder(file.get(), mapping.get(), duplicates));
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(text).filter(typed -> !typed.isEmpty()).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private FoodTableMapping withComma(FoodTableMapping mapping) {
        return mapping.withDecimalComma(comma || mapping.decimalComma());
    }

    private void browse(Form form) {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText(Messages.importTitle);
        dialog.setFilterExtensions(new String[]{"*.csv;*.tsv;*.txt;*.gz", "*"});
        dialog.setFilterNames(new String[]{Messages.importTables, Messages.importAllFiles});
        Optional.ofNullable(dialog.open()).ifPresent(file -> form.set(FILE, file));
    }
}
