package org.larder.api.model;

import java.util.List;
import java.util.stream.Collectors;

/** An input that breaks the bounds of the contract. Nothing was written. */
public class ValidationException extends LarderException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public ValidationException(List<FieldError> errors) {
        super(errors.stream().map(FieldError::toString).collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    public ValidationException(FieldError error) {
        this(List.of(error));
    }

    /** All that is wrong, at least one. */
    public List<FieldError> errors() {
        return errors;
    }
}
