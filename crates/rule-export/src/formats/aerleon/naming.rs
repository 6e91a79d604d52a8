//! The naming file: tokens for addresses and ports.

use std::io::{self, Write};

use port_model::Lang;

use super::{comment, quoted, token};
use crate::firewall::{Apart, Policy, address_to_fill_in, service_name};

pub(super) fn write(
    output: &mut dyn Write,
    lang: Lang,
    policy: &Policy<'_>,
    apart: &Apart<'_, '_>,
) -> io::Result<()> {
    networks(output, lang, apart)?;
    services(output, policy)
}

fn networks(output: &mut dyn Write, lang: Lang, apart: &Apart<'_, '_>) -> io::Result<()> {
    let mapping = if apart.objects.is_empty() { " {}" } else { "" };
    writeln!(output, "networks:{mapping}")?;
    for (name, (_, object)) in &apart.objects {
        let (name, networks) = (token(name), object.place.networks());
        if networks.is_empty() {
            write!(output, "  {}", comment(&address_to_fill_in(lang, object, &name)))?;
            writeln!(output, "  # \"{name}\":")?;
            writeln!(output, "  #   values:")?;
            writeln!(output, "  #     - address: \"ADDRESS\"")?;
            continue;
        }
        writeln!(output, "  \"{name}\":")?;
        writeln!(output, "    values:")?;
        for network in networks {
            writeln!(output, "      - address: \"{network}\"")?;
            writeln!(output, "        comment: {}", quoted(object.label))?;
        }
    }
    for (name, group) in &apart.groups {
        writeln!(output, "  \"{}\":", token(name))?;
        writeln!(output, "    values:")?;
        for member in &group.names {
            writeln!(output, "      - name: \"{}\"", token(member))?;
        }
    }
    Ok(())
}

fn services(output: &mut dyn Write, policy: &Policy<'_>) -> io::Result<()> {
    let with_port =
        policy.services.keys().filter_map(|(protocol, port)| Some((protocol, (*port)?)));
    let is_empty = with_port.clone().next().is_none();
    writeln!(output, "services:{}", if is_empty { " {}" } else { "" })?;
    for (protocol, port) in with_port {
        writeln!(output, "  \"{}\":", service_name(*protocol, Some(port)))?;
        writeln!(output, "    - protocol: \"{protocol}\"")?;
        writeln!(output, "      port: {port}")?;
    }
    Ok(())
}
