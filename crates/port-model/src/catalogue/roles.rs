//! The roles, services and modules that code has to know by id.

use super::data::Bearer;
use crate::names::Id;

impl Id {
    /// `tanium-server`.
    pub const TANIUM_SERVER: Self = Self::fixed("tanium-server");
    /// `module-server`.
    pub const MODULE_SERVER: Self = Self::fixed("module-server");
    /// `database-server`.
    pub const DATABASE_SERVER: Self = Self::fixed("database-server");
    /// `zone-server`.
    pub const ZONE_SERVER: Self = Self::fixed("zone-server");
    /// `zone-server-hub`.
    pub const ZONE_SERVER_HUB: Self = Self::fixed("zone-server-hub");
    /// `client-group`.
    pub const CLIENT_GROUP: Self = Self::fixed("client-group");
    /// `console`.
    pub const CONSOLE: Self = Self::fixed("console");
    /// `internet`: the far end of flows to the vendor's sites, which no component may be called.
    pub const INTERNET: Self = Self::fixed("internet");
    /// `custom`: what the architect draws without the catalogue.
    pub const CUSTOM: Self = Self::fixed("custom");
}

impl Bearer {
    pub(super) fn from_text(text: &str) -> Option<Self> {
        match text {
            "appliance" => Some(Self::Appliance),
            "internet" => Some(Self::Internet),
            _ => text.parse().ok().map(Self::Role),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;

    #[test]
    fn each_role_known_to_code_is_in_the_catalogue() {
        for role in [
            Id::TANIUM_SERVER,
            Id::MODULE_SERVER,
            Id::DATABASE_SERVER,
            Id::ZONE_SERVER,
            Id::ZONE_SERVER_HUB,
            Id::CLIENT_GROUP,
            Id::CONSOLE,
            Id::CUSTOM,
        ] {
            assert!(Catalogue::builtin().role(&role).is_some(), "{role}");
        }
    }
}
