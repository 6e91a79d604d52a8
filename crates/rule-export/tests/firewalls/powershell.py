"""Says which files of a folder PowerShell would not parse: one line each, and where."""

import pathlib
import sys

import tree_sitter
import tree_sitter_powershell

PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))


def faults(node):
    """The lines, from 1, on which something is wrong or missing."""
    if node.is_error or node.is_missing:
        yield node.start_point.row + 1
    elif node.has_error:
        for child in node.children:
            yield from faults(child)


for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    lines = list(faults(PARSER.parse(path.read_bytes()).root_node))
    if lines:
        print(f"{path.name}: line {lines[0]}")
