"""What Pipelines adds to, and takes from, the shapes of the API.

Everything here is written by hand, because no service model holds it: which request a step type makes, which
members Pipelines fills in or refuses, which members exclude each other (the service model says so in prose
only), and the properties that exist in Pipelines alone. Sources: the SageMaker Python SDK 2.257.7 and
sagemaker-mlops 1.27.0 (the step classes), and the API's own help texts for the groups.
"""

# The request behind a step type: (service, shape).
REQUESTS = {
    "AutoML": ("sagemaker", "CreateAutoMLJobRequest"),
    "ClarifyCheck": ("sagemaker", "CreateProcessingJobRequest"),
    "Endpoint": ("sagemaker", "CreateEndpointInput"),
    "EndpointConfig": ("sagemaker", "CreateEndpointConfigInput"),
    "InferenceComponent": ("sagemaker", "CreateInferenceComponentInput"),
    "Job": ("sagemaker", "CreateJobRequest"),
    "Model": ("sagemaker", "CreateModelInput"),
    "Processing": ("sagemaker", "CreateProcessingJobRequest"),
    "QualityCheck": ("sagemaker", "CreateProcessingJobRequest"),
    "RegisterModel": ("sagemaker", "CreateModelPackageInput"),
    "Training": ("sagemaker", "CreateTrainingJobRequest"),
    "Transform": ("sagemaker", "CreateTransformJobRequest"),
    "Tuning": ("sagemaker", "CreateHyperParameterTuningJobRequest"),
}

# Arguments that are no request of any API, in the catalog's own form. A name with a colon is a shape of that
# service; `any` is judged by rules of its own, or by nobody.
ARGUMENTS = {
    "Condition": {
        "type": "structure",
        "members": {"Conditions": "any", "IfSteps": "any", "ElseSteps": "any"},
        "required": ["Conditions"],
    },
    # Any scalar: the message of an execution is made of it, whatever it is.
    "Fail": {"type": "structure", "members": {"ErrorMessage": "any"}, "required": ["ErrorMessage"]},
    # The event of the function and the body of the message are the user's own.
    "Lambda": {"type": "map", "value": "any"},
    "Callback": {"type": "map", "value": "any"},
    "EMR": {
        "type": "structure",
        "members": {
            "StepConfig": "emr:StepConfig",
            "ClusterId": "string",
            "ExecutionRoleArn": "string",
            "ClusterConfig": "emr:RunJobFlowInput",
        },
        "required": ["StepConfig"],
    },
    "EMRServerless": {
        "type": "structure",
        "members": {
            "ExecutionRoleArn": "emr-serverless:IAMRoleArn",
            "JobConfig": "emr-serverless:StartJobRunRequest",
            "ApplicationId": "emr-serverless:ApplicationId",
            "ApplicationConfig": "emr-serverless:CreateApplicationRequest",
        },
        "required": ["ExecutionRoleArn", "JobConfig"],
    },
    "Lineage": {
        "type": "structure",
        "members": {
            "Actions": "LineageActions",
            "Artifacts": "LineageArtifacts",
            "Contexts": "LineageContexts",
            "Associations": "LineageAssociations",
        },
    },
    "Cleanup": {"type": "structure", "members": {"Resources": "CleanupResources"}, "required": ["Resources"]},
    "ForEach": {
        "type": "structure",
        "members": {
            "IterableItems": "any",
            "MaxConcurrency": "integer",
            "Selector": "ForEachSelector",
            "ForEachBody": "any",
        },
        "required": ["IterableItems", "MaxConcurrency", "ForEachBody"],
    },
}

# Shapes that the arguments above are made of.
ADDITIONS = {
    "LineageActions": {"type": "list", "member": "sagemaker:CreateActionRequest"},
    "LineageArtifacts": {"type": "list", "member": "sagemaker:CreateArtifactRequest"},
    "LineageContexts": {"type": "list", "member": "sagemaker:CreateContextRequest"},
    "LineageAssociations": {"type": "list", "member": "LineageAssociation"},
    "LineageAssociation": {
        "type": "structure",
        "members": {
            "Source": "LineageEntity",
            "Destination": "LineageEntity",
            "AssociationType": "sagemaker:AssociationEdgeType",
        },
        "required": ["Source", "Destination"],
    },
    "LineageEntity": {
        "type": "structure",
        "members": {"Name": "string", "Type": "LineageEntityType", "Arn": "sagemaker:AssociationEntityArn"},
        "one_of": [["Name", "Arn"]],
    },
    "LineageEntityType": {"type": "string", "enum": ["Action", "Artifact", "Context"]},
    "CleanupResources": {"type": "structure", "members": {"S3": "CleanupS3Sources"}, "required": ["S3"]},
    "CleanupS3Sources": {"type": "list", "member": "CleanupS3Source"},
    "CleanupS3Source": {
        "type": "structure",
        "members": {"StepName": "string", "S3Uris": "CleanupS3Uris"},
        "required": ["StepName"],
    },
    "CleanupS3Uris": {"type": "list", "member": "string"},
    # The API's own shapes of these allow no second line; those of a definition do.
    "StepDescription": {"type": "string", "max": 3072},
    "StepDisplayName": {"type": "string", "max": 256},
    "ForEachSelector": {
        "type": "structure",
        "members": {"Pick": "string", "Field": "any"},
        "required": ["Pick", "Field"],
    },
}

# What every step may have beside its arguments. `any` is judged by rules of its own.
STEP = {
    "Name": "any",
    "Type": "any",
    "DisplayName": "StepDisplayName",
    "Description": "StepDescription",
    "DependsOn": "any",
    "Arguments": "any",
    "CacheConfig": "any",
    "RetryPolicies": "any",
    "PropertyFiles": "any",
}

CHECK = {
    "CheckType": "string",
    "ModelPackageGroupName": "sagemaker:ArnOrName",
    "SkipCheck": "boolean",
    "FailOnViolation": "boolean",
    "RegisterNewBaseline": "boolean",
    "SuppliedBaselineConstraints": "string",
}

# What single step types have beyond that: (members, required members).
STEPS = {
    "Callback": ({"SqsQueueUrl": "string", "OutputParameters": "any"}, ["SqsQueueUrl"]),
    "ClarifyCheck": (CHECK | {"ModelName": "string"}, ["CheckType"]),
    "Lambda": ({"FunctionArn": "string", "OutputParameters": "any"}, ["FunctionArn"]),
    "QualityCheck": (CHECK | {"SuppliedBaselineStatistics": "string"}, ["CheckType"]),
}

# Members that the API requires and Pipelines fills in.
FILLED = {
    "CreateAutoMLJobRequest": ["AutoMLJobName"],
    "CreateEndpointInput": ["EndpointName"],
    "CreateEndpointConfigInput": ["EndpointConfigName"],
    "CreateHyperParameterTuningJobRequest": ["HyperParameterTuningJobName"],
    "CreateInferenceComponentInput": ["InferenceComponentName"],
    "CreateJobRequest": ["JobName"],
    "CreateModelInput": ["ModelName"],
    "CreateProcessingJobRequest": ["ProcessingJobName"],
    "CreateTrainingJobRequest": ["TrainingJobName"],
    "CreateTransformJobRequest": ["TransformJobName"],
    "emr:RunJobFlowInput": ["Name"],
    "emr:StepConfig": ["Name"],
    "emr-serverless:StartJobRunRequest": ["applicationId"],
}

# Members that the API knows and Pipelines refuses as if it did not, with what to do instead. What single step
# types forbid beyond that is for the rules of those types.
REFUSED = {
    "CreateModelPackageInput": {
        "ModelPackageName": "Use `ModelPackageGroupName`: Pipelines registers versions in a group.",
        "CertifyForMarketplace": "Remove it: Pipelines does not offer models on the marketplace.",
    },
}

# Members that the API does not know and Pipelines takes: the SDK's evaluation of agents writes them.
ADDED = {
    "CreateJobRequest": {"VpcConfig": "sagemaker:VpcConfig"},
}

# Exactly one member of each group must be there.
ONE_OF = {
    "AlgorithmSpecification": [["TrainingImage", "AlgorithmName"]],
    "HyperParameterAlgorithmSpecification": [["TrainingImage", "AlgorithmName"]],
    "DataSource": [["S3DataSource", "FileSystemDataSource", "DatasetSource"]],
    "ProcessingInput": [["S3Input", "DatasetDefinition"]],
    "DatasetDefinition": [["AthenaDatasetDefinition", "RedshiftDatasetDefinition"]],
    "ProcessingClusterConfig": [["InstanceType", "InstancePreferences"]],
    "CreateModelInput": [["PrimaryContainer", "Containers"]],
    "CreateHyperParameterTuningJobRequest": [["TrainingJobDefinition", "TrainingJobDefinitions"]],
    "ResourceConfig": [["InstanceType", "InstanceGroups", "InstancePreferences"]],
    "CreateInferenceComponentInput": [["Specification", "Specifications"]],
}

# At most one member of each group may be there.
MOST_ONE_OF = {
    "ProcessingOutput": [["S3Output", "FeatureStoreOutput"]],
    "ClarifyShapBaselineConfig": [["ShapBaseline", "ShapBaselineUri"]],
    "DeploymentConfig": [["BlueGreenUpdatePolicy", "RollingUpdatePolicy"]],
    "ProductionVariant": [["InstanceType", "ServerlessConfig"]],
}

# At least one member of each group must be there.
SOME_OF = {
    # Required until serverless jobs came; still required of every other job.
    "CreateTrainingJobRequest": [
        ["AlgorithmSpecification", "ServerlessJobConfig"],
        ["ResourceConfig", "ServerlessJobConfig"],
        ["StoppingCondition", "ServerlessJobConfig"],
    ],
    "ProcessingClusterConfig": [["InstanceCount", "InstancePreferences"]],
    "HyperParameterTrainingJobDefinition": [["ResourceConfig", "HyperParameterTuningResourceConfig"]],
    "ContainerDefinition": [["Image", "ModelPackageName"]],
}

# The response whose members are a step type's properties: (service, shape).
RESPONSES = {
    "AutoML": ("sagemaker", "DescribeAutoMLJobResponse"),
    "EMR": ("emr", "Step"),
    "EMRServerless": ("emr-serverless", "GetJobRunResponse"),
    "Endpoint": ("sagemaker", "DescribeEndpointOutput"),
    "EndpointConfig": ("sagemaker", "DescribeEndpointConfigOutput"),
    "InferenceComponent": ("sagemaker", "DescribeInferenceComponentOutput"),
    "Job": ("sagemaker", "DescribeJobResponse"),
    "Model": ("sagemaker", "DescribeModelOutput"),
    "Processing": ("sagemaker", "DescribeProcessingJobResponse"),
    "RegisterModel": ("sagemaker", "DescribeModelPackageOutput"),
    "Training": ("sagemaker", "DescribeTrainingJobResponse"),
    "Transform": ("sagemaker", "DescribeTransformJobResponse"),
    "Tuning": ("sagemaker", "DescribeHyperParameterTuningJobResponse"),
}

# Members that Pipelines adds to a response, as (member, shape).
ADDED_PROPERTIES = {
    "AutoML": {"BestCandidateProperties": "BestCandidateProperties"},
    "EMR": {"ClusterId": "string"},
    # A JSON text that references may go into.
    "Job": {"JobConfigDocument": "any"},
    # Not of the Describe call: the job's own list of its best trainings.
    "Tuning": {"TrainingJobSummaries": "sagemaker:HyperParameterTrainingJobSummaries"},
}

# Properties of step types that answer nothing of any API. `declared` stands for the step's own
# `OutputParameters`, `iterations` and `selected` for a ForEach's body steps.
PROPERTIES = {
    "Callback": {"OutputParameters": "declared"},
    "ClarifyCheck": {"CalculatedBaselineConstraints": "string", "BaselineUsedForDriftCheckConstraints": "string"},
    "Condition": {"Outcome": "string"},
    "ForEach": {
        "Status": "string",
        "InputItemCount": "integer",
        "TotalStepCount": "integer",
        "SucceededStepCount": "integer",
        "FailedStepCount": "integer",
        "StoppedStepCount": "integer",
        "IterationOutputs": "iterations",
        "Selected": "selected",
    },
    "Lambda": {"OutputParameters": "declared"},
    "Lineage": {
        "ActionArns": "LineageArns",
        "ArtifactArns": "LineageArns",
        "ContextArns": "LineageArns",
        "Associations": "any",
    },
    "QualityCheck": {
        "CalculatedBaselineConstraints": "string",
        "CalculatedBaselineStatistics": "string",
        "BaselineUsedForDriftCheckConstraints": "string",
        "BaselineUsedForDriftCheckStatistics": "string",
    },
    "Cleanup": {},
    "Fail": {},
}

# Shapes that the properties above are made of.
ADDED_PROPERTY_SHAPES = {
    "BestCandidateProperties": {
        "type": "structure",
        "members": {"ModelInsightsJsonReportPath": "string", "ExplainabilityJsonReportPath": "string"},
    },
    "LineageArns": {"type": "map", "value": "string"},
}

# Lists whose elements a reference picks by a member's value: Outputs['train'], FinalMetricDataList['auc']. An account
# can have more of them allowed than the API says, so that their sizes are for the limits of the settings.
NAMED = {
    "ProcessingInputs": "InputName",
    "ProcessingOutputs": "OutputName",
    "FinalMetricDataList": "MetricName",
}
