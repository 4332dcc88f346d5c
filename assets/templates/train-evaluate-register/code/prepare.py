"""Split the readings into train, validation and test.

XGBoost's algorithm reads CSV without a header, the label in the first column.
"""

from pathlib import Path

import pandas as pd

DATA = Path("/opt/ml/processing/input/data")
OUTPUT = Path("/opt/ml/processing")
LABEL = "failed"
SEED = 7


def main() -> None:
    files = sorted(DATA.glob("*.csv"))
    if not files:
        raise SystemExit(f"prepare.py: no CSV file in {DATA}")
    table = pd.concat(map(pd.read_csv, files), ignore_index=True)
    if LABEL not in table.columns:
        raise SystemExit(f"prepare.py: no column {LABEL} among {', '.join(table.columns)}")

    labels = table.pop(LABEL)
    rows = pd.get_dummies(table, dtype=int)
    rows.insert(0, LABEL, labels)
    rows = rows.sample(frac=1, random_state=SEED)
    fifth = len(rows) // 5
    splits = {"test": rows[:fifth], "validation": rows[fifth : 2 * fifth], "train": rows[2 * fifth :]}
    for name, split in splits.items():
        folder = OUTPUT / name
        folder.mkdir(parents=True, exist_ok=True)
        split.to_csv(folder / f"{name}.csv", header=False, index=False)
        print(f"{name}: {len(split)} rows, {split[LABEL].mean():.1%} {LABEL}")


if __name__ == "__main__":
    main()
