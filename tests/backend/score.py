"""Score a test split with a model in the plainest way, sharing no code with the product or its projects.

Arguments: the model archive and the test split, as stored. Prints their SHA-256, the ROC AUC by its definition
(the share of pairs of a leaver and a stayer in which the leaver scores higher), and what the model is.
"""

import csv
import hashlib
import json
import sys
import tarfile

import numpy
import xgboost

archive, split = sys.argv[1:]


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


with tarfile.open(archive) as members:
    model = xgboost.Booster(model_file=bytearray(members.extractfile("xgboost-model").read()))
with open(split, newline="") as file:
    rows = numpy.array([[float(cell) for cell in row] for row in csv.reader(file)])

scores = model.predict(xgboost.DMatrix(rows[:, 1:]), validate_features=False)
leavers, stayers = scores[rows[:, 0] == 1], scores[rows[:, 0] == 0]
above = (leavers[:, None] > stayers).sum() + 0.5 * (leavers[:, None] == stayers).sum()
print(
    json.dumps(
        {
            "model_sha256": sha256(archive),
            "test_sha256": sha256(split),
            "roc_auc": above / (len(leavers) * len(stayers)),
            "rows": len(rows),
            "trees": model.num_boosted_rounds(),
        }
    )
)
