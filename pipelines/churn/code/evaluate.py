"""Score the test split with the trained model and write evaluation.json.

The report has the form SageMaker's model registry shows for a binary classifier: under
`binary_classification_metrics`, a `value` and a `standard_deviation` for each metric ("NaN": one split gives no
spread), the confusion matrix as actual -> predicted -> customers, and the ROC curve.
"""

from __future__ import annotations

import argparse
import json
import sys
import tarfile
from pathlib import Path

import numpy as np
import pandas as pd
import xgboost
from sklearn import metrics

# A customer predicted at or above this probability counts as leaving.
DECISION_THRESHOLD = 0.5


class InputError(Exception):
    """The model or the test split is not usable; the message says what and where."""


def load_model(archive: Path) -> xgboost.Booster:
    """The booster the XGBoost image stored as `xgboost-model` in model.tar.gz."""
    if not archive.is_file():
        raise InputError(f"no model archive at {archive}")
    with tarfile.open(archive) as members:
        try:
            model = members.extractfile("xgboost-model")
        except KeyError:
            raise InputError(f"{archive.name} holds {members.getnames()}, not xgboost-model") from None
        return xgboost.Booster(model_file=bytearray(model.read()))


def load_split(file: Path) -> tuple[np.ndarray, np.ndarray]:
    """The labels and the features, one row per customer."""
    if not file.is_file():
        raise InputError(f"no test split at {file}")
    rows = pd.read_csv(file, header=None).to_numpy(dtype=float)
    return rows[:, 0].astype(int), rows[:, 1:]


def evaluate(model: xgboost.Booster, labels: np.ndarray, features: np.ndarray) -> dict:
    if model.num_features() != features.shape[1]:
        raise InputError(
            f"the model was trained on {model.num_features()} features, the test split has {features.shape[1]}"
        )
    if len(np.unique(labels)) < 2:
        raise InputError("the test split holds one class only; ROC AUC needs both")
    # The algorithm trains on columns without names, so there are none to compare.
    scores = model.predict(xgboost.DMatrix(features), validate_features=False)
    predicted = (scores >= DECISION_THRESHOLD).astype(int)

    matrix = metrics.confusion_matrix(labels, predicted, labels=[0, 1])
    false_positives, true_positives, _ = metrics.roc_curve(labels, scores)
    values = {
        "accuracy": metrics.accuracy_score(labels, predicted),
        "precision": metrics.precision_score(labels, predicted, zero_division=0),
        "recall": metrics.recall_score(labels, predicted),
        "f1": metrics.f1_score(labels, predicted, zero_division=0),
        "roc_auc": metrics.roc_auc_score(labels, scores),
        "log_loss": metrics.log_loss(labels, scores.astype(float)),
    }
    report = {name: {"value": float(value), "standard_deviation": "NaN"} for name, value in values.items()}
    report["confusion_matrix"] = {
        str(actual): {str(guess): int(matrix[actual, guess]) for guess in (0, 1)} for actual in (0, 1)
    }
    report["receiver_operating_characteristic_curve"] = {
        "false_positive_rates": false_positives.tolist(),
        "true_positive_rates": true_positives.tolist(),
    }
    return {"binary_classification_metrics": report}


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the test split with the trained model.")
    parser.add_argument("--model", type=Path, default=Path("/opt/ml/processing/model/model.tar.gz"))
    parser.add_argument("--test", type=Path, default=Path("/opt/ml/processing/test/test.csv"))
    parser.add_argument("--output", type=Path, default=Path("/opt/ml/processing/evaluation"))
    arguments = parser.parse_args()

    report = evaluate(load_model(arguments.model), *load_split(arguments.test))
    arguments.output.mkdir(parents=True, exist_ok=True)
    (arguments.output / "evaluation.json").write_text(json.dumps(report, indent=2) + "\n")
    for name, metric in report["binary_classification_metrics"].items():
        if "value" in metric:
            print(f"{name}: {metric['value']:.6f}")


if __name__ == "__main__":
    try:
        main()
    except InputError as error:
        sys.exit(f"evaluate.py: {error}")
