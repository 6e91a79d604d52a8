//! A browser without script: it keeps its cookie, and fills in the forms of the pages that it got.

use portolan_tests::{Answer, Events, Request, Server};

/// A browser at one server.
pub(crate) struct Browser<'s> {
    server: &'s Server,
    cookie: String,
}

/// What separates the parts of an uploaded file's request.
const BOUNDARY: &str = "the-end-of-this-part";

impl<'s> Browser<'s> {
    /// A browser that has seen the first page.
    pub(crate) async fn new(server: &'s Server) -> Self {
        let mut browser = Self::unknown(server);
        browser.get("/").await.expect(200);
        browser
    }

    /// A browser that was never here.
    pub(crate) fn unknown(server: &'s Server) -> Self {
        Self { server, cookie: String::new() }
    }

    async fn send(&mut self, request: Request) -> Answer {
        let request =
            if self.cookie.is_empty() { request } else { request.header("cookie", &self.cookie) };
        let answer = request.send().await;
        if let Some((cookie, _)) = answer.header("set-cookie").split_once(';') {
            cookie.clone_into(&mut self.cookie);
        }
        answer
    }

    /// A page.
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        let request = self.server.get(path);
        self.send(request).await
    }

    /// Listens to a stream of events; `from` is the id of the last event that it has seen.
    pub(crate) async fn listen(&self, path: &str, from: Option<&str>) -> Events {
        let request = self.server.get(path).header("cookie", &self.cookie);
        let request = request.header("accept-encoding", "gzip");
        match from {
            Some(id) => request.header("last-event-id", id).listen().await,
            None => request.listen().await,
        }
    }

    /// The same browser at another process.
    pub(crate) fn at<'o>(&self, server: &'o Server) -> Browser<'o> {
        Browser { server, cookie: self.cookie.clone() }
    }

    /// Asks the API to delete something, as a script on a page could.
    pub(crate) async fn delete(&mut self, path: &str) -> Answer {
        let request = self.server.delete(path);
        self.send(request).await
    }

    /// Posts fields as they are.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_with(path, fields, &[]).await
    }

    /// Posts fields with headers of a script's.
    pub(crate) async fn post_with(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&'static str, &str)],
    ) -> Answer {
        let pairs: Vec<String> = fields
            .iter()
            .map(|(key, value)| format!("{}={}", encoded(key), encoded(value)))
            .collect();
        let kind = "application/x-www-form-urlencoded";
        let request = self.server.post(path).body(kind, pairs.join("&"));
        let request =
            headers.iter().fold(request, |request, (name, value)| request.header(name, value));
        self.send(request).await
    }

    /// Fills in a form of a page: its own hidden fields and these.
    pub(crate) async fn fill(
        &mut self,
        page: &str,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let text = self.get(page).await.expect(200).text();
        self.fill_shown(&text, action, fields).await
    }

    /// Fills in a form of a page that is at hand.
    pub(crate) async fn fill_shown(
        &mut self,
        page: &str,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        assert!(page.contains(&format!("action=\"{action}\"")), "no form for {action}: {page}");
        let (csrf, base) = (hidden(page, "csrf"), hidden(page, "base"));
        let mut all = vec![("csrf", csrf.as_str()), ("base", base.as_str())];
        all.extend(fields);
        self.post(action, &all).await
    }

    /// Uploads a file by the form on the first page.
    pub(crate) async fn import(&mut self, name: &str, content: &[u8]) -> Answer {
        self.upload("/", "/imports", (name, content)).await
    }

    /// Uploads a file by a form of a page.
    pub(crate) async fn upload(
        &mut self,
        page: &str,
        action: &str,
        (name, content): (&str, &[u8]),
    ) -> Answer {
        let csrf = hidden(&self.get(page).await.text(), "csrf");
        let mut body = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n"
        )
        .into_bytes();
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(content);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = self.server.post(action).body(&kind, body);
        self.send(request).await
    }

    /// Starts from a reference topology; gives the path of the new deployment.
    pub(crate) async fn start_from(&mut self, topology: &str) -> String {
        let made = self.fill("/", "/deployments", &[("topology", topology)]).await.expect(303);
        made.header("location").to_owned()
    }

    /// Makes a link on the page of sharing; gives its path.
    pub(crate) async fn share(&mut self, deployment: &str, right: &str) -> String {
        let (page, action) = (format!("{deployment}/sharing"), format!("{deployment}/links"));
        let made = self
            .fill(&page, &action, &[("right", right), ("label", "Colleague")])
            .await
            .expect(200)
            .text();
        let (_, link) = made.split_once("value=\"http://localhost:8080").expect("the link");
        link.split('"').next().expect("its end").to_owned()
    }
}

/// The value of a hidden field; empty where the page has none.
pub(crate) fn hidden(page: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    let value = page.split_once(&field).and_then(|(_, rest)| rest.split('"').next());
    value.unwrap_or_default().to_owned()
}

/// The version that a page of a deployment shows.
pub(crate) fn version(page: &str) -> i64 {
    let (_, rest) = page.split_once("· v").expect("the status");
    rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().expect("a number")
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
