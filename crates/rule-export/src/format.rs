//! The formats that an export can have: one line each in [`ExportFormat::facts`].

use std::fmt;
use std::io::Write;

use serde::{Deserialize, Serialize};

use crate::content::Content;
use crate::formats::aerleon;
use crate::formats::asa;
use crate::formats::checkpoint;
use crate::formats::csv;
use crate::formats::fortios;
use crate::formats::html;
use crate::formats::json;
use crate::formats::junos;
use crate::formats::markdown;
use crate::formats::netfilter::iptables;
use crate::formats::netfilter::nftables;
use crate::formats::panos;
use crate::formats::terraform;
use crate::formats::windows;
use crate::formats::xlsx;
use crate::report::Report;
use crate::request::ExportError;

/// A file format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportFormat {
    /// The rule spreadsheet as a workbook.
    Xlsx,
    /// The rule spreadsheet as comma-separated values.
    Csv,
    /// The rules for programs.
    Json,
    /// The same as YAML.
    Yaml,
    /// The rules for a ticket or a wiki.
    Markdown,
    /// The rules for a browser and its printer.
    Html,
    /// `set` lines for PAN-OS.
    Panos,
    /// A ruleset for nftables.
    Nftables,
    /// `set` lines for Junos on SRX.
    Junos,
    /// A script for Check Point's management server.
    Checkpoint,
    /// Terraform: rules of AWS security groups.
    TerraformAws,
    /// Terraform: rules of an Azure network security group.
    TerraformAzure,
    /// Terraform: firewall rules of a Google Cloud network.
    TerraformGcp,
    /// Rules for iptables and ip6tables.
    Iptables,
    /// PowerShell for the firewall of Windows.
    Windows,
    /// Commands for FortiOS.
    Fortios,
    /// Objects and access-lists for Cisco ASA.
    Asa,
    /// A naming and a policy file for Aerleon.
    Aerleon,
}

/// What there is to know about a format.
struct Facts {
    word: &'static str,
    extension: &'static str,
    media_type: &'static str,
    write: Writer,
}

/// Writes a file piece by piece, and into the report what the format could not say in full.
type Writer = fn(&Content<'_>, &mut Report, &mut dyn Write) -> Result<(), ExportError>;

const PLAIN: &str = "text/plain; charset=utf-8";

impl ExportFormat {
    /// Every format, in the order in which people choose.
    pub const ALL: &'static [Self] = &[
        Self::Xlsx,
        Self::Csv,
        Self::Json,
        Self::Yaml,
        Self::Markdown,
        Self::Html,
        Self::Panos,
        Self::Junos,
        Self::Checkpoint,
        Self::TerraformAws,
        Self::TerraformAzure,
        Self::TerraformGcp,
        Self::Nftables,
        Self::Iptables,
        Self::Windows,
        Self::Fortios,
        Self::Asa,
        Self::Aerleon,
    ];

    const fn facts(self) -> Facts {
        let (word, extension, media_type, write): (_, _, _, Writer) = match self {
            Self::Xlsx => ("xlsx", "xlsx", xlsx::MEDIA_TYPE, xlsx::write),
            Self::Csv => ("csv", "csv", "text/csv; charset=utf-8", csv::write),
            Self::Json => ("json", "json", "application/json", json::write),
            Self::Yaml => ("yaml", "yaml", "application/yaml", json::write_yaml),
            Self::Markdown => ("markdown", "md", "text/markdown; charset=utf-8", markdown::write),
            Self::Html => ("html", "html", "text/html; charset=utf-8", html::write),
            Self::Panos => ("panos", "set", PLAIN, panos::write),
            Self::Nftables => ("nftables", "nft", PLAIN, nftables::write),
            Self::Junos => ("junos", "set", PLAIN, junos::write),
            Self::Checkpoint => {
                ("checkpoint", "sh", "text/x-shellscript; charset=utf-8", checkpoint::write)
            }
            Self::TerraformAws => ("terraform-aws", "tf", PLAIN, terraform::aws::write),
            Self::TerraformAzure => ("terraform-azure", "tf", PLAIN, terraform::azure::write),
            Self::TerraformGcp => ("terraform-gcp", "tf", PLAIN, terraform::gcp::write),
            Self::Iptables => ("iptables", "rules", PLAIN, iptables::write),
            Self::Windows => ("windows", "ps1", PLAIN, windows::write),
            Self::Fortios => ("fortios", "conf", PLAIN, fortios::write),
            Self::Asa => ("asa", "cfg", PLAIN, asa::write),
            Self::Aerleon => ("aerleon", "zip", aerleon::MEDIA_TYPE, aerleon::write),
        };
        Facts { word, extension, media_type, write }
    }

    /// The word in URLs and on the command line.
    pub const fn word(self) -> &'static str {
        self.facts().word
    }

    /// The format that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.word() == word)
    }

    /// How its files' names end, without the dot.
    pub const fn extension(self) -> &'static str {
        self.facts().extension
    }

    /// Whether it can say what differs from an older version.
    pub const fn says_changes(self) -> bool {
        matches!(
            self,
            Self::Xlsx
                | Self::Csv
                | Self::Json
                | Self::Yaml
                | Self::Markdown
                | Self::Html
                | Self::Panos
                | Self::Nftables
                | Self::Fortios
                | Self::Asa
        )
    }

    /// Whether it is for a machine's own firewall, too.
    pub const fn is_for_hosts(self) -> bool {
        matches!(self, Self::Nftables | Self::Iptables | Self::Windows)
    }

    /// Whether its files can be read as text.
    pub fn is_text(self) -> bool {
        self.media_type().starts_with("text/") || self.media_type() == "application/json"
    }

    /// Its media type, with the character set where it is a text.
    pub const fn media_type(self) -> &'static str {
        self.facts().media_type
    }

    pub(crate) fn write(
        self,
        content: &Content<'_>,
        report: &mut Report,
        output: &mut dyn Write,
    ) -> Result<(), ExportError> {
        (self.facts().write)(content, report, output)
    }
}

impl fmt::Display for ExportFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.word())
    }
}
