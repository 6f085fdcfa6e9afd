"""Reads lines `word TAB tag` with a blank line after each sentence."""


def sentences(lines):
    """Gives a list of [word, tag] for each sentence."""
    rows = []
    for line in lines:
        line = line.rstrip("\n")
        if line:
            rows.append(line.split("\t"))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows
