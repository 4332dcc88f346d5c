"""The first step: replace it with your own."""

import argparse
from pathlib import Path

RESULT = Path("/opt/ml/processing/result")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a greeting.")
    parser.add_argument("--greeting", default="Hello")
    arguments = parser.parse_args()

    # What is below this folder when the step ends is its output `result`.
    RESULT.mkdir(parents=True, exist_ok=True)
    (RESULT / "greeting.txt").write_text(f"{arguments.greeting}\n")
    print(arguments.greeting)


if __name__ == "__main__":
    main()
