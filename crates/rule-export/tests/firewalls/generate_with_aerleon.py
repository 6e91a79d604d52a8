"""Lets Aerleon write formats from the files in a folder: generate_with_aerleon.py FOLDER

Each file holds the two of an archive, with `==> NAME <==` before each. Besides the targets that the policies
name, it takes others in their place. It writes a line for each file that Aerleon refuses, warns of, or leaves
a term out of.
"""

import copy
import logging
import sys
from pathlib import Path

import yaml
from absl import logging as absl_logging
from aerleon import api
from aerleon.lib import naming

# What each target is told, from the words of the filter's own target for PAN-OS. Those without zones get
# a name instead.
TARGETS = {
    "arista": lambda filter_: f"{filter_.list} {filter_.extended}",
    "ciscoxr": lambda filter_: f"{filter_.list} {filter_.extended}",
    "juniper": lambda filter_: f"{filter_.list} {filter_.family}",
    "nftables": lambda filter_: f"{filter_.family} output",
    "fortigate": lambda filter_: filter_.zones,
}


class Filter:
    """The words of a filter's header."""

    def __init__(self, header):
        self.zones = header["targets"]["paloalto"]
        self.list, self.extended = header["targets"]["cisco"].split(" ")
        self.family = self.zones.split(" ")[-1]


class Listener(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard = []

    def emit(self, record):
        self.heard.append(record.getMessage())


def policies(filters):
    """The policies as they are, and one for each other target and filter."""
    yield "portolan", filters
    for target, words in TARGETS.items():
        for number, filter_ in enumerate(filters):
            other = copy.deepcopy(filter_)
            other["header"]["targets"] = {target: words(Filter(filter_["header"]))}
            yield f"{target}-{number}", [other]


def check(text):
    """Writes all targets of one file and looks for each term in what came out."""
    _, naming_file, policy_file = [part.split(" <==\n")[-1] for part in text.split("==> ")]
    definitions = naming.Naming()
    definitions.ParseYaml(naming_file, "portolan.yaml")
    filters = yaml.safe_load(policy_file)["filters"]
    for name, of_policy in policies(filters):
        if not of_policy:
            continue
        written = api.Generate([{"filename": name, "filters": of_policy}], definitions)
        text = "\n".join(written.values())
        for filter_ in of_policy:
            for term in filter_["terms"]:
                is_excluded = name.split("-")[0] in term.get("platform-exclude", [])
                if (term["name"] in text) == is_excluded:
                    raise ValueError(f"{name}: {term['name']} {'is' if is_excluded else 'is not'} there")
                if is_excluded and '"ALL"' in text:
                    raise ValueError(f"{name}: {term['name']} admits everything")


def main():
    listener = Listener()
    logging.getLogger().addHandler(listener)
    absl_logging.get_absl_logger().addHandler(listener)
    logging.captureWarnings(True)
    for path in sorted(Path(sys.argv[1]).iterdir()):
        listener.heard.clear()
        try:
            check(path.read_text())
        except Exception as error:  # Whatever it raises, it refuses the file.
            listener.heard.append(f"{type(error).__name__}: {error}")
        if listener.heard:
            print(f"{path.name}: {'; '.join(listener.heard)}".replace("\n", " "))


main()
