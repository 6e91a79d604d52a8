//! When an entry applies, in sentences. They follow from the typed fields of the rule and its service
//! alone: what a text of the catalogue says besides is not repeated here.

use port_model::Lang;
use port_model::catalogue::{Bearer, Pairing, Versions};
use port_model::wording::Message;

use super::entry::Entry;
use crate::language::WORDING;

/// When the entry applies.
pub(crate) fn condition(entry: &Entry<'_>, lang: Lang) -> String {
    let mut messages = Vec::new();
    messages.extend(setting(entry, lang));
    messages.extend(pairing(entry, lang));
    messages.extend(listener(entry, lang));
    if messages.is_empty() && entry.rule.versions.is_none() {
        messages.push(Message::new("ports-always"));
    }
    let mut sentences: Vec<String> =
        messages.iter().map(|message| WORDING.message(lang, message)).collect();
    sentences.extend(entry.rule.versions.as_ref().map(|versions| versions_text(versions, lang)));
    sentences.join(" ")
}

/// For which versions of the platform something holds.
pub(crate) fn versions_text(versions: &Versions, lang: Lang) -> String {
    let message = match (&versions.from, &versions.before) {
        (Some(from), Some(before)) => Message::new("ports-if-between")
            .with("from", from.as_str())
            .with("before", before.as_str()),
        (Some(from), None) => Message::new("ports-if-from").with("from", from.as_str()),
        (None, Some(before)) => Message::new("ports-if-before").with("before", before.as_str()),
        (None, None) => Message::new("ports-if-any-version"),
    };
    WORDING.message(lang, &message)
}

/// What the deployment as a whole must have.
fn setting(entry: &Entry<'_>, lang: Lang) -> Vec<Message> {
    let mut messages = Vec::new();
    if let [platform] = entry.platforms().as_slice() {
        messages.push(Message::new(format!("ports-if-{platform}")));
    }
    if let Some(module) = entry.module() {
        messages.push(Message::new("ports-if-module").with("module", module.name.get(lang)));
    }
    match entry.rule.internet_access {
        Some(true) => messages.push(Message::new("ports-if-internet")),
        Some(false) => messages.push(Message::new("ports-if-no-internet")),
        None => {}
    }
    messages
}

/// Which sources meet which destinations.
fn pairing(entry: &Entry<'_>, lang: Lang) -> Vec<Message> {
    let rule = entry.rule;
    let mut messages = Vec::new();
    match rule.pairing {
        Pairing::Each | Pairing::SourceChooses | Pairing::DestinationChooses => {}
        Pairing::Itself => messages.push(Message::new("ports-if-peering")),
        Pairing::ClusterPeers => messages.push(Message::new("ports-if-cluster")),
        Pairing::OtherMachines => messages.push(Message::new("ports-if-other-machine")),
        Pairing::HubElsewhere => messages.push(Message::new("ports-if-hub-elsewhere")),
        Pairing::ManagementAddress => messages.push(Message::new("ports-if-management-address")),
        Pairing::WhereSourceHas => messages.extend(follows(entry, "ports-if-source-has", lang)),
        Pairing::Alongside => messages.extend(follows(entry, "ports-if-alongside", lang)),
    }
    let zones = rule.default_in.iter().map(|kind| WORDING.text(lang, &format!("zone-kind-{kind}")));
    let one_or_other = |one: String, other: String| {
        WORDING.message(lang, &Message::new("ports-or").with("one", one).with("other", other))
    };
    if let Some(zones) = zones.reduce(one_or_other) {
        messages.push(Message::new("ports-if-zones").with("zones", zones));
    }
    messages
}

/// A sentence about the flow that the rule goes by.
fn follows(entry: &Entry<'_>, key: &'static str, lang: Lang) -> Option<Message> {
    let followed = entry.catalogue.flow(entry.rule.follows.as_ref()?)?;
    let message = Message::new(key)
        .with("flow", followed.id.as_str())
        .with("source", entry.catalogue.end_text(&followed.source, lang))
        .with("destination", entry.catalogue.end_text(&followed.destination, lang));
    Some(message)
}

/// Where the service listens.
fn listener(entry: &Entry<'_>, lang: Lang) -> Vec<Message> {
    let (rule, service) = (entry.rule, entry.service);
    let mut messages = Vec::new();
    if rule.by_engine || service.engine.is_some() {
        messages.push(Message::new("ports-if-engine").with("product", service.name.get(lang)));
    }
    if service.only_in_cluster && rule.pairing != Pairing::ClusterPeers {
        messages.push(Message::new("ports-if-listener-in-cluster"));
    }
    if service.separate_address {
        messages.push(Message::new("ports-separate-address"));
    }
    if let Some(role) = &service.loopback_beside {
        let neighbour = entry.catalogue.end_text(&Bearer::Role(role.clone()), lang);
        messages.push(Message::new("ports-loopback-beside").with("role", neighbour));
    }
    messages
}

#[cfg(test)]
mod tests {
    use port_model::Catalogue;

    use super::*;

    fn both(id: &str) -> [String; 2] {
        let entries = Entry::all(Catalogue::builtin());
        let entry = entries.iter().find(|entry| entry.id() == id).expect(id);
        [Lang::En, Lang::De].map(|lang| condition(entry, lang))
    }

    #[test]
    fn each_kind_of_condition_is_a_sentence_in_both_languages() {
        let cases = [
            (
                "console-to-server/tcp",
                "Wherever both ends exist.",
                "Überall, wo es beide Enden gibt.",
            ),
            (
                "client-to-zone-server/tcp",
                "From zones of the kind DMZ or internet, unless the source names the servers that it talks to.",
                "Aus Zonen der Art DMZ oder Internet, sofern bei der Quelle nicht eigens gewählt ist, mit welchen Servern sie spricht.",
            ),
            (
                "server-to-internet-https/tcp",
                "Only where the servers have internet access.",
                "Nur wenn die Server Internetzugang haben.",
            ),
            (
                "appliance-cluster-ike/ike/udp",
                "Only on Tanium Appliances. Only between members of one cluster.",
                "Nur auf Tanium Appliances. Nur zwischen Mitgliedern eines Clusters.",
            ),
            (
                "client-peering/tcp",
                "Only within a group of clients that peer; unless set otherwise, these are all groups but those on the internet.",
                "Nur innerhalb einer Gruppe von Clients mit Peering; ohne andere Angabe sind das alle Gruppen außer denen im Internet.",
            ),
            (
                "admin-to-idrac/idrac/tcp",
                "Only on Tanium Appliances. Only where the destination has a management address. The service listens on an address of its own.",
                "Nur auf Tanium Appliances. Nur wenn das Ziel eine Verwaltungsadresse hat. Der Dienst lauscht auf einer eigenen Adresse.",
            ),
            (
                "server-to-hub/tcp",
                "Only on Windows. Only where the hub is not on the machine of a Tanium Server. Beside a component with the role Tanium Server on one machine, the service listens on the loopback address only.",
                "Nur unter Windows. Nur wenn der Hub nicht auf der Maschine eines Tanium Servers läuft. Neben einer Komponente mit der Rolle Tanium Server auf derselben Maschine lauscht der Dienst nur auf der Loopback-Adresse.",
            ),
            (
                "server-to-database/postgresql/tcp",
                "Only on Windows. Only to database servers with PostgreSQL.",
                "Nur unter Windows. Nur zu Datenbankservern mit PostgreSQL.",
            ),
            (
                "appliance-to-appliance-ssh/tcp",
                "Only on Tanium Appliances. Only between different machines.",
                "Nur auf Tanium Appliances. Nur zwischen verschiedenen Maschinen.",
            ),
            (
                "direct-connect-internal/tcp",
                "Only with Direct Connect. Only for sources that also have the flow client-to-server (Tanium Clients → Tanium Server).",
                "Nur mit Direct Connect. Nur für Quellen, die auch die Verbindung client-to-server (Tanium Clients → Tanium Server) haben.",
            ),
            (
                "direct-connect-external/tcp",
                "Only with Direct Connect. Only between ends that also have the flow client-to-zone-server (Tanium Clients → Zone Server). Only from platform version 7.3 on.",
                "Nur mit Direct Connect. Nur zwischen Enden, die auch die Verbindung client-to-zone-server (Tanium Clients → Zonenserver) haben. Nur ab Plattformversion 7.3.",
            ),
        ];
        for (id, english, german) in cases {
            assert_eq!(both(id), [english, german], "{id}");
        }
    }

    #[test]
    fn versions_are_part_of_the_condition() {
        let text = |id: &str| both(id)[0].clone();
        assert!(text("quarantine-to-cisco-ise/tcp").ends_with("Only before platform version 7.5."));
        assert!(
            text("client-to-screen-sharing/udp").ends_with("Only from platform version 7.5.5 on.")
        );
        let between = Versions {
            from: Some("7.3".parse().expect("a version")),
            before: Some("7.5".parse().expect("a version")),
        };
        assert_eq!(versions_text(&between, Lang::De), "Nur ab Plattformversion 7.3 und vor 7.5.");
    }

    #[test]
    fn conditions_that_no_entry_has_yet_have_sentences_too() {
        let catalogue = Catalogue::builtin();
        let entries = Entry::all(catalogue);
        let find = |id: &str| *entries.iter().find(|entry| entry.id() == id).expect(id);
        let (https, ike) =
            (find("server-to-internet-https/tcp"), find("appliance-cluster-ike/ike/udp"));
        let mut rule = https.rule.clone();
        rule.internet_access = Some(false);
        let entry = Entry { rule: &rule, service: ike.service, ..https };
        assert_eq!(
            condition(&entry, Lang::En),
            "Only on Tanium Appliances. Only where the servers have no internet access. \
             The service listens on members of a cluster only."
        );
    }
}
