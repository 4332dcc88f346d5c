"""Summarise a table: for each group, how many rows there are and the mean of every number."""

import argparse
import json
from pathlib import Path

import pandas as pd

DATA = Path("/opt/ml/processing/input/data")
SUMMARY = Path("/opt/ml/processing/summary")


def main() -> None:
    parser = argparse.ArgumentParser(description="Summarise a table by groups.")
    parser.add_argument("--group-by", required=True)
    arguments = parser.parse_args()

    files = sorted(DATA.glob("*.csv"))
    if not files:
        raise SystemExit(f"summarise.py: no CSV file in {DATA}")
    table = pd.concat(map(pd.read_csv, files), ignore_index=True)
    if arguments.group_by not in table.columns:
        raise SystemExit(f"summarise.py: no column {arguments.group_by} among {', '.join(table.columns)}")

    groups = table.groupby(arguments.group_by)
    means = groups.mean(numeric_only=True).round(4)
    means.insert(0, "rows", groups.size())
    print(means.to_string())

    SUMMARY.mkdir(parents=True, exist_ok=True)
    means.to_csv(SUMMARY / "groups.csv")
    report = {"rows": len(table), "groups": len(means)}
    # The property file `Summary`, which the next step reads.
    (SUMMARY / "summary.json").write_text(json.dumps(report, indent=2) + "\n")


if __name__ == "__main__":
    main()
