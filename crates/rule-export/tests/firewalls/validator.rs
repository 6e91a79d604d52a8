//! Programs that read a format, run on files: in a network namespace of their own where they ask the
//! kernel, so that nothing is loaded.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// Files in a folder of their own that is gone afterwards.
pub(crate) struct Files {
    folder: PathBuf,
}

impl Files {
    /// Writes each text as a file; the name keeps the folders of tests that run at once apart.
    pub(crate) fn new(name: &str, texts: &[String]) -> Self {
        let folder = std::env::temp_dir().join(format!("portolan-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        for (at, text) in texts.iter().enumerate() {
            fs::write(folder.join(format!("{at:05}")), text).expect("a file");
        }
        Self { folder }
    }

    /// Runs a command of the shell on each, as `$file`, without a network. Says what the command said
    /// of those that it refuses.
    pub(crate) fn refused(&self, command: &str) -> Vec<String> {
        let script = format!(
            "cd \"$1\" || exit 2\nfor file in *; do said=$({command} 2>&1) || printf '%s: %s\\n\\0' \"$file\" \"$said\"; done"
        );
        let mut shell = Command::new("unshare");
        shell.args(["--map-root-user", "--net", "sh", "-c", &script, "sh"]).arg(&self.folder);
        let said = run(&mut shell);
        said.split_terminator('\0').map(str::to_owned).collect()
    }

    /// Runs a script of Python, given by its path beside this file, on the folder. Says what it wrote, line by line.
    pub(crate) fn said_by(&self, script: &str) -> Vec<String> {
        let root = env!("CARGO_MANIFEST_DIR");
        let mut python = Command::new(format!("{root}/../../tests/python/venv/bin/python"));
        python.arg(format!("{root}/tests/firewalls/{script}")).arg(&self.folder);
        run(&mut python).lines().map(str::to_owned).collect()
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// What a program writes. It has to be there and to end well.
pub(crate) fn run(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}; scripts/install-tools installs it"));
    assert!(status.success(), "{command:?}: {}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).expect("UTF-8")
}
