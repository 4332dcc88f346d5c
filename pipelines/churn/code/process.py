"""Turn the customer table into three splits for SageMaker's XGBoost.

Reads every CSV file of the input folder, cleans and encodes it, and writes

    train/train.csv, validation/validation.csv, test/test.csv
        numbers only, the label first, no header: what the algorithm expects of text/csv
    test/columns.json
        the names of those columns, in order
    test/customers.csv
        which customer went into which split

The last two lie with the test split because XGBoost reads every file of its channels, train and validation,
as data.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import pandas as pd
from sklearn.model_selection import train_test_split

KEY = "customerid"
LABEL = "churn"
NUMBERS = ["seniorcitizen", "tenure", "monthlycharges", "totalcharges"]

# A customer without the service "has not" its extras: `internetservice` and `phoneservice` already tell the
# two kinds of No apart.
FLAG_VALUES = {"Yes": 1, "No": 0, "No internet service": 0, "No phone service": 0}
FLAGS = [
    "partner",
    "dependents",
    "phoneservice",
    "multiplelines",
    "onlinesecurity",
    "onlinebackup",
    "deviceprotection",
    "techsupport",
    "streamingtv",
    "streamingmovies",
    "paperlessbilling",
]

# Spelt out, not taken from the data, so that every table gives the same columns in the same order.
CHOICES = {
    "gender": ["Female", "Male"],
    "internetservice": ["DSL", "Fiber optic", "No"],
    "contract": ["Month-to-month", "One year", "Two year"],
    "paymentmethod": [
        "Bank transfer (automatic)",
        "Credit card (automatic)",
        "Electronic check",
        "Mailed check",
    ],
}
COLUMNS = [KEY, LABEL, *NUMBERS, *FLAGS, *CHOICES]


class InputError(Exception):
    """The input or an argument is not usable; the message says what and where."""


def read_customers(folder: Path) -> pd.DataFrame:
    """The rows of all CSV files in `folder`, one per customer, every value as text."""
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise InputError(f"no CSV file in {folder}")
    tables = []
    for file in files:
        try:
            table = pd.read_csv(file, dtype=str, keep_default_na=False)
        except (pd.errors.EmptyDataError, pd.errors.ParserError) as error:
            raise InputError(f"{file.name} is not a CSV table: {error}") from error
        table.columns = [name.strip().lower() for name in table.columns]
        missing = [name for name in COLUMNS if name not in table.columns]
        if missing:
            raise InputError(f"{file.name} lacks the column(s) {', '.join(missing)}")
        tables.append(table[COLUMNS].apply(lambda column: column.str.strip()))
    # A customer in two splits would be scored by a model that has seen them.
    return pd.concat(tables, ignore_index=True).drop_duplicates(KEY, keep="last")


def numbers(table: pd.DataFrame) -> pd.DataFrame:
    """The numeric columns; a total not yet billed is the months so far times the monthly charge."""
    result = pd.DataFrame(index=table.index)
    for name in NUMBERS:
        result[name] = pd.to_numeric(table[name], errors="coerce")
        unreadable = result[name].isna()
        if name == "totalcharges":
            unreadable &= table[name] != ""
        refuse(table, name, unreadable)
    result["totalcharges"] = result["totalcharges"].fillna(result["tenure"] * result["monthlycharges"])
    return result


def encode(table: pd.DataFrame) -> pd.DataFrame:
    """The label and the features as numbers, the label first."""
    columns = {LABEL: flag(table, LABEL)}
    columns.update(numbers(table).items())
    columns.update((name, flag(table, name)) for name in FLAGS)
    for name, choices in CHOICES.items():
        refuse(table, name, ~table[name].isin(choices))
        columns.update((f"{name}={choice}", (table[name] == choice).astype(int)) for choice in choices)
    return pd.DataFrame(columns)


def flag(table: pd.DataFrame, name: str) -> pd.Series:
    refuse(table, name, ~table[name].isin(list(FLAG_VALUES)))
    return table[name].map(FLAG_VALUES)


def refuse(table: pd.DataFrame, name: str, bad: pd.Series) -> None:
    """Stop when a row is marked `bad`, naming the column, the value and the first such customer."""
    if bad.any():
        row = table[bad].iloc[0]
        raise InputError(
            f"column {name} cannot hold {row[name]!r} (customer {row[KEY]}; {int(bad.sum())} row(s) in all)"
        )


def split(encoded: pd.DataFrame, test: float, validation: float, seed: int) -> dict[str, pd.DataFrame]:
    """Disjoint train, validation and test rows with the same share of leavers in each.

    `test` and `validation` are fractions of all customers; the rest trains.
    """
    if not (test > 0 and validation > 0 and test + validation < 1):
        raise InputError(
            f"test fraction {test} and validation fraction {validation} must be above 0 and leave rows to train on"
        )
    rest, test_rows = train_test_split(encoded, test_size=test, random_state=seed, stratify=encoded[LABEL])
    train_rows, validation_rows = train_test_split(
        rest, test_size=validation / (1 - test), random_state=seed, stratify=rest[LABEL]
    )
    return {"train": train_rows, "validation": validation_rows, "test": test_rows}


def write(splits: dict[str, pd.DataFrame], keys: pd.Series, output: Path) -> None:
    for name, rows in splits.items():
        folder = output / name
        folder.mkdir(parents=True, exist_ok=True)
        rows.to_csv(folder / f"{name}.csv", header=False, index=False)
        print(f"{name}: {len(rows)} customers, {rows[LABEL].mean():.1%} left")
    beside = output / "test"
    (beside / "columns.json").write_text(json.dumps(list(splits["test"].columns), indent=2) + "\n")
    membership = [(keys[index], name) for name, rows in splits.items() for index in rows.index]
    pd.DataFrame(sorted(membership), columns=[KEY, "split"]).to_csv(beside / "customers.csv", index=False)


def main() -> None:
    parser = argparse.ArgumentParser(description="Clean, encode and split the customer table.")
    parser.add_argument("--test-fraction", type=float, default=0.2)
    parser.add_argument("--validation-fraction", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--input", type=Path, default=Path("/opt/ml/processing/input/data"))
    parser.add_argument("--output", type=Path, default=Path("/opt/ml/processing"))
    arguments = parser.parse_args()

    customers = read_customers(arguments.input)
    splits = split(encode(customers), arguments.test_fraction, arguments.validation_fraction, arguments.seed)
    write(splits, customers[KEY], arguments.output)


if __name__ == "__main__":
    try:
        main()
    except InputError as error:
        sys.exit(f"process.py: {error}")
