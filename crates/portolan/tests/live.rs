//! Two servers on one PostgreSQL database: what somebody changes on one is told on the other, and a
//! server that is asked to stop does not wait for those who listen.

#![cfg(test)]
#![cfg(unix)]

mod program;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command};
use std::time::Duration;

/// A server, ended with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(database: &str) -> Self {
        let arguments = ["serve", "--listen", "127.0.0.1:0", "--database", database];
        let mut child = program::start(&arguments);
        let stdout = child.stdout.take().expect("a pipe");
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line).expect("the program speaks");
        let (_, address) = line.trim().split_once("http://").expect("its address");
        Self { child, address: address.to_owned() }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
        stream
    }

    /// A request of the API, to its end.
    fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> String {
        let mut stream = self.connect();
        let (address, length) = (&self.address, body.len());
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{headers}\
             content-length: {length}\r\n\r\n{body}"
        )
        .expect("the server reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the server answers");
        answer
    }

    fn listen(&self, path: &str) -> BufReader<TcpStream> {
        let mut stream = self.connect();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: {}\r\n\r\n", self.address).expect("it reads");
        BufReader::new(stream)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads until a line begins like this.
fn line(stream: &mut BufReader<TcpStream>, beginning: &str) -> String {
    loop {
        let mut line = String::new();
        let read = stream.read_line(&mut line).expect("something in time");
        assert!(read > 0, "the stream has ended before {beginning}");
        if line.starts_with(beginning) {
            return line;
        }
    }
}

#[test]
fn two_servers_on_one_database() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let fresh = runtime.block_on(storage::testing::postgres());
    let (one, two) = (Server::start(&fresh.url), Server::start(&fresh.url));

    let document = r#"{"portolan": 1, "name": "Lab", "platform": "windows",
        "components": [{"id": "ts", "role": "tanium-server", "zone": "core"}]}"#;
    let json = "content-type: application/json\r\n";
    let made = one.ask("POST", "/api/v1/deployments", json, document);
    let (_, rest) = made.split_once("\"id\":\"").expect("an id");
    let id = rest.split('"').next().expect("its end");
    let mut heard = two.listen(&format!("/d/{id}/events?since=1"));
    line(&mut heard, ": listening");

    let command = r#"{"base": 1, "op_id": "first",
        "command": {"op": "rename", "id": "ts", "name": "Server"}}"#;
    let path = format!("/api/v1/deployments/{id}/commands");
    let answer = one.ask("POST", &path, json, command);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    line(&mut heard, "event: version");
    let told = line(&mut heard, "data: ");
    assert!(told.contains("\"version\":2") && told.contains("\"op_id\":\"first\""), "{told}");

    let mut two = two;
    let asked = Command::new("kill").args(["-TERM", &two.child.id().to_string()]).status();
    assert!(asked.expect("kill runs").success());
    let mut rest = String::new();
    heard.read_to_string(&mut rest).expect("the stream ends in time");
    assert!(!rest.contains("event: gone"), "{rest}");
    assert!(two.child.wait().expect("the server ends").success());
}
