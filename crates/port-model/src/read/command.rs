//! Nodes to an editing command. Its parts are read like a document's, so that a fault has the same
//! words and a place.

use super::document::SETTINGS_KEYS;
use super::fields::{Fields, Reader};
use super::json;
use super::node::Node;
use crate::check::Origins;
use crate::command::{Command, Destination};
use crate::document::{Document, Platform, Settings};
use crate::fault::{FaultKind, Faults, Path};
use crate::names::{Id, Name};

/// A command's word and the keys that it takes.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// The word.
    pub op: &'static str,
    /// Keys that have to be there.
    pub required: &'static [&'static str],
    /// Keys that may be left out.
    pub optional: &'static [&'static str],
}

const fn form(
    op: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
) -> Form {
    Form { op, required, optional }
}

/// Every command that can be asked for. What takes a command back is made by the program alone.
pub const FORMS: [Form; 19] = [
    form("add-component", &["component"], &["after"]),
    form("edit-component", &["component"], &[]),
    form("move-component", &["id"], &["network", "zone", "host"]),
    form("order", &["id"], &["before"]),
    form("rename", &["id"], &["name"]),
    form("set-addresses", &["id", "addresses"], &[]),
    form("connect", &["id"], &["connects_to"]),
    form("set-port", &["service"], &["id", "port"]),
    form("remove", &["id"], &[]),
    form("add-network", &["network"], &[]),
    form("edit-network", &["network"], &[]),
    form("add-zone", &["zone"], &[]),
    form("edit-zone", &["zone"], &[]),
    form("add-extra-flow", &["flow"], &[]),
    form("edit-extra-flow", &["flow"], &[]),
    form("remove-extra-flow", &["id"], &[]),
    form("edit-settings", &["settings"], &[]),
    form("replace", &["document"], &[]),
    form(BATCH, &["commands"], &[]),
];

/// The word of the command that holds others.
const BATCH: &str = "batch";

/// So many commands at most are carried out as one.
const MAX_COMMANDS: usize = 1_000;

impl Command {
    /// Reads a command from JSON such as `{"op": "remove", "id": "ts1"}`.
    ///
    /// # Errors
    /// Everything that is wrong with the text, each fault with its place.
    pub fn read(text: &str) -> Result<Self, Faults> {
        let root = json::parse(text).map_err(|fault| Faults(vec![*fault]))?;
        let mut reader = Reader::default();
        match reader.command(&root, &FORMS) {
            Some(command) if reader.faults.is_empty() => Ok(command),
            _ => Err(Faults(reader.faults)),
        }
    }
}

impl Reader {
    fn command(&mut self, root: &Node, forms: &[Form]) -> Option<Command> {
        let form = self.form(root, forms)?;
        let keys = [&["op"], form.required, form.optional].concat();
        let fields = self.fields(root, &Path::default(), &keys)?;
        for key in form.required {
            self.require(&fields, key);
        }
        Some(match form.op {
            "add-component" => Command::AddComponent {
                component: self.inner(&fields, "component", Self::component)?,
                after: self.optional(&fields, "after"),
            },
            "edit-component" => Command::EditComponent {
                component: self.inner(&fields, "component", Self::component)?,
            },
            "add-network" => {
                Command::AddNetwork { network: self.inner(&fields, "network", Self::network)? }
            }
            "edit-network" => {
                Command::EditNetwork { network: self.inner(&fields, "network", Self::network)? }
            }
            "add-zone" => Command::AddZone { zone: self.inner(&fields, "zone", Self::zone)? },
            "edit-zone" => Command::EditZone { zone: self.inner(&fields, "zone", Self::zone)? },
            "add-extra-flow" => {
                Command::AddExtraFlow { flow: self.inner(&fields, "flow", Self::extra_flow)? }
            }
            "edit-extra-flow" => {
                Command::EditExtraFlow { flow: self.inner(&fields, "flow", Self::extra_flow)? }
            }
            "edit-settings" => Command::EditSettings {
                settings: self.inner(&fields, "settings", Self::settings_alone)?,
            },
            "replace" => {
                let node = fields.get("document")?;
                let document = self.document(node, &Path::key("document"), &mut Origins::default());
                Command::Replace { document: Box::new(document) }
            }
            BATCH => Command::Batch { commands: self.commands(&fields)? },
            op => self.small(op, &fields)?,
        })
    }

    /// The commands of a batch, none of which is a batch itself.
    fn commands(&mut self, fields: &Fields<'_>) -> Option<Vec<Command>> {
        let items = self.items(fields, "commands")?;
        if items.len() > MAX_COMMANDS {
            let kind = FaultKind::TooMany { found: items.len(), limit: MAX_COMMANDS };
            self.fault(&fields.path.then("commands"), kind, fields.at);
            return None;
        }
        let single: Vec<Form> = FORMS.into_iter().filter(|form| form.op != BATCH).collect();
        let mut commands = Vec::new();
        for (node, path) in items {
            let mut inner = Self::default();
            commands.extend(inner.command(node, &single));
            self.faults.extend(inner.faults.into_iter().map(|fault| fault.inside(&path)));
        }
        Some(commands)
    }

    /// Commands that hold no whole part of a document.
    fn small(&mut self, op: &str, fields: &Fields<'_>) -> Option<Command> {
        let id: Option<Id> = self.optional(fields, "id");
        Some(match op {
            "move-component" => Command::MoveComponent { to: self.destination(fields)?, id: id? },
            "order" => Command::Order { before: self.optional(fields, "before"), id: id? },
            "rename" => Command::Rename { name: self.optional::<Name>(fields, "name"), id: id? },
            "set-addresses" => {
                Command::SetAddresses { addresses: self.texts(fields, "addresses")?, id: id? }
            }
            "connect" => {
                Command::Connect { connects_to: self.texts(fields, "connects_to"), id: id? }
            }
            "set-port" => Command::SetPort {
                id,
                port: fields.get("port").and_then(|node| self.number(node, &Path::key("port"))),
                service: self.optional(fields, "service")?,
            },
            "remove" => Command::Remove { id: id? },
            "remove-extra-flow" => Command::RemoveExtraFlow { id: id? },
            _ => return None,
        })
    }

    fn form(&mut self, root: &Node, forms: &[Form]) -> Option<Form> {
        // Which keys there may be depends on this one.
        let fields = self.mapping(root, &Path::default())?;
        let node = self.require(&fields, "op")?;
        let words: Vec<&'static str> = forms.iter().map(|form| form.op).collect();
        let find = |word: &str| forms.iter().find(|form| form.op == word).copied();
        self.word(node, &Path::key("op"), find, &words)
    }

    fn inner<T>(
        &mut self,
        fields: &Fields<'_>,
        key: &str,
        read: impl Fn(&mut Self, &Node, &Path) -> Option<T>,
    ) -> Option<T> {
        fields.get(key).and_then(|node| read(self, node, &Path::key(key)))
    }

    /// Where a component goes: one of three keys, and only one.
    fn destination(&mut self, fields: &Fields<'_>) -> Option<Destination> {
        let given: Vec<(&str, Id)> = ["network", "zone", "host"]
            .into_iter()
            .filter_map(|key| Some((key, self.optional(fields, key)?)))
            .collect();
        for (key, _) in given.iter().skip(1) {
            let kind = FaultKind::UnknownKey { suggestion: None };
            self.fault(&Path::key(key), kind, fields.at);
        }
        match given.into_iter().next() {
            Some(("network", id)) => Some(Destination::Network(id)),
            Some(("zone", id)) => Some(Destination::Zone(id)),
            Some((_, id)) => Some(Destination::Host(id)),
            None => {
                self.fault(&Path::default(), FaultKind::NoPlace {}, fields.at);
                None
            }
        }
    }

    fn settings_alone(&mut self, node: &Node, path: &Path) -> Option<Settings> {
        let mut settings = Document::new(Name::placeholder(), Platform::Windows).settings;
        let fields = self.fields(node, path, &SETTINGS_KEYS)?;
        self.settings(&fields, &mut settings);
        Some(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Lang;

    fn faults(text: &str) -> Vec<String> {
        let Err(Faults(faults)) = Command::read(text) else { panic!("{text} is read") };
        faults.iter().map(|fault| format!("{}: {}", fault.path, fault.text(Lang::En))).collect()
    }

    #[test]
    fn faults_name_their_place_in_the_command() {
        for (text, fault) in [
            ("[]", ": expected a mapping, found a list"),
            ("{}", "op: this key is required"),
            (r#"{"op":"remove"}"#, "id: this key is required"),
            (r#"{"op":"remove","id":"ts1","di":"x"}"#, "di: unknown key, did you mean 'id'?"),
            (r#"{"op":"remove","id":"ts1","id":"ts2"}"#, "id: this key stands twice; keep one"),
            (r#"{"op":"order","id":"ts1","before":7}"#, "before: expected a text, found a number"),
            (
                r#"{"op":"move-component","id":"a"}"#,
                ": is nowhere; give it a network, a zone or a host",
            ),
            (r#"{"op":"move-component","id":"a","zone":"b","host":"c"}"#, "host: unknown key"),
            (
                r#"{"op":"add-component","component":{"id":"a","role":"custom","adress":[]}}"#,
                "component.adress: unknown key, did you mean 'addresses'?",
            ),
            (
                r#"{"op":"edit-settings","settings":{"name":"A","platform":"windows","description":"\u0000"}}"#,
                "settings.description: has control characters, such as a line break or NUL; take them out",
            ),
            (
                r#"{"op":"replace","document":{"portolan":2,"name":"A","platform":"windows"}}"#,
                "document.portolan: format version 2 is not known; this program reads 1",
            ),
        ] {
            assert_eq!(faults(text), [fault], "{text}");
        }
        for (text, fault) in [
            (r#"{"op":"batch"}"#, "commands: this key is required"),
            (r#"{"op":"batch","commands":7}"#, "commands: expected a list, found a number"),
            (
                r#"{"op":"batch","commands":[{"op":"remove","id":"a"},{"op":"remove","di":"a"}]}"#,
                "commands[1].di: unknown key, did you mean 'id'?",
            ),
            (
                r#"{"op":"batch","commands":[{"op":"set-addresses","id":"a","addresses":["?"]}]}"#,
                "commands[0].addresses[0]: ",
            ),
            (
                r#"{"op":"batch","commands":[{"op":"batch","commands":[]}]}"#,
                "commands[0].op: 'batch' is none of ",
            ),
        ] {
            assert!(faults(text)[0].starts_with(fault), "{:?}", faults(text));
        }
        assert!(faults(r#"{"op":"remov"}"#)[0].ends_with("did you mean 'remove'?"));
    }

    #[test]
    fn a_whole_document_can_be_put_in_place() {
        let text =
            r#"{"op":"replace","document":{"portolan":1,"name":"A","platform":"appliance"}}"#;
        let Ok(Command::Replace { document }) = Command::read(text) else { panic!("{text}") };
        assert_eq!(document.settings.platform, Platform::Appliance);
    }

    #[test]
    fn what_takes_a_command_back_can_not_be_asked_for() {
        let fault = faults(r#"{"op":"revert","steps":[]}"#);
        assert!(fault[0].starts_with("op: 'revert' is none of add-component, "), "{fault:?}");
    }
}
