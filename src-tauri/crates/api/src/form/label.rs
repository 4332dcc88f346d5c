//! What people call a member of SageMaker's API: `VolumeSizeInGB` is a volume, in GB.

/// Members with a better name than their own.
const NAMES: &[(&str, &str)] = &[
    ("AppSpecification", "Container"),
    ("ContainerArguments", "Container arguments"),
    ("ContainerEntrypoint", "Entry point"),
    ("DataInputConfig", "Data input configuration"),
    ("EnableManagedSpotTraining", "Spot instances"),
    ("EnableNetworkIsolation", "Network isolation"),
    ("ErrorMessage", "Message"),
    ("ExecutionRoleArn", "Role"),
    ("FunctionArn", "Function"),
    ("HyperParameters", "Hyperparameters"),
    ("StaticHyperParameters", "Hyperparameters"),
    ("ImageUri", "Image"),
    ("InputDataConfig", "Inputs"),
    ("InstanceCount", "Instances"),
    ("IterableItems", "Items"),
    ("MaxConcurrency", "At the same time"),
    ("MaxRuntimeInSeconds", "Longest runtime"),
    ("MaxWaitTimeInSeconds", "Longest wait"),
    ("ModelPackageGroupName", "Model group"),
    ("OutputDataConfig", "Output"),
    ("ProcessingInputs", "Inputs"),
    ("ProcessingOutputConfig", "Outputs"),
    ("ProcessingResources", "Resources"),
    ("ResourceConfig", "Resources"),
    ("RoleArn", "Role"),
    ("S3OutputPath", "S3 output path"),
    ("SqsQueueUrl", "SQS queue"),
    ("TransformResources", "Resources"),
    ("VolumeSizeInGB", "Volume"),
];

/// What a number counts, by the end of the member's name.
const UNITS: [(&str, &str); 8] = [
    ("InGB", "GB"),
    ("InMB", "MB"),
    ("InSeconds", "seconds"),
    ("Seconds", "seconds"),
    ("InMinutes", "minutes"),
    ("Minutes", "minutes"),
    ("AfterMin", "minutes"),
    ("InHours", "hours"),
];

/// Words that stay as they are.
const ACRONYMS: [&str; 23] = [
    "S3", "URI", "ARN", "KMS", "VPC", "ID", "EMR", "JSON", "CSV", "IAM", "MIME", "GPU", "CPU", "AMI", "SQS",
    "URL", "AWS", "DNS", "EBS", "EFS", "FSx", "CA", "LORA",
];

/// The name for people.
pub(super) fn label(name: &str) -> String {
    if let Some((_, label)) = NAMES.iter().find(|(known, _)| *known == name) {
        return (*label).to_owned();
    }
    let bare = UNITS
        .iter()
        .filter(|(end, _)| *end != "AfterMin")
        .find_map(|(end, _)| name.strip_suffix(end))
        .filter(|bare| !bare.is_empty())
        .unwrap_or(name);
    let words: Vec<_> = words(bare);
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            text.push(' ');
        }
        match ACRONYMS.iter().find(|known| known.eq_ignore_ascii_case(word)) {
            Some(known) => text.push_str(known),
            None if index == 0 => {
                let mut letters = word.chars();
                text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                text.push_str(letters.as_str());
            }
            None if word.chars().all(|letter| !letter.is_lowercase()) => text.push_str(word),
            None => text.push_str(&word.to_lowercase()),
        }
    }
    text
}

/// What the number of that member counts.
pub(super) fn unit(name: &str) -> Option<&'static str> {
    UNITS.iter().find(|(end, _)| name.ends_with(end)).map(|(_, unit)| *unit)
}

/// `S3OutputPath` is `S3`, `Output`, `Path`.
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| letters.get(before));
        let after = letters.get(index + 1);
        let begins = match before {
            None => true,
            Some(before) if *letter == '_' || *letter == '-' || *before == '_' || *before == '-' => true,
            Some(before) => {
                letter.is_uppercase()
                    && (before.is_lowercase()
                        || before.is_ascii_digit()
                        || after.is_some_and(|after| after.is_lowercase()))
            }
        };
        if *letter == '_' || *letter == '-' {
            continue;
        }
        match words.last_mut() {
            Some(word) if !begins => word.push(*letter),
            _ => words.push(letter.to_string()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_have_names_for_people() {
        for (name, expect, counts) in [
            ("InstanceType", "Instance type", None),
            ("VolumeSizeInGB", "Volume", Some("GB")),
            ("KeepAlivePeriodInSeconds", "Keep alive period", Some("seconds")),
            ("S3Uri", "S3 URI", None),
            ("VolumeKmsKeyId", "Volume KMS key ID", None),
            ("S3DataDistributionType", "S3 data distribution type", None),
            ("IntervalSeconds", "Interval", Some("seconds")),
            ("ExpireAfterMin", "Expire after min", Some("minutes")),
            ("SupportedResponseMIMETypes", "Supported response MIME types", None),
            ("applicationId", "Application ID", None),
            ("VpcConfig", "VPC config", None),
            ("CheckType", "Check type", None),
        ] {
            assert_eq!((label(name).as_str(), unit(name)), (expect, counts), "{name}");
        }
    }
}
