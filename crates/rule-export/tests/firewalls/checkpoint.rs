//! Check Point: what a script asks `mgmt_cli` for, compared with what bash runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use port_model::{Lang, topologies};
use rule_export::{ExportFormat, Grouping};

use crate::checkpoint_reader::{commands, read};
use crate::harness::Format;
use crate::link::Link;
use crate::support::request;

const CHECKPOINT: Format = Format { format: ExportFormat::Checkpoint, read, says };

/// What the file for the awkward document waits for.
const MISSING: &str = "\naddress_none_yet=\n";

#[test]
fn it_admits_exactly_the_flows() {
    CHECKPOINT.exact();
}

#[test]
fn it_admits_exactly_the_flows_of_each_wall_and_host() {
    CHECKPOINT.exact_for_each_wall_and_host();
}

#[test]
fn bash_runs_what_the_reader_reads() {
    let folder = folder("runs");
    let mut files = CHECKPOINT.texts_stay_in_place(|file| commands(file).len());
    for topology in topologies::ALL {
        let deployment = topology.deployment();
        let flows = deployment.flows(Lang::En);
        let request = request(&deployment, &flows, Grouping::Compact);
        files.push(CHECKPOINT.file(&deployment, &request).0);
    }
    files.push(CHECKPOINT.awkward().0);
    for (at, file) in files.iter().enumerate() {
        let expected: Vec<Vec<String>> = commands(file).iter().map(|words| as_run(words)).collect();
        // Filled in, as nothing runs before.
        let file = file.replace(MISSING, "\naddress_none_yet=10.0.0.99\n");
        let file = file.replace("\naddress_b=\n", "\naddress_b=10.0.0.99\n");
        let script = folder.join(format!("{at}.sh"));
        fs::write(&script, &file).expect("a script");
        let (ended_well, asked) = run(&script, "");
        assert!(ended_well, "{file}");
        let (login, rest) = asked.split_first().expect("a login");
        assert_eq!(login, &["login", "-r", "true"]);
        let ends = [vec!["publish"], vec!["logout"]].map(with_session);
        assert_eq!(rest[rest.len() - 2..], ends);
        assert_eq!(rest[..rest.len() - 2], expected, "{file}");
    }
    shell_finds_nothing(&folder);
}

#[test]
fn nothing_is_published_unless_all_succeeds() {
    let folder = folder("fails");
    let script = folder.join("awkward.sh");
    let file = CHECKPOINT.awkward().0;
    fs::write(&script, &file).expect("a script");
    let (ended_well, asked) = run(&script, "");
    assert!(!ended_well && asked.is_empty(), "it ran without an address: {asked:?}");

    assert_eq!(file.matches(MISSING).count(), 1);
    fs::write(&script, file.replace(MISSING, "\naddress_none_yet=10.0.0.99\n")).expect("a script");
    let (ended_well, asked) = run(&script, "portolan_tcp-53");
    assert!(!ended_well);
    let last: Vec<&str> = asked.iter().rev().take(3).map(|words| words[0].as_str()).collect();
    assert_eq!(last, ["logout", "discard", "add"]);
    assert!(!asked.iter().any(|words| words[0] == "publish"));
}

fn says(link: &Link) -> bool {
    ![&link.source, &link.destination].iter().any(|side| side.starts_with("*."))
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("checkpoint").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Runs a script with a function in the place of `mgmt_cli`: whether it succeeded, and the words of
/// each call. A call with `fails` among its words does not succeed.
fn run(script: &Path, fails: &str) -> (bool, Vec<Vec<String>>) {
    const STUB: &str = r#"
mgmt_cli() {
  printf '%s\0' "$#" "$@" >>"$CALLS"
  if [[ $1 == login ]]; then
    printf 'sid: "x"\n'
  fi
  [[ -z $FAILS || " $* " != *" $FAILS "* ]]
}
export -f mgmt_cli
exec bash "$1"
"#;
    let calls = script.with_extension("calls");
    fs::write(&calls, "").expect("a file");
    let mut command = Command::new("bash");
    command.args(["-c", STUB, "bash"]).arg(script).env("CALLS", &calls).env("FAILS", fails);
    let output = command.env("TMPDIR", env!("CARGO_TARGET_TMPDIR")).output().expect("bash");
    let record = fs::read(&calls).expect("calls");
    let mut words = record.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    let mut asked = Vec::new();
    while let Some(Ok(count)) = words.next().map(|count| count.parse::<usize>()) {
        let mut call: Vec<String> =
            words.by_ref().take(count).map(std::borrow::Cow::into_owned).collect();
        if let [.., option, file] = &mut *call
            && option == "-s"
        {
            assert!(!PathBuf::from(&file).exists(), "{file} is still there");
            SESSION.clone_into(file);
        }
        asked.push(call);
    }
    (output.status.success(), asked)
}

/// What stands for the file of the session, whose name is another each time.
const SESSION: &str = "SESSION";

fn with_session(words: Vec<&str>) -> Vec<String> {
    words.into_iter().chain(["-s", SESSION]).map(str::to_owned).collect()
}

/// What a command becomes when it is run.
fn as_run(words: &[String]) -> Vec<String> {
    let filled = words.iter().map(|word| match word.as_str() {
        missing if missing.starts_with("$address_") => "10.0.0.99",
        other => other,
    });
    let words: Vec<&str> = filled.collect();
    with_session(match &*words {
        ["add", rest @ ..] => [&["add"], rest, &["ignore-warnings", "true"]].concat(),
        ["rule", rest @ ..] => {
            let place = ["add", "access-rule", "layer", "Network", "position", "bottom"];
            [&place, rest, &["action", "Accept", "track.type", "Log"]].concat()
        }
        other => panic!("{other:?}"),
    })
}

/// `bash -n` on every script of a folder, and shellcheck on some. Typographic quotes in texts are meant.
fn shell_finds_nothing(folder: &Path) {
    let check = "for file in *.sh; do bash -n \"$file\" || exit 1; done; shellcheck --severity=warning --exclude=SC1110,SC1111,SC1112 [0-9].sh 20*.sh";
    let output = Command::new("bash").args(["-c", check]).current_dir(folder).output();
    let output = output.expect("bash");
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}
