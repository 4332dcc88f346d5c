"""XGBoost as SageMaker's built-in algorithm: string hyperparameters and channels in, a model file out.

Follows the container's own rules (github.com/aws/sagemaker-xgboost-container): which hyperparameters there
are and their ranges, how a channel is read, what is printed, and what a user's mistake is called. Runs on
Python 3.7 and later with XGBoost 1.3 and later.

Left out: several hosts, GPUs, Pipe mode, RecordIO, cross validation (_kfold) and the container's own
metrics (accuracy, f1, ...), which are not XGBoost's.
"""

import csv
import json
import logging
import os
import signal
import sys
import traceback

import numpy
import xgboost

ML = "/opt/ml"
MODEL = os.path.join(ML, "model", "xgboost-model")
FAILURE = os.path.join(ML, "output", "failure")

MAXIMIZED = {"accuracy", "auc", "aucpr", "balanced_accuracy", "f1", "f1_binary", "f1_macro", "map", "ndcg",
             "precision", "precision_macro", "precision_micro", "r2", "recall", "recall_macro", "recall_micro"}
EVAL_METRICS = {"auc", "aucpr", "map", "ndcg", "aft-nloglik", "cox-nloglik", "error", "gamma-deviance",
                "gamma-nloglik", "interval-regression-accuracy", "logloss", "mae", "mape", "merror",
                "mlogloss", "mphe", "poisson-nloglik", "rmse", "rmsle", "tweedie-nloglik"}
OBJECTIVES = {"binary:logistic", "binary:logitraw", "binary:hinge", "count:poisson", "multi:softmax",
              "multi:softprob", "rank:pairwise", "rank:ndcg", "rank:map", "reg:linear", "reg:squarederror",
              "reg:logistic", "reg:gamma", "reg:pseudohubererror", "reg:squaredlogerror", "reg:absoluteerror",
              "reg:tweedie", "survival:aft", "survival:cox"}
# XGBoost's own complaints that the user can do something about.
USER_MISTAKES = ["Must be smaller than", "Check failed: preds.Size() == info.labels", "label must be in",
                 "label and prediction size not match", "feature_names mismatch", "Label set is empty",
                 "should be the same length", "Base score must be", "must be in [0, 1]", "Labels must be"]


class UserError(Exception):
    """A mistake in the hyperparameters or the data."""


def integer(low=None, high=None):
    return number(int, "an integer", low, high)


def real(low=None, high=None, above=None, below=None):
    return number(float, "a number", low, high, above, below)


def number(convert, kind, low=None, high=None, above=None, below=None):
    def parse(name, text):
        try:
            value = convert(text)
        except ValueError:
            raise UserError("Hyperparameter {}: could not parse value: '{}' is not {}".format(name, text, kind))
        inside = ((low is None or value >= low) and (high is None or value <= high)
                  and (above is None or value > above) and (below is None or value < below))
        if not inside:
            limits = [(">=", low), ("<=", high), (">", above), ("<", below)]
            wanted = " and ".join("{} {}".format(sign, limit) for sign, limit in limits if limit is not None)
            raise UserError("Hyperparameter {}: {} is not in range: must be {}".format(name, text, wanted))
        return value
    return parse


def one_of(*allowed):
    def parse(name, text):
        if text not in allowed:
            raise UserError("Hyperparameter {}: {} is not in {}".format(name, text, sorted(allowed)))
        return text
    return parse


def list_of(*allowed):
    def parse(name, text):
        values = text.split(",")
        for value in values:
            if value not in allowed:
                raise UserError("Hyperparameter {}: value {} not in range {}".format(name, value, sorted(allowed)))
        return values
    return parse


def eval_metrics(name, text):
    """`auc,error@0.4`: XGBoost's metrics, some with a threshold."""
    values = text.split(",")
    for value in values:
        metric, _, threshold = value.partition("@")
        if metric not in EVAL_METRICS:
            raise UserError("Hyperparameter {}: value {} not in range {}".format(name, value, sorted(EVAL_METRICS)))
        if threshold:
            if metric not in ("error", "ndcg", "map"):
                raise UserError("Metric '{}' is not supported. Parameter 'eval_metric' with customized threshold "
                                "should be one of these options: 'error', 'ndcg', 'map'.".format(value))
            try:
                float(threshold.rstrip("-"))
            except ValueError:
                raise UserError("Threshold value 't' in '{}@t' expects float input.".format(metric))
    return values


def literal(name, text):
    """`(1,-1)` or `[[0,1],[2]]`, handed on as XGBoost takes them."""
    if not text.strip() or text.strip()[0] not in "([" or text.strip()[-1] not in ")]":
        raise UserError("Hyperparameter {}: could not parse value: {}".format(name, text))
    return text


UPDATERS = ("grow_colmaker", "distcol", "grow_histmaker", "grow_skmaker", "grow_quantile_histmaker", "sync",
            "refresh", "prune", "shotgun", "coord_descent")
SWITCH = one_of("true", "false")
HYPERPARAMETERS = {
    "num_round": integer(low=1),
    "csv_weights": integer(low=0, high=1),
    "early_stopping_rounds": integer(low=1),
    "booster": one_of("gbtree", "gblinear", "dart"),
    "verbosity": integer(low=0, high=3),
    "nthread": integer(low=1),
    "eta": real(low=0, high=1),
    "gamma": real(low=0),
    "max_depth": integer(low=0),
    "min_child_weight": real(low=0),
    "max_delta_step": real(low=0),
    "subsample": real(above=0, high=1),
    "colsample_bytree": real(above=0, high=1),
    "colsample_bylevel": real(above=0, high=1),
    "colsample_bynode": real(above=0, high=1),
    "lambda": real(low=0),
    "alpha": real(low=0),
    "tree_method": one_of("auto", "exact", "approx", "hist", "gpu_hist"),
    "sketch_eps": real(above=0, below=1),
    "scale_pos_weight": real(above=0),
    "updater": list_of(*UPDATERS),
    "dsplit": one_of("row", "col"),
    "refresh_leaf": integer(low=0, high=1),
    "process_type": one_of("default", "update"),
    "grow_policy": one_of("depthwise", "lossguide"),
    "max_leaves": integer(low=0),
    "max_bin": integer(low=0),
    "predictor": one_of("auto", "cpu_predictor", "gpu_predictor"),
    "monotone_constraints": literal,
    "interaction_constraints": literal,
    "sample_type": one_of("uniform", "weighted"),
    "normalize_type": one_of("tree", "forest"),
    "rate_drop": real(low=0, high=1),
    "one_drop": integer(low=0, high=1),
    "skip_drop": real(low=0, high=1),
    "lambda_bias": real(low=0, high=1),
    "tweedie_variance_power": real(above=1, below=2),
    "objective": one_of(*OBJECTIVES),
    "num_class": integer(low=2),
    "base_score": real(low=0),
    "_tuning_objective_metric": lambda name, text: text,
    "eval_metric": eval_metrics,
    "seed": integer(low=-(2**31) + 1, high=2**31 - 2),
    "num_parallel_tree": integer(low=1),
    "save_model_on_termination": SWITCH,
    "aft_loss_distribution": one_of("normal", "logistic", "extreme"),
    "aft_loss_distribution_scale": real(low=0),
    "deterministic_histogram": SWITCH,
    "sampling_method": one_of("uniform", "gradient_based"),
    "prob_buffer_row": integer(low=2),
    "use_dask_gpu_training": SWITCH,
}
ALIASES = {"learning_rate": "eta", "min_split_loss": "gamma", "reg_lambda": "lambda", "reg_alpha": "alpha"}


def read_hyperparameters(given):
    """The typed hyperparameters, refused as the container refuses them."""
    parsed = {}
    for name, text in given.items():
        name = ALIASES.get(name, name)
        # The SDK adds its own (sagemaker_region, ...), which the container drops.
        if name.startswith("sagemaker_"):
            continue
        if name in ("_kfold", "_num_cv_round"):
            raise UserError("Hyperparameter {}: cross validation is not supported on this machine".format(name))
        if name not in HYPERPARAMETERS:
            raise UserError("Extraneous hyperparameter found: {}".format(name))
        parsed[name] = HYPERPARAMETERS[name](name, str(text))
    if "num_round" not in parsed:
        raise UserError("Missing required hyperparameter: num_round")
    objective = parsed.get("objective")
    if objective in ("multi:softmax", "multi:softprob") and "num_class" not in parsed:
        raise UserError("Require input for parameter 'num_class' for multi-classification")
    if "auc" in parsed.get("eval_metric", []) and not (objective or "").startswith(("binary:", "rank:")):
        raise UserError("Metric 'auc' can only be applied for classification and ranking problems.")
    return parsed


def content_type(channel):
    """`csv`, `libsvm` or `parquet`; libsvm when the channel does not say."""
    text = channel.get("ContentType")
    if not text:
        return "libsvm"
    kind, _, options = (part.strip() for part in text.lower().partition(";"))
    for option in options.split(";"):
        name, _, value = (part.strip() for part in option.partition("="))
        if kind in ("csv", "text/csv") and name == "label_size" and value != "1":
            raise UserError("{} is not an accepted csv ContentType. Optional parameter label_size must be equal "
                            "to 1".format(text))
    kinds = {"csv": "csv", "text/csv": "csv", "libsvm": "libsvm", "text/libsvm": "libsvm",
             "text/x-libsvm": "libsvm", "parquet": "parquet", "application/x-parquet": "parquet"}
    if kind not in kinds:
        raise UserError("{} is not an accepted ContentType: {}.".format(text, ", ".join(kinds)))
    return kinds[kind]


def data_files(folder):
    """The data files of a channel: hidden ones and those that begin with `_` are not."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders.sort()
        found += [os.path.join(parent, name) for name in sorted(names) if not name.startswith((".", "_"))]
    return [path for path in found if os.path.getsize(path) > 0]


def delimiter_of(path):
    with open(path, errors="ignore") as lines:
        first = lines.readline()
    try:
        return csv.Sniffer().sniff(first[:10000]).delimiter
    except csv.Error as error:
        raise UserError("Could not determine delimiter on line {}:\n{}".format(first[:50], error))


def read_csv(paths, weighted):
    """Label first, then the weight when there is one, then the features; no header."""
    import pandas

    delimiter = delimiter_of(paths[0])
    logging.info("Determined delimiter of CSV input is '%s'", delimiter)
    tables = []
    for path in paths:
        try:
            table = pandas.read_csv(path, header=None, sep=delimiter, dtype=numpy.float32)
        except ValueError as error:
            with open(path, errors="ignore") as lines:
                first = lines.readline()
            raise UserError("Failed to load csv data with exception:\n{}: {}. The first line is '{}': every value "
                            "must be a number, and there must be no header.".format(
                                os.path.basename(path), error, first.strip()[:50]))
        if tables and table.shape[1] != tables[0].shape[1]:
            raise UserError("Failed to load csv data with exception:\n{} has {} columns, and {} has {}".format(
                os.path.basename(path), table.shape[1], os.path.basename(paths[0]), tables[0].shape[1]))
        tables.append(table)
    values = numpy.concatenate([table.to_numpy() for table in tables])
    first_feature = 2 if weighted else 1
    if values.shape[1] <= first_feature:
        raise UserError("Failed to load csv data with exception:\n{} columns leave no feature beside the label"
                        .format(values.shape[1]))
    if numpy.isnan(values[:, 0]).any():
        raise UserError("Failed to load csv data with exception:\nthe label, the first column, is missing in some "
                        "rows")
    weight = values[:, 1] if weighted else None
    return xgboost.DMatrix(values[:, first_feature:], label=values[:, 0], weight=weight)


def read_libsvm(paths):
    from scipy import sparse

    labels, weights, data, columns, rows = [], [], [], [], [0]
    for path in paths:
        with open(path, errors="ignore") as lines:
            for line in lines:
                parts = line.split()
                if not parts:
                    continue
                try:
                    label, _, weight = parts[0].partition(":")
                    labels.append(float(label))
                    weights.append(float(weight) if weight else 1.0)
                    for part in parts[1:]:
                        if part.startswith(("qid:", "#")):
                            continue
                        column, value = part.split(":")
                        columns.append(int(column))
                        data.append(float(value))
                except ValueError:
                    raise UserError("First line '{}...' of file '{}' is not 'LIBSVM' format. Please ensure the file "
                                    "is in 'LIBSVM' format.".format(line[:50].rstrip(), os.path.basename(path)))
                rows.append(len(data))
    width = max(columns) + 1 if columns else 0
    matrix = sparse.csr_matrix((numpy.array(data, dtype=numpy.float32), columns, rows), shape=(len(labels), width))
    weight = weights if any(value != 1.0 for value in weights) else None
    return xgboost.DMatrix(matrix, label=labels, weight=weight)


def read_parquet(paths):
    from pyarrow import parquet

    try:
        tables = [parquet.read_table(path).to_pandas().to_numpy(dtype=numpy.float32) for path in paths]
        values = numpy.concatenate(tables)
    except Exception as error:
        raise UserError("Failed to load parquet data with exception:\n{}".format(error))
    return xgboost.DMatrix(values[:, 1:], label=values[:, 0])


def read_channel(name, kind, weighted):
    """The channel's rows; nothing when there is no such channel."""
    folder = os.path.join(ML, "input", "data", name)
    paths = data_files(folder)
    if not paths:
        label = {"train": "training"}.get(name, name)
        raise UserError("No data in {} channel path {}".format(label, folder))
    if kind == "csv":
        return read_csv(paths, weighted)
    return read_libsvm(paths) if kind == "libsvm" else read_parquet(paths)


class PrintRounds(xgboost.callback.TrainingCallback if hasattr(xgboost.callback, "TrainingCallback") else object):
    """`[0]<tab>train-logloss:0.5<tab>validation-logloss:0.6`, as every version of the container prints it."""

    def after_iteration(self, model, epoch, evals_log):
        line = "[{}]".format(epoch)
        # By data set, then by metric, whatever the version of XGBoost.
        for data, metrics in evals_log.items():
            for metric, values in metrics.items():
                last = values[-1][0] if isinstance(values[-1], tuple) else values[-1]
                line += "\t{}-{}:{:.5f}".format(data, metric, last)
        print(line, flush=True)
        return False


class SaveRounds(PrintRounds):
    """Keeps the model of the last whole round, for a job that may be stopped."""

    def after_iteration(self, model, epoch, evals_log):
        partial = MODEL + ".partial"
        model.save_model(partial)
        os.replace(partial, MODEL)
        return False


def train(given, channels):
    settings = read_hyperparameters(given)
    if "train" not in channels:
        raise UserError("Missing required channel: train")
    unknown = sorted(set(channels) - {"train", "validation", "code"})
    if unknown:
        raise UserError("Extraneous channel found: {}".format(unknown[0]))
    kind = content_type(channels["train"])
    weighted = settings.pop("csv_weights", 0) == 1
    rows = read_channel("train", kind, weighted)
    logging.info("Train matrix has %d rows and %d columns", rows.num_row(), rows.num_col())
    watched = [(rows, "train")]
    if "validation" in channels:
        validation = read_channel("validation", kind, weighted)
        logging.info("Validation matrix has %d rows", validation.num_row())
        watched.append((validation, "validation"))

    rounds = settings.pop("num_round")
    keep_rounds = settings.pop("save_model_on_termination", "false") == "true"
    patience = settings.pop("early_stopping_rounds", None)
    settings.pop("use_dask_gpu_training", None)
    tuned = settings.pop("_tuning_objective_metric", None)
    metrics = settings.get("eval_metric", [])
    if tuned:
        metrics = sorted(set(metrics) | {tuned.split(":")[-1]})
        settings["eval_metric"] = metrics
    if isinstance(settings.get("updater"), list):
        settings["updater"] = ",".join(settings["updater"])
    callbacks = [PrintRounds()]
    if keep_rounds:
        callbacks.append(SaveRounds())
        # The container leaves with success: what has been saved is the model.
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    if patience and metrics and len(watched) > 1:
        last = tuned.split(":")[-1] if tuned else metrics[-1]
        callbacks.append(xgboost.callback.EarlyStopping(
            rounds=patience, data_name="validation", metric_name=last,
            maximize=last.split("@")[0] in MAXIMIZED, save_best=True))
    try:
        booster = xgboost.train(settings, rows, num_boost_round=rounds, evals=watched, callbacks=callbacks,
                                verbose_eval=False)
    except Exception as error:
        text = str(error)
        if any(mistake in text for mistake in USER_MISTAKES):
            raise UserError(text)
        raise RuntimeError("XGB train call failed with exception:\n {}".format(text))
    booster.save_model(MODEL)


def read_json(name):
    with open(os.path.join(ML, "input", "config", name)) as file:
        return json.load(file)


def main():
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, datefmt="%Y-%m-%d:%H:%M:%S",
                        format="[%(asctime)s:%(levelname)s] %(message)s")
    logging.info("Running XGBoost %s as SageMaker's built-in algorithm", xgboost.__version__)
    try:
        train(read_json("hyperparameters.json"), read_json("inputdataconfig.json"))
    except Exception as error:
        name = "UserError" if isinstance(error, UserError) else "AlgorithmError"
        if name == "AlgorithmError":
            traceback.print_exc()
        text = "{}: {}".format(name, error)
        with open(FAILURE, "w") as file:
            file.write(text)
        print(text, file=sys.stderr, flush=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
