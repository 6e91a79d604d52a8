//! What things are called in the device.

use port_model::flow::Protocol;

use crate::firewall::{NameRule, Object, Policy};
use crate::report::{Remark, Report};

/// Addresses, services, their groups, and rules.
pub(super) const NAME: NameRule = NameRule { limit: 63, others: "-_.", fill: '_', lead: "n_" };
/// Zones.
pub(super) const ZONE: NameRule = NameRule { limit: 31, others: "-_.", fill: '_', lead: "" };
/// Tags.
const TAG_NAME: NameRule = NameRule { limit: 127, others: "-_.", fill: '_', lead: "" };
/// What the tag of an object's rules is called that has no address yet, before the object's name.
const TO_FILL_IN: &str = "portolan_fill_in_";

pub(super) fn fill_in_tag(object: &Object<'_>) -> String {
    TAG_NAME.fit(&format!("{TO_FILL_IN}{}", object.component))
}

/// Tells which names the device does not take.
pub(super) fn report_names(policy: &Policy<'_>, report: &mut Report) {
    NAME.report_objects(policy.names(), report);
    ZONE.report_zones(policy, report);
    for rule in &policy.rules {
        let name = NAME.fit(&rule.name);
        let of_esp = rule.has_esp().then(|| (plain_esp_name(&rule.name), esp_name(&name)));
        for (plain, name) in [(rule.name.clone(), name)].into_iter().chain(of_esp) {
            if name != plain {
                report.remarks.push(Remark::Renamed { rule: rule.rule.id.clone(), name });
            }
        }
    }
}

/// The name of the rule for ESP beside a rule.
pub(super) fn esp_name(name: &str) -> String {
    NAME.fit(&plain_esp_name(name))
}

fn plain_esp_name(name: &str) -> String {
    format!("{name}_{}", Protocol::Esp)
}
