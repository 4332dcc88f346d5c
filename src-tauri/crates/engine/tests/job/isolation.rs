//! What a job can see and change.

use serde_json::json;

use super::{World, failure, input, python};

#[tokio::test]
async fn every_job_has_an_opt_ml_of_its_own() {
    let world = World::new();
    let code = |name: &str| {
        let mut request = python(&format!(
            "import os, time\nopen('/opt/ml/me', 'x').write('{name}')\nopen('/tmp/me', 'x').write('{name}')\n\
             time.sleep(0.3)\nassert open('/opt/ml/me').read() + open('/tmp/me').read() == '{name}{name}'\n\
             open('/opt/ml/processing/out/{name}', 'w').write(str(os.getpid()))",
        ));
        request["ProcessingOutputConfig"]["Outputs"][0]["S3Output"]["S3Uri"] =
            json!(format!("s3://b/{name}"));
        request
    };
    let (one, two, three) = (code("one"), code("two"), code("three"));
    let (one, two, three) = tokio::join!(world.process(&one), world.process(&two), world.process(&three));
    for outcome in [one, two, three] {
        assert_eq!(outcome.unwrap().artifacts.len(), 1);
    }
    // A process namespace of its own: process 1 is the launcher's, 2 the job's.
    assert!(world.objects.text("s3://b/one/one").parse::<u32>().unwrap() < 10);
}

#[tokio::test]
async fn the_machine_is_read_only_and_mostly_absent() {
    let world = World::new();
    // A variable of this process that no job may see.
    assert!(std::env::var_os("CARGO_MANIFEST_DIR").is_some());
    let home = std::env::home_dir().unwrap();
    let code = format!(
        r#"
import os, errno
def refused(path):
    try:
        open(path, "w")
    except OSError as error:
        return error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
    return False
assert refused("/usr/probe") and refused("/etc/probe") and refused("/etc/hosts"), "the system is writable"
assert not os.path.exists("{folder}"), "the store is visible"
assert os.listdir("/root") == [], os.listdir("/root")
assert "{home}" == "/root" or not os.path.exists("{home}"), "the home folder is visible"
assert "CARGO_MANIFEST_DIR" not in os.environ and "CARGO" not in open("/proc/1/environ").read(), "leaked"
assert not any(name.startswith(("sd", "vd", "nvme")) for name in os.listdir("/dev")), "disks"
open("/dev/null", "w").write("x"); open("/dev/shm/probe", "w").write("x")
import socket
assert socket.gethostbyname("algo-1") == "127.0.0.1"
for path in ("/tmp/probe", "/var/tmp/probe", "/root/probe", "/probe"):
    open(path, "w").write("x")
status = open("/proc/self/status").read()
assert "NoNewPrivs:\t1" in status, status
effective = int([line for line in status.splitlines() if line.startswith("CapEff")][0].split()[1], 16)
assert not effective & (1 << 21), "CAP_SYS_ADMIN"
import subprocess
assert subprocess.run(["mount", "-o", "remount,rw", "/usr"], capture_output=True).returncode != 0
assert subprocess.run(["umount", "/usr"], capture_output=True).returncode != 0
"#,
        folder = world.folder.path().join("objects").display(),
        home = home.display(),
    );
    if let Err(error) = world.python(&code).await {
        panic!("{error}\n{}", world.log());
    }
}

#[tokio::test]
async fn inputs_may_be_edited_but_objects_stay_as_they_are() {
    let world = World::new();
    let blob = world.objects.put("s3://b/model/model.bin", "original");
    let code = r#"
import os
path = "/opt/ml/processing/model/model.bin"
os.chmod(path, 0o644)
with open(path, "r+") as file:
    file.write("tampered")
open("/opt/ml/processing/model/unpacked", "w").write("beside")
open("/opt/ml/processing/model/inner/own", "w").write("beside")
open("/opt/ml/processing/out/seen", "w").write(open(path).read() + open("/opt/ml/processing/model/inner/x").read())
os.remove(path)
"#;
    let other = world.objects.put("s3://b/inner/x", "!");
    let mut request = python(code);
    request["ProcessingInputs"] = json!([
        input("inner", "s3://b/inner", "/opt/ml/processing/model/inner"),
        input("model", "s3://b/model", "/opt/ml/processing/model"),
    ]);
    if let Err(error) = world.process(&request).await {
        panic!("{error}\n{}", world.log());
    }
    assert_eq!(world.objects.text("s3://b/out/seen"), "tampered!");
    for (blob, text) in [(blob, "original"), (other, "!")] {
        assert_eq!(std::fs::read_to_string(&blob).unwrap(), text);
        let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&blob).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o444);
    }
}

#[tokio::test]
async fn network_isolation() {
    let world = World::new();
    let code = r#"
import socket
names = [name for _, name in socket.if_nameindex()]
server = socket.socket(); server.bind(("127.0.0.1", 0)); server.listen()
socket.create_connection(server.getsockname(), timeout=5)
print("interfaces", names)
"#;
    let mut request = python(code);
    request["NetworkConfig"] = json!({"EnableNetworkIsolation": true});
    if let Err(error) = world.process(&request).await {
        panic!("{error}\n{}", world.log());
    }
    let log = world.log();
    // The kernel may add its tunnels; an interface to the outside is never among them.
    assert!(log.contains("interfaces ['lo'") && !log.contains("eth0") && log.contains("no network"), "{log}");
}

/// A machine without namespaces, made with a namespace in which no more may be made.
#[tokio::test]
async fn a_machine_that_refuses_is_told_and_nothing_runs() {
    // Root in a container may have namespaces for jobs and none for users: no such machine can be made there.
    let users = std::process::Command::new("unshare").args(["-Ur", "true"]).status().unwrap();
    if !users.success() {
        return;
    }
    let world = World::new();
    let mut context = world.context();
    let script = world.folder.path().join("refusing");
    let launcher = context.launcher.display();
    let text = format!(
        "#!/bin/sh\nexec unshare -Ur sh -c 'echo 0 > /proc/sys/user/max_mnt_namespaces; exec {launcher} \"$@\"' sh \
         \"$@\"\n"
    );
    std::fs::write(&script, text).unwrap();
    std::fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    context.launcher = script;
    let request = python("open('/opt/ml/processing/out/ran', 'w')");
    let message = failure(pipewright_engine::job::processing::run(&context, &request).await);
    assert!(message.starts_with("the job could not be isolated: entering namespaces: "), "{message}");
    assert!(message.contains("user.max_user_namespaces"), "{message}");
}

#[tokio::test]
async fn a_launcher_that_is_none_is_told() {
    let world = World::new();
    let mut context = world.context();
    context.launcher = "/no/such/launcher".into();
    let message = failure(pipewright_engine::job::processing::run(&context, &python("")).await);
    assert!(message.contains("the job launcher /no/such/launcher did not start"), "{message}");
}
