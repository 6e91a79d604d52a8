//! PAN-OS: `set` lines for the configuration mode of the command line, of a firewall or of a Panorama.
//!
//! One attribute per line, as `show` prints them. A rule names service objects and the application
//! `any`, as the vendor of the platform asks; only ESP, which no service object can say, is the
//! application `ipsec-esp` in a rule of its own. There are no comments, so that a tag bears the heading.
//! Where an address is missing, the rule names an object that doesn't exist, and the device refuses it;
//! a second tag bears what there is to fill in, and its rules are found by it.
//!
//! A change request has the lines between two versions. They are entered into the candidate configuration,
//! and `commit` puts all of them into force at once.

use std::collections::BTreeSet;
use std::io::{self, Write};

use port_model::Lang;

use crate::content::Content;
use crate::device_group::DeviceGroup;
use crate::firewall::{
    Directed, Place, Policy, Side, address_to_fill_in, described, heading, quoted, service_name,
};
use crate::report::{Report, Unsayable};
use crate::request::ExportError;
use names::{NAME, ZONE, esp_name, fill_in_tag, report_names};
use settings::Settings;

mod names;
mod settings;

/// Bytes of a rule's description.
const MAX_DESCRIPTION: usize = 1_024;
/// Bytes of an object's description and of a tag's comment.
const MAX_COMMENT: usize = 1_023;
/// Bytes of the members in one line. The device adds those of the next line to the same list.
const MAX_MEMBERS: usize = 1_000;
/// The tag of all that comes from here.
const TAG: &str = "portolan";

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let policy = Policy::of(content, says, report);
    report_names(&policy, report);
    policy.report_shortened(report, MAX_DESCRIPTION, |rule| described(rule, &NAME.fit(&rule.name)));
    let group = content.request.device_group.as_ref();
    let heading = heading(content, report).join("; ");
    if content.changed.is_none() {
        Lines::of(group, Output::File(output)).policy(&policy, &heading, content.lang())?;
        return Ok(());
    }
    let former = Policy::former(content, says);
    let (mut before, mut after) = (Settings::default(), Settings::default());
    Lines::of(group, Output::Settings(&mut before)).policy(&former, "", content.lang())?;
    Lines::of(group, Output::Settings(&mut after)).policy(&policy, &heading, content.lang())?;
    after.write_since(&before, output)?;
    Ok(())
}

/// An address object takes the name of a host, but not of all hosts below a domain.
fn says(place: &Place<'_>) -> Option<Unsayable> {
    matches!(place, Place::Domain(_)).then_some(Unsayable::Domain)
}

/// Where settings go to.
enum Output<'o> {
    /// To a file, at once.
    File(&'o mut dyn Write),
    /// To be compared.
    Settings(&'o mut Settings),
}

/// What is set, on a firewall or in a device group of a Panorama.
struct Lines<'o> {
    /// What the path of an object starts with.
    objects: String,
    /// What the path of a rule starts with.
    rules: String,
    output: Output<'o>,
}

impl<'o> Lines<'o> {
    fn of(group: Option<&DeviceGroup>, output: Output<'o>) -> Self {
        match group {
            None => {
                Self { objects: String::new(), rules: "rulebase security rules".to_owned(), output }
            }
            Some(group) => Self {
                objects: format!("device-group \"{group}\" "),
                rules: format!("device-group \"{group}\" pre-rulebase security rules"),
                output,
            },
        }
    }

    /// All of a policy, in the order of the file.
    fn policy(&mut self, policy: &Policy<'_>, heading: &str, lang: Lang) -> io::Result<()> {
        self.comment(&format!("tag {TAG}"), "comments", heading)?;
        for (name, object) in &policy.objects {
            if object.place == Place::Missing {
                let (tag, name) = (fill_in_tag(object), NAME.fit(name));
                let text = address_to_fill_in(lang, object, &name);
                self.comment(&format!("tag {tag}"), "comments", &text)?;
            }
        }
        self.addresses(policy)?;
        self.services(policy)?;
        for rule in &policy.rules {
            self.rule(rule, &NAME.fit(&rule.name))?;
        }
        Ok(())
    }

    /// A setting that takes the place of the one that is there.
    fn set(&mut self, path: String, setting: &str) -> io::Result<()> {
        match &mut self.output {
            Output::File(output) => writeln!(output, "set {path} {setting}"),
            Output::Settings(settings) => {
                settings.set(path, setting);
                Ok(())
            }
        }
    }

    /// A setting that is a list of names, in as many lines as it takes.
    fn add(&mut self, path: String, setting: &str, members: &[String]) -> io::Result<()> {
        match &mut self.output {
            Output::File(output) => write_list(*output, &path, setting, members),
            Output::Settings(settings) => {
                settings.add(path, setting, members);
                Ok(())
            }
        }
    }

    /// An attribute of an object.
    fn object(&mut self, object: &str, attribute: &str) -> io::Result<()> {
        self.set(format!("{}{object}", self.objects), attribute)
    }

    fn comment(&mut self, object: &str, attribute: &str, text: &str) -> io::Result<()> {
        self.object(object, &format!("{attribute} {}", quoted(text, MAX_COMMENT)))
    }

    /// An attribute that is a list of names.
    fn members(&mut self, object: &str, attribute: &str, members: &[String]) -> io::Result<()> {
        self.add(format!("{}{object}", self.objects), attribute, members)
    }

    fn tag(&mut self, object: &str) -> io::Result<()> {
        self.members(object, "tag", &[TAG.to_owned()])
    }

    fn addresses(&mut self, policy: &Policy<'_>) -> io::Result<()> {
        for (name, object) in &policy.objects {
            let value = match &object.place {
                Place::Net(net) => format!("ip-netmask {net}"),
                Place::Range(first, last) => format!("ip-range {first}-{last}"),
                Place::Host(host) => format!("fqdn {host}"),
                Place::Domain(_) | Place::Any | Place::Missing => continue,
            };
            let address = format!("address {}", NAME.fit(name));
            self.object(&address, &value)?;
            self.comment(&address, "description", object.label)?;
            self.tag(&address)?;
        }
        for (name, group) in &policy.groups {
            let members: Vec<String> =
                group.members.iter().map(|member| NAME.fit(&member.name())).collect();
            let address_group = format!("address-group {}", NAME.fit(name));
            self.members(&address_group, "static", &members)?;
            self.comment(&address_group, "description", group.label)?;
            self.tag(&address_group)?;
        }
        Ok(())
    }

    fn services(&mut self, policy: &Policy<'_>) -> io::Result<()> {
        for ((protocol, port), known) in &policy.services {
            let Some(port) = port else { continue };
            let service = format!("service {}", service_name(*protocol, Some(*port)));
            let known: Vec<&str> = known.iter().map(|id| id.as_str()).collect();
            self.object(&service, &format!("protocol {protocol} port {port}"))?;
            self.comment(&service, "description", &known.join(", "))?;
            self.tag(&service)?;
        }
        Ok(())
    }

    /// A rule, and one beside it where it admits ESP as well as ports. Several services are a group of
    /// the rule's name.
    fn rule(&mut self, rule: &Directed<'_>, name: &str) -> io::Result<()> {
        let with_ports = rule.rule.services.iter().filter(|service| service.protocol.has_ports());
        let services: Vec<String> =
            with_ports.map(|service| service_name(service.protocol, service.port)).collect();
        if let [only] = &*services {
            self.part(rule, name, "any", only)?;
        } else if !services.is_empty() {
            let service_group = format!("service-group {name}");
            self.members(&service_group, "members", &services)?;
            self.tag(&service_group)?;
            self.part(rule, name, "any", name)?;
        }
        if rule.has_esp() {
            self.part(rule, &esp_name(name), "ipsec-esp", "application-default")?;
        }
        Ok(())
    }

    fn part(
        &mut self,
        rule: &Directed<'_>,
        name: &str,
        application: &str,
        service: &str,
    ) -> io::Result<()> {
        let lists = [
            ("from", vec![ZONE.fit(rule.source_zone.as_str())]),
            ("to", vec![ZONE.fit(rule.destination_zone.as_str())]),
            ("source", side(&rule.sources)),
            ("destination", side(&rule.destinations)),
            ("application", vec![application.to_owned()]),
            ("service", vec![service.to_owned()]),
            ("tag", tags(rule)),
        ];
        for (attribute, members) in lists {
            self.add(format!("{} {name}", self.rules), attribute, &members)?;
        }
        let description = quoted(&described(rule, name), MAX_DESCRIPTION);
        for value in ["action allow", "log-end yes", &format!("description {description}")] {
            self.set(format!("{} {name}", self.rules), value)?;
        }
        Ok(())
    }
}

fn side(side: &Side<'_>) -> Vec<String> {
    if side.is_any() {
        vec!["any".to_owned()]
    } else {
        side.names.iter().map(|name| NAME.fit(name)).collect()
    }
}

fn tags(rule: &Directed<'_>) -> Vec<String> {
    let objects = rule.sources.objects.iter().chain(&rule.destinations.objects);
    let missing: BTreeSet<String> =
        objects.filter(|object| object.place == Place::Missing).map(fill_in_tag).collect();
    [TAG.to_owned()].into_iter().chain(missing).collect()
}

fn write_list(
    output: &mut dyn Write,
    path: &str,
    attribute: &str,
    members: &[String],
) -> io::Result<()> {
    for part in parts(members) {
        writeln!(output, "set {path} {attribute} [ {} ]", part.join(" "))?;
    }
    Ok(())
}

/// A list in parts that fit in a line each; at least one name in each.
fn parts(members: &[String]) -> impl Iterator<Item = &[String]> {
    let mut length = 0;
    members.chunk_by(move |_, next| {
        length += next.len() + 1;
        let fits = length <= MAX_MEMBERS;
        if !fits {
            length = next.len();
        }
        fits
    })
}
