"""What the SageMaker Python SDK takes to build a pipeline of Processing steps and to emit its definition.

usage: build.py STEPS -> milliseconds, without the time to import, as JSON. Nothing is sent anywhere.
"""

import json
import logging
import os
import random
import sys
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)
os.environ.update(AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_DEFAULT_REGION="us-east-1")

import boto3
import sagemaker.telemetry.telemetry_logging as telemetry
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

# The documented way to opt out reads a configuration file at every call, which is far slower.
telemetry._send_telemetry_request = lambda *arguments, **named: None


def build(count):
    session = PipelineSession(boto_session=boto3.Session(region_name="us-east-1"), default_bucket="b")
    session._default_bucket = "b"
    parameter = ParameterString("Input", default_value="s3://b/in")
    chance = random.Random(1)
    steps = []
    for index in range(count):
        number = chance.choice([1, 1, 1, 2, 3]) if index else 0
        upstream = sorted({chance.randrange(max(0, index - 12), index) for _ in range(number)})
        processor = Processor(
            role="arn:aws:iam::111122223333:role/r",
            image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/img:1",
            instance_count=1,
            instance_type="ml.m5.xlarge",
            sagemaker_session=session,
            entrypoint=["python3", "/opt/run.py"],
            env={"STEP": str(index)},
        )
        inputs = [
            ProcessingInput(
                input_name=f"in{at}",
                source=steps[step].properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri,
                destination=f"/opt/ml/processing/in{at}",
            )
            for at, step in enumerate(upstream)
        ] or [ProcessingInput(input_name="in", source=parameter, destination="/opt/ml/processing/in")]
        output = ProcessingOutput(
            output_name="out", source="/opt/ml/processing/out", destination=f"s3://b/out/{index}"
        )
        arguments = processor.run(inputs=inputs, outputs=[output], arguments=["--i", str(index)])
        steps.append(ProcessingStep(name=f"step-{index}", step_args=arguments))
    return Pipeline(name="bench", parameters=[parameter], steps=steps, sagemaker_session=session)


def main(count):
    begun = time.perf_counter()
    pipeline = build(int(count))
    built = time.perf_counter()
    definition = pipeline.definition()
    emitted = time.perf_counter()
    times = {"SDK builds": built - begun, "SDK emits": emitted - built}
    print(json.dumps({part: seconds * 1000 for part, seconds in times.items()} | {"bytes": len(definition)}))


main(*sys.argv[1:])
