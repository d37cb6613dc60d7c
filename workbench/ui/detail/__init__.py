"""The detail column: what happened, by which rule, until when, what to do now."""
