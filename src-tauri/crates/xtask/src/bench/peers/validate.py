"""What a Python program does to know a definition: json, jsonschema (draft 2020-12) and a networkx graph.

usage: validate.py FILE ROUNDS -> the median in milliseconds, without the time to import, as JSON.
"""

import json
import pathlib
import statistics
import sys
import time

import jsonschema
import networkx

SCHEMA = json.loads(pathlib.Path(__file__).with_name("schema.json").read_text())


def references(value, step, graph):
    if isinstance(value, dict):
        get = value.get("Get")
        if isinstance(get, str) and get.startswith("Steps."):
            graph.add_edge(get.split(".", 2)[1], step)
        for member in value.values():
            references(member, step, graph)
    elif isinstance(value, list):
        for element in value:
            references(element, step, graph)


def know(text):
    definition = json.loads(text)
    errors = list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(definition))
    graph = networkx.DiGraph()
    for step in definition["Steps"]:
        graph.add_node(step["Name"])
        references(step.get("Arguments"), step["Name"], graph)
        for upstream in step.get("DependsOn", []):
            graph.add_edge(upstream, step["Name"])
    order = list(networkx.topological_sort(graph))
    assert not errors and len(order) == len(definition["Steps"])


def main(file, rounds):
    text = pathlib.Path(file).read_text()
    times = []
    for _ in range(int(rounds)):
        begun = time.perf_counter()
        know(text)
        times.append((time.perf_counter() - begun) * 1000)
    print(json.dumps({"python": statistics.median(times)}))


main(*sys.argv[1:])
