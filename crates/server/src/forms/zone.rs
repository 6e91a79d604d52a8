//! The form of a zone.

use port_model::document::{Zone, ZoneKind};
use port_model::{Deployment, Id, Lang};

use super::{Field, Filled};
use crate::language::WORDING;

/// The fields that a zone's faults can be about.
pub(crate) const FIELDS: [&str; 3] = ["id", "name", "kind"];

/// Fills the form with a zone as it is.
pub(crate) fn fill(zone: &Zone) -> Filled {
    let mut filled = Filled::default();
    filled.set("name", zone.name.as_ref().map_or("", |name| name.as_str()));
    filled.set("kind", zone.kind.word());
    filled
}

/// Reads the zone out of the form; nothing where something is wrong, which is noted then.
pub(crate) fn read(
    filled: &mut Filled,
    deployment: &Deployment,
    id: Option<&Id>,
    lang: Lang,
) -> Option<Zone> {
    // A second zone of a kind without a name could not be told from the first.
    let name = if id.is_some() { filled.parse("name", lang) } else { filled.require("name", lang) };
    let kind = ZoneKind::from_word(filled.get("kind"));
    if kind.is_none() {
        filled.fail("kind", WORDING.text(lang, "form-kind-missing"));
    }
    let id = if let Some(id) = id {
        Some(id.clone())
    } else {
        let wanted = filled.get("name").to_owned();
        let fallback = kind.and_then(|kind| kind.word().parse().ok())?;
        super::new_id(filled, deployment.document(), &wanted, &fallback, lang)
    };
    let zone = Zone { id: id?, kind: kind?, name };
    filled.is_sound().then_some(zone)
}

/// The fields of the form, for a new zone (`id` is nothing) or a known one.
pub(crate) fn fields(filled: &Filled, id: Option<&Id>, lang: Lang) -> Vec<Field> {
    let t = |key: &str| WORDING.text(lang, key);
    let kinds = [ZoneKind::Dmz, ZoneKind::Core, ZoneKind::Internet];
    let kinds = kinds.iter().map(|kind| (kind.word().to_owned(), t(&format!("zone-kind-{kind}"))));
    let mut fields = vec![
        Field::line(filled, "name", t("field-name")),
        Field::select(filled, "kind", t("field-kind"), &kinds.collect::<Vec<_>>()),
    ];
    if id.is_none() {
        fields.push(Field::line(filled, "id", t("field-id")).hint(t("hint-id")));
    }
    fields
}
