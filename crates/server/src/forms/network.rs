//! The form of a network.

use std::str::FromStr;

use port_model::document::Network;
use port_model::{Deployment, FaultKind, Id, Lang};

use super::{Field, Filled};
use crate::language::WORDING;

/// The fields that a network's faults can be about.
pub(crate) const FIELDS: [&str; 4] = ["id", "name", "zone", "cidrs"];

struct Cidr(port_model::address::IpNet);

impl FromStr for Cidr {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        port_model::address::parse_network(text).map(Self)
    }
}

/// Fills the form with a network as it is.
pub(crate) fn fill(network: &Network) -> Filled {
    let mut filled = Filled::default();
    filled.set("name", network.name.as_ref().map_or("", |name| name.as_str()));
    filled.set("zone", network.zone.as_str());
    let cidrs: Vec<String> = network.cidrs.iter().map(ToString::to_string).collect();
    filled.set("cidrs", cidrs.join("\n"));
    filled
}

/// Reads the network out of the form; nothing where something is wrong, which is noted then.
pub(crate) fn read(
    filled: &mut Filled,
    deployment: &Deployment,
    id: Option<&Id>,
    lang: Lang,
) -> Option<Network> {
    let name = filled.parse("name", lang);
    let zone = filled.require("zone", lang);
    let cidrs = filled.parse_list::<Cidr>("cidrs", lang).into_iter().map(|Cidr(net)| net).collect();
    let id = if let Some(id) = id {
        Some(id.clone())
    } else {
        let wanted = filled.get("name").to_owned();
        "network".parse().ok().and_then(|fallback| {
            super::new_id(filled, deployment.document(), &wanted, &fallback, lang)
        })
    };
    let network = Network { id: id?, zone: zone?, name, cidrs };
    filled.is_sound().then_some(network)
}

/// The fields of the form, for a new network (`id` is nothing) or a known one.
pub(crate) fn fields(
    filled: &Filled,
    deployment: &Deployment,
    id: Option<&Id>,
    lang: Lang,
) -> Vec<Field> {
    let t = |key: &str| WORDING.text(lang, key);
    let zones = deployment.document().zones.iter();
    let zones: Vec<(String, String)> =
        zones.map(|zone| (zone.id.to_string(), zone.display_name(lang))).collect();
    let mut fields = vec![
        Field::line(filled, "name", t("field-name")),
        Field::select(filled, "zone", t("field-zone"), &zones),
        Field::area(filled, "cidrs", t("field-cidrs"), 2).hint(t("hint-cidrs")),
    ];
    if id.is_none() {
        fields.push(Field::line(filled, "id", t("field-id")).hint(t("hint-id")));
    }
    fields
}
