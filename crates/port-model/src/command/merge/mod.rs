//! What becomes of a command that was meant for an older state of the document.
//!
//! Two people edit one deployment. Whoever is second has seen a document that is no longer there; what they
//! want is carried out all the same as long as nothing that it touches has changed. A thing is compared
//! property by property, so that one may move a component while the other renames it.

mod comparison;

use serde::Serialize;
use serde_json::Value;

use self::comparison::Comparison;
use super::step::{Part, PartKind, Step};
use super::{Command, plan};
use crate::document::{Document, Settings};
use crate::names::Id;

/// What becomes of a command whose author has seen an older document.
#[derive(Debug, Clone, PartialEq)]
pub enum Merged {
    /// Nothing that it touches has changed: this is to be carried out on the current document.
    Apply(Box<Command>),
    /// Somebody else has done the same already.
    Done,
    /// Somebody else has changed the same properties to something else.
    Clash {
        /// Each such property.
        clashes: Vec<Clash>,
        /// What is to be carried out on the current document so that the command's author has their way in
        /// these properties, and nobody else loses anything in others.
        mine: Box<Command>,
    },
    /// What it is about, or what it names, was removed since.
    Gone(Id),
}

/// A property that two people want different.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Clash {
    /// The thing; none for what holds for the deployment as a whole.
    pub id: Option<Id>,
    /// The property's key in the document; `place` for network, zone and host together, `order` for where
    /// it stands in its list. None where one removes what the other has changed.
    pub property: Option<String>,
    /// What it is now.
    pub theirs: Value,
    /// What the command would make of it.
    pub mine: Value,
}

impl Command {
    /// Fits a command that was made from the document `base` to the document as it is now.
    ///
    /// ```
    /// use port_model::command::Merged;
    /// use port_model::{Command, Deployment, Format};
    ///
    /// let text = "{portolan: 1, name: Lab, platform: windows, components: [{id: ts, role: tanium-server, zone: core}]}";
    /// let base = Deployment::read(text, Format::Yaml).expect("sound");
    /// let command = |json: &str| serde_json::from_str::<Command>(json).expect("a command");
    /// let theirs = command(r#"{"op": "rename", "id": "ts", "name": "TS 1"}"#);
    /// let current = base.apply(&theirs).expect("applied").deployment;
    /// let mine = command(r#"{"op": "set-addresses", "id": "ts", "addresses": ["10.0.0.10"]}"#);
    /// assert_eq!(mine.merge(base.document(), current.document()), Merged::Apply(Box::new(mine)));
    /// ```
    #[must_use]
    pub fn merge(&self, base: &Document, current: &Document) -> Merged {
        if base == current {
            return self.as_it_is();
        }
        match self {
            Self::Revert { .. } => self.as_it_is(),
            Self::Replace { document } if **document == *current => Merged::Done,
            Self::Replace { .. } => self.clash(vec![Clash::whole(None)]),
            Self::Batch { commands } => batch(self, commands, base, current),
            Self::Order { id, before } => order(id, before.as_ref(), base, current),
            Self::Remove { id } => self.removal(plan::list_of(base, id), id, base, current),
            Self::RemoveExtraFlow { id } => {
                self.removal(Some(PartKind::ExtraFlow), id, base, current)
            }
            Self::AddComponent { .. }
            | Self::AddNetwork { .. }
            | Self::AddZone { .. }
            | Self::AddExtraFlow { .. } => self.addition(base, current),
            _ => self.change(base, current),
        }
    }

    fn as_it_is(&self) -> Merged {
        Merged::Apply(Box::new(self.clone()))
    }

    fn clash(&self, clashes: Vec<Clash>) -> Merged {
        Merged::Clash { clashes, mine: Box::new(self.clone()) }
    }

    /// What stands after something that is gone goes to the end; where to is gone is told.
    fn addition(&self, base: &Document, current: &Document) -> Merged {
        let mut command = self.clone();
        if let Self::AddComponent { after, .. } = &mut command {
            *after = after.take().filter(|id| PartKind::Component.position(current, id).is_some());
        }
        let Ok(steps) = plan::steps(current, &command) else {
            return Merged::Apply(Box::new(command));
        };
        let Some(Step::Insert { part, .. }) = steps.first() else {
            return Merged::Apply(Box::new(command));
        };
        if part.find_in(current).as_ref() == Some(part) && part.find_in(base).is_none() {
            return Merged::Done;
        }
        gone(part, base, current).map_or_else(|| Merged::Apply(Box::new(command)), Merged::Gone)
    }

    fn removal(
        &self,
        kind: Option<PartKind>,
        id: &Id,
        base: &Document,
        current: &Document,
    ) -> Merged {
        let Some(known) = kind.and_then(|kind| kind.find(base, id)) else {
            return self.as_it_is();
        };
        match known.find_in(current) {
            None => Merged::Done,
            Some(now) if now == known => self.as_it_is(),
            Some(_) => self.clash(vec![Clash::whole(Some(id))]),
        }
    }

    /// Changes of one thing, or of the settings.
    fn change(&self, base: &Document, current: &Document) -> Merged {
        let steps = plan::steps(base, self).unwrap_or_default();
        match steps.as_slice() {
            [Step::Change { from, to }] => self.change_of_part(from, to, base, current),
            [Step::Settings { from, to }] => {
                let mut merged = current.settings.clone();
                let mut comparison = Comparison::default();
                comparison.settings(from, to, &mut merged);
                comparison.outcome(|| self.with(MergedPart::Settings(merged)))
            }
            _ => self.as_it_is(),
        }
    }

    fn change_of_part(
        &self,
        from: &Part,
        to: &Part,
        base: &Document,
        current: &Document,
    ) -> Merged {
        let Some(mut merged) = from.find_in(current) else {
            return Merged::Gone(from.id().clone());
        };
        let mut comparison = Comparison::of(from.id().clone());
        comparison.parts(from, to, &mut merged);
        if let Some(id) =
            comparison.clashes.is_empty().then(|| gone(&merged, base, current)).flatten()
        {
            return Merged::Gone(id);
        }
        comparison.outcome(|| self.with(MergedPart::Part(merged)))
    }

    /// The same command for what was merged. One that names a single property needs nothing else.
    fn with(&self, merged: MergedPart) -> Self {
        match (self, merged) {
            (Self::EditComponent { .. }, MergedPart::Part(Part::Component(component))) => {
                Self::EditComponent { component: *component }
            }
            (Self::EditNetwork { .. }, MergedPart::Part(Part::Network(network))) => {
                Self::EditNetwork { network }
            }
            (Self::EditZone { .. }, MergedPart::Part(Part::Zone(zone))) => Self::EditZone { zone },
            (Self::EditExtraFlow { .. }, MergedPart::Part(Part::ExtraFlow(flow))) => {
                Self::EditExtraFlow { flow }
            }
            (Self::EditSettings { .. }, MergedPart::Settings(settings)) => {
                Self::EditSettings { settings }
            }
            _ => self.clone(),
        }
    }
}

enum MergedPart {
    Part(Part),
    Settings(Settings),
}

impl Clash {
    fn whole(id: Option<&Id>) -> Self {
        Self { id: id.cloned(), property: None, theirs: Value::Null, mine: Value::Null }
    }
}

/// Each command of a batch meets what those before it have made of both documents.
fn batch(whole: &Command, commands: &[Command], base: &Document, current: &Document) -> Merged {
    let (mut base, mut current) = (base.clone(), current.clone());
    let (mut left, mut clashes) = (Vec::new(), Vec::new());
    for command in commands {
        match command.merge(&base, &current) {
            Merged::Apply(merged) => {
                if merged.carry_out(&mut current).is_err() {
                    return whole.as_it_is();
                }
                left.push(*merged);
            }
            Merged::Done => {}
            Merged::Clash { clashes: more, mine } => {
                if mine.carry_out(&mut current).is_err() {
                    return whole.as_it_is();
                }
                clashes.extend(more);
                left.push(*mine);
            }
            Merged::Gone(id) => return Merged::Gone(id),
        }
        if command.carry_out(&mut base).is_err() {
            return whole.as_it_is();
        }
    }
    if !clashes.is_empty() {
        Merged::Clash { clashes, mine: Box::new(Command::Batch { commands: left }) }
    } else if left.is_empty() && !commands.is_empty() {
        Merged::Done
    } else {
        Merged::Apply(Box::new(Command::Batch { commands: left }))
    }
}

/// Somebody else has ordered the same thing when it stands behind another than before, of those
/// that are in both documents.
fn order(id: &Id, before: Option<&Id>, base: &Document, current: &Document) -> Merged {
    let Some(kind) = plan::list_of(base, id) else {
        return Merged::Apply(Box::new(Command::Order { id: id.clone(), before: before.cloned() }));
    };
    let (old, new) = (kind.ids(base), kind.ids(current));
    if !new.contains(&id) {
        return Merged::Gone(id.clone());
    }
    let after = before.and_then(|before| old.iter().position(|known| *known == before));
    let before =
        after.and_then(|at| old.iter().skip(at).find(|known| new.contains(known)).copied());
    let neighbours = |list: &[&Id], other: &[&Id]| -> (Option<Id>, Option<Id>) {
        let common: Vec<&Id> = list.iter().copied().filter(|known| other.contains(known)).collect();
        let at = common.iter().position(|known| *known == id).unwrap_or(0);
        let one =
            |at: Option<usize>| at.and_then(|at| common.get(at)).map(|found| (*found).clone());
        (one(at.checked_sub(1)), one(Some(at + 1)))
    };
    let (was, is) = (neighbours(&old, &new), neighbours(&new, &old));
    if was.0 == is.0 || was.1 == is.1 {
        Merged::Apply(Box::new(Command::Order { id: id.clone(), before: before.cloned() }))
    } else if is.1.as_ref() == before {
        Merged::Done
    } else {
        let value = |id: Option<&Id>| id.map_or(Value::Null, |id| Value::from(id.as_str()));
        let command = Command::Order { id: id.clone(), before: before.cloned() };
        command.clash(vec![Clash {
            id: Some(id.clone()),
            property: Some("order".to_owned()),
            theirs: value(is.1.as_ref()),
            mine: value(before),
        }])
    }
}

/// What a thing names that was there and is no more.
fn gone(part: &Part, base: &Document, current: &Document) -> Option<Id> {
    let is_there = |document: &Document, id: &Id| plan::list_of(document, id).is_some();
    let names = part.names();
    names.into_iter().find(|id| is_there(base, id) && !is_there(current, id)).cloned()
}
