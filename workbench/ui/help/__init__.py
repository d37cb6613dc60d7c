"""The help (F1): a page for every view, on files that come with the program."""
