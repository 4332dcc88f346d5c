"""Writes the shape catalogs from botocore's service models: `python generate.py FOLDER`.

`arguments.json` holds what a step's `Arguments` may be, `properties.json` what a reference to a step may say, and
`help.json` the API's own words on each member. In all of them one shape is one line, so that a new botocore
makes a diff that can be read. Why Python: botocore's own loader reads its compressed models and merges its
patches to them; anything else would rebuild that.
"""

import html
import json
import re
import sys
from pathlib import Path

import botocore
from botocore.loaders import Loader

import pipelines

SCALARS = {
    "string": "string",
    "integer": "integer",
    "long": "integer",
    "float": "float",
    "double": "float",
    "bigdecimal": "float",
    "boolean": "boolean",
    "timestamp": "timestamp",
    "blob": "string",
}
SERVICES = ("sagemaker", "emr", "emr-serverless")
# What these may be grows with each month's hardware and offers: what is unknown to the model is no mistake yet.
GROWING = re.compile(
    r"(InstanceType|AcceleratorType|AmiVersion|^JobCategory|^JobSchemaVersion|^CustomizationTechnique|^EvaluationType"
    r"|^ServerlessJobType|^Peft|^SequenceLength|^ServerlessJobBaseModelArn|^HubDataSetArn|^HubContentVersion"
    r"|^ClarifyTextLanguage|^AcceleratorPartitionType)$"
)
# They refuse nothing.
EVERYTHING = {r"[\S\s]*", r"[\s\S]*", r"(.|\s)*", r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*"}
HELP_LENGTH = 200


class Catalog:
    """Shapes reachable from what was asked for, in the catalog's form."""

    def __init__(self, models, constraints):
        self.models = models
        self.constraints = constraints
        self.shapes = {}
        self.origins = {}

    def key(self, service, name):
        return name if service == "sagemaker" else f"{service}:{name}"

    def add(self, service, name):
        """The reference to a shape: a scalar's word, or its key after it was entered."""
        model = self.models[service][name]
        kind = model["type"]
        key = self.key(service, name)
        if kind in SCALARS:
            shape = {"type": SCALARS[kind], **self.limits(name, model)}
            if len(shape) == 1:
                return shape["type"]
            self.shapes[key] = shape
        elif key not in self.shapes:
            self.shapes[key] = None  # shapes may hold themselves
            self.shapes[key] = getattr(self, kind)(service, key, model)
        self.origins[key] = (service, name)
        return key

    def limits(self, name, model):
        limits = {}
        if "enum" in model:
            limits["enum"] = model["enum"]
        if self.constraints:
            if GROWING.search(name):
                limits["grows"] = True
            if "pattern" in model and model["pattern"] not in EVERYTHING:
                limits["pattern"] = model["pattern"]
            limits |= self.sizes(model)
        return limits

    def sizes(self, model):
        if not self.constraints:
            return {}
        # "At least nothing" limits numbers only.
        numeric = SCALARS.get(model["type"]) in ("integer", "float")
        least = {"min": model["min"]} if "min" in model and (numeric or model["min"] > 0) else {}
        return least | ({"max": model["max"]} if "max" in model else {})

    def structure(self, service, key, model):
        refused = pipelines.REFUSED.get(key, {}) if self.constraints else {}
        members = {
            member: self.add(service, shape["shape"])
            for member, shape in model["members"].items()
            if member not in refused and not shape.get("idempotencyToken")
        }
        structure = {"type": "structure", "members": members}
        if not self.constraints:
            return structure
        members |= {name: self.resolve(word) for name, word in pipelines.ADDED.get(key, {}).items()}
        filled = pipelines.FILLED.get(key, [])
        required = [name for name in model.get("required", []) if name in members and name not in filled]
        one_of = list(pipelines.ONE_OF.get(key, []))
        if model.get("union"):
            one_of.append(list(members))
        extra = {
            "required": required,
            "one_of": one_of,
            "most_one_of": pipelines.MOST_ONE_OF.get(key, []),
            "some_of": pipelines.SOME_OF.get(key, []),
            "refused": refused,
        }
        for member in [name for group in one_of + extra["most_one_of"] + extra["some_of"] for name in group]:
            assert member in members, f"{key} has no {member}"
        return structure | {name: value for name, value in extra.items() if value}

    def list(self, service, key, model):
        rest = {"named": pipelines.NAMED[key]} if key in pipelines.NAMED else self.sizes(model)
        return {"type": "list", "member": self.add(service, model["member"]["shape"]), **rest}

    def map(self, service, key, model):
        name = self.add(service, model["key"]["shape"])
        keys = {} if name == "string" or not self.constraints else {"key": name}
        return {"type": "map", **keys, "value": self.add(service, model["value"]["shape"]), **self.sizes(model)}

    def resolve(self, word):
        """A word of `pipelines.py` as a reference."""
        service, colon, name = word.partition(":")
        return self.add(service, name) if colon else word

    def enter(self, key, shape):
        """A shape written by hand."""
        assert key not in self.shapes, f"{key} is the API's own"
        shape = dict(shape)
        for part in ("member", "value"):
            if part in shape:
                shape[part] = self.resolve(shape[part])
        if "members" in shape:
            shape["members"] = {name: self.resolve(word) for name, word in shape["members"].items()}
        self.shapes[key] = shape
        return key

    def text(self, **roots):
        words = set(SCALARS.values()) | {"any", "declared", "iterations", "selected"}
        assert not words & self.shapes.keys()
        for key, shape in self.shapes.items():
            parts = [shape[part] for part in ("member", "key", "value") if part in shape]
            for part in [*shape.get("members", {}).values(), *parts]:
                assert part in words or part in self.shapes, f"{key} holds the unknown {part}"
        head = [f'"botocore": {line(botocore.__version__)}']
        head += [f"{line(name)}: {line(dict(sorted(keys.items())))}" for name, keys in roots.items()]
        return "{\n" + ",\n".join(head) + f',\n"shapes": {lines(self.shapes)}\n}}\n'


def line(value):
    return json.dumps(value, ensure_ascii=False)


def lines(values):
    return "{\n" + ",\n".join(f"{line(key)}: {line(value)}" for key, value in sorted(values.items())) + "\n}"


def arguments(models):
    catalog = Catalog(models, constraints=True)
    roots = {step: catalog.add(service, name) for step, (service, name) in pipelines.REQUESTS.items()}
    for key, shape in pipelines.ADDITIONS.items():
        catalog.enter(key, shape)
    for step, shape in pipelines.ARGUMENTS.items():
        roots[step] = catalog.enter(f"{step}Arguments", shape)
    steps = dict.fromkeys(roots, catalog.enter("PlainStep", {"type": "structure", "members": pipelines.STEP}))
    for step, (members, required) in pipelines.STEPS.items():
        shape = {"type": "structure", "members": pipelines.STEP | members, "required": required}
        steps[step] = catalog.enter(f"{step}Step", shape)
    return catalog, catalog.text(roots=roots, steps=steps)


def properties(models):
    catalog = Catalog(models, constraints=False)
    for key, shape in pipelines.ADDED_PROPERTY_SHAPES.items():
        catalog.enter(key, shape)
    roots = {}
    for step, (service, name) in pipelines.RESPONSES.items():
        roots[step] = catalog.add(service, name)
        added = pipelines.ADDED_PROPERTIES.get(step, {})
        catalog.shapes[roots[step]]["members"] |= {name: catalog.resolve(word) for name, word in added.items()}
    for step, members in pipelines.PROPERTIES.items():
        roots[step] = catalog.enter(f"{step}Properties", {"type": "structure", "members": members})
    return catalog, catalog.text(roots=roots)


def sentence(documentation):
    """The first sentences of a help text, without markup, as many as fit."""
    text = re.sub(r"<(p|li|ul|note|important)>", " ", documentation)
    text = html.unescape(re.sub(r"<[^>]*>", "", text))
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) <= HELP_LENGTH:
        return text
    ends = [match.end() for match in re.finditer(r"[.!?](?= [A-Z])", text[: HELP_LENGTH + 1])]
    # "e.g." and the like end no sentence, and a text that begins with one would be cut to nothing.
    ends = [end for end in ends if end > 20 and not re.search(r"\b(e\.g|i\.e|etc|vs)\.$", text[:end])]
    if ends:
        return text[: ends[-1]]
    return text[: HELP_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def help_texts(models, catalogs):
    texts = {}
    for catalog in catalogs:
        for key, (service, name) in catalog.origins.items():
            for member, shape in models[service][name].get("members", {}).items():
                if member in catalog.shapes[key]["members"] and shape.get("documentation"):
                    texts.setdefault(key, {})[member] = sentence(shape["documentation"])
    return lines(texts) + "\n"


NOTICE = f"""The files arguments.json, properties.json and help.json in this folder are derived from the service models of
botocore {botocore.__version__} (https://github.com/boto/botocore), which is
Copyright 2012-2022 Amazon.com, Inc. or its affiliates. All Rights Reserved.

Licensed under the Apache License, Version 2.0 (the "License"). You may not use these files except in compliance
with the License. You may obtain a copy of the License at

    https://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
the specific language governing permissions and limitations under the License.

Changes: only the shapes behind SageMaker Pipelines are kept, in a form of our own; members that Pipelines fills
in or refuses are marked; help texts are cut to their first sentences. `cargo xtask shapes` makes them anew.
"""


def main(folder):
    loader = Loader()
    models = {service: loader.load_service_model(service, "service-2")["shapes"] for service in SERVICES}
    requests, requests_text = arguments(models)
    responses, responses_text = properties(models)
    files = {
        "arguments.json": requests_text,
        "properties.json": responses_text,
        "help.json": help_texts(models, (requests, responses)),
        "NOTICE": NOTICE,
    }
    for name, text in files.items():
        (Path(folder) / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
