"""The crates that the workspace is built from, as `cargo metadata` tells them."""

import json
import subprocess
import sys


def load():
    """Every crate by its id, and the ids of the workspace's own."""
    command = ["cargo", "metadata", "--format-version=1", "--locked"]
    metadata = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    crates = {package["id"]: package for package in metadata["packages"]}
    for node in metadata["resolve"]["nodes"]:
        crates[node["id"]]["edges"] = node["deps"]
    return crates, metadata["workspace_members"]


def built_with(crates, start):
    """The ids of all crates that end up in `start`: what it needs, what those need, and so on."""
    seen, todo = set(), [start]
    while todo:
        for edge in crates[todo.pop()]["edges"]:
            in_build = any(kind["kind"] != "dev" for kind in edge["dep_kinds"])
            if in_build and edge["pkg"] not in seen:
                seen.add(edge["pkg"])
                todo.append(edge["pkg"])
    return seen


def report(faults, success):
    """Ends the program: with the faults and 1, or with a line that says what is well."""
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    if faults:
        sys.exit(1)
    print(success)
