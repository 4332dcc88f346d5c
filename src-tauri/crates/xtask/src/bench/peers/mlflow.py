"""MLflow's tracking store on SQLite: RUNS of ten parameters and ten metrics in FOLDER.

Two hundred are logged through the client, which gives the throughput; the others go straight into the same tables, as
logging them would take minutes. Then the questions are asked through the client."""
import json
import logging
import os
import random
import shutil
import sqlite3
import sys
import time
import uuid

os.environ.update(GIT_PYTHON_REFRESH="quiet", MLFLOW_DISABLE_TELEMETRY="true", DO_NOT_TRACK="true")
logging.disable(logging.WARNING)
import mlflow  # noqa: E402
from mlflow.entities import Metric, Param, RunTag  # noqa: E402
from mlflow.tracking import MlflowClient  # noqa: E402

runs, folder = int(sys.argv[1]), sys.argv[2]
shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder)
database = folder + "/mlflow.db"
mlflow.set_tracking_uri("sqlite:///" + database)
client = MlflowClient()
experiment = client.create_experiment("bench", artifact_location=folder)
dice = random.Random(1)
logged = min(runs, 200)
start = time.perf_counter()
for nth in range(logged):
    run = client.create_run(experiment, run_name=f"run-{nth}")
    now = int(time.time() * 1000)
    client.log_batch(
        run.info.run_id,
        metrics=[Metric(f"m{key}", dice.random(), now, 0) for key in range(10)],
        params=[Param(f"p{key}", str(dice.random())) for key in range(10)],
        tags=[RunTag("t", "v")],
    )
    client.set_terminated(run.info.run_id)
rate = logged / (time.perf_counter() - start)

connection = sqlite3.connect(database)
columns = [row[1] for row in connection.execute("pragma table_info(runs)")]
pattern = dict(zip(columns, connection.execute("select * from runs limit 1").fetchone()))
rows = {"runs": [], "params": [], "metrics": [], "latest_metrics": [], "tags": []}
now = int(time.time() * 1000)
for nth in range(logged, runs):
    run = uuid.UUID(int=dice.getrandbits(128)).hex
    rows["runs"].append(tuple({**pattern, "run_uuid": run, "name": f"run-{nth}", "start_time": now + nth, "end_time": now + nth + 5}.values()))
    for key in range(10):
        rows["params"].append((f"p{key}", str(dice.random()), run))
        value = dice.random()
        rows["metrics"].append((f"m{key}", value, now, run, 0, 0))
        rows["latest_metrics"].append((f"m{key}", value, now, 0, 0, run))
    rows["tags"] += [("t", "v", run), ("mlflow.runName", f"run-{nth}", run)]
names = {
    "runs": columns,
    "params": ["key", "value", "run_uuid"],
    "metrics": ["key", "value", "timestamp", "run_uuid", "step", "is_nan"],
    "latest_metrics": ["key", "value", "timestamp", "step", "is_nan", "run_uuid"],
    "tags": ["key", "value", "run_uuid"],
}
for table, into in names.items():
    marks = ",".join("?" * len(into))
    connection.executemany(f"insert into {table}({','.join(into)}) values({marks})", rows[table])
connection.commit()
connection.execute("analyze")
connection.commit()
connection.close()


def median(ask, times=5):
    """The median of some, in milliseconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - begin) * 1e3)
    return round(sorted(taken)[times // 2], 1)


def search(**how):
    return client.search_runs([experiment], **how)


def every():
    token = None
    while True:
        page = search(max_results=1000, page_token=token)
        token = page.token
        if not token:
            return


above = "metrics.m3 > 0.9"
both = "metrics.m3 > 0.5 and params.p2 LIKE '0.1%'"
print(json.dumps({
    "log_runs_per_s": round(rate, 1),
    "list100_ms": median(lambda: search(max_results=100)),
    "filter100_ms": median(lambda: search(filter_string=above, order_by=["metrics.m3 DESC"], max_results=100)),
    "filter2_100_ms": median(lambda: search(filter_string=both, order_by=["metrics.m3 DESC"], max_results=100)),
    "loadall_ms": median(every, 1),
}))
