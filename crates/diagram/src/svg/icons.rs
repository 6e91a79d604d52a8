//! An icon for each role, drawn for this picture: one family of outlines on a field of 24 by 24.

/// The width and height of an icon as it is drawn,
pub(super) const SIZE: i32 = 20;
/// which is so much of its field.
pub(super) const SCALE: &str = "0.8333";

/// What stands for a role that has no icon of its own.
const OTHER: &str = "M12 3l8 4.5v9L12 21l-8 -4.5v-9zM4 7.5l8 4.5l8 -4.5M12 12v9";

/// Each role's outline.
const ICONS: [(&str, &str); 25] = [
    ("tanium-server", "M4 4h16v7H4zM4 13h16v7H4zM7.5 7.5h.5M7.5 16.5h.5M12 7.5h5M12 16.5h5"),
    ("module-server", "M4 4h7v7H4zM4 13h7v7H4zM13 13h7v7h-7zM16.5 3l4.2 4.2l-4.2 4.2l-4.2 -4.2z"),
    (
        "database-server",
        "M5 6c0 -1.7 3.1 -3 7 -3s7 1.3 7 3s-3.1 3 -7 3s-7 -1.3 -7 -3v12c0 1.7 3.1 3 7 3s7 -1.3 7 -3V6M5 12c0 \
         1.7 3.1 3 7 3s7 -1.3 7 -3",
    ),
    (
        "zone-server",
        "M12 2.5l8 3v5.5c0 5 -3.4 8.6 -8 10.5c-4.6 -1.9 -8 -5.5 -8 -10.5V5.5zM8 9.5h8M8 14h8",
    ),
    (
        "zone-server-hub",
        "M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M10 4.5a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M3 18a2 2 0 1 0 4 0a2 2 0 1 0 -4 \
         0M17 18a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M12 6.5V9M9.6 13.8L6.7 16.8M14.4 13.8L17.3 16.8",
    ),
    ("client-group", "M3 4h13v9H3zM9.5 13v3.5M6 16.5h7M19 8h2v9.5h-5M9 20.5h12"),
    ("console", "M3 4h18v16H3zM3 8.5h18M6 6.3h.4M8.5 6.3h.4M7.5 17v-3M12 17v-5.5M16.5 17v-4"),
    ("admin-workstation", "M3 4h18v16H3zM7 9l3.5 3L7 15M12.5 15.5h4.5"),
    ("dns-server", "M12 3v18M12 4.5h6l2.5 2.5l-2.5 2.5h-6M12 11H6l-2.5 2.5L6 16h6M8.5 21h7"),
    ("ntp-server", "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M12 6.5V12l4 2.5"),
    ("directory-server", "M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6zM12 8v4M6 16v-4h12v4"),
    (
        "global-catalog",
        "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M10 7h4v3h-4zM7 14h4v3H7zM13 14h4v3h-4zM12 10v2M9 14v-2h6v2",
    ),
    ("syslog-server", "M5.5 3H15l4 4v14H5.5zM15 3v4h4M9 11.5h6.5M9 14.5h6.5M9 17.5h4"),
    ("snmp-manager", "M3 5h18v14H3zM6 12h3l2 -3.5l3 7l2 -3.5h2"),
    ("file-server", "M3 5.5h6.5l2 2.5H21v11H3zM3 11.5h18"),
    ("mail-server", "M3 5h18v14H3zM3 6.5l9 7l9 -7"),
    ("scan-target", "M4 10a6 6 0 1 0 12 0a6 6 0 1 0 -12 0M14.5 14.5l6 6M10 7.5v5M7.5 10h5"),
    ("collection-server", "M3 13v7h18v-7M3 13h5l1.5 3h5l1.5 -3h5M12 3v8M8.5 7.5L12 11l3.5 -3.5"),
    ("collection-share", "M3 5.5h6.5l2 2.5H21v11H3zM12 10.5v5.5M9.5 13.5L12 16l2.5 -2.5"),
    ("object-storage", "M4 5h16l-2.5 15h-11zM3 5h18M5 10.5h14"),
    (
        "cisco-ise",
        "M12 2.5l8 3v5.5c0 5 -3.4 8.6 -8 10.5c-4.6 -1.9 -8 -5.5 -8 -10.5V5.5zM8.5 12l2.5 2.5l4.5 -5",
    ),
    (
        "palo-alto-firewall",
        "M3 5h18v14H3zM3 9.7h18M3 14.3h18M12 5v4.7M8 9.7v4.6M16 9.7v4.6M12 14.3V19",
    ),
    ("screen-sharing-service", "M3 4h18v12H3zM8.5 20h7M12 16v4M12 13V7.5M9.5 9.5L12 7l2.5 2.5"),
    (
        "internet",
        "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M3 12h18M12 3c2.8 2.6 4 5.6 4 9s-1.2 6.4 -4 9c-2.8 -2.6 \
         -4 -5.6 -4 -9s1.2 -6.4 4 -9",
    ),
    ("custom", OTHER),
];

/// A role's outline.
pub(super) fn of(role: &str) -> &'static str {
    ICONS.iter().find(|(known, _)| *known == role).map_or(OTHER, |(_, outline)| outline)
}

#[cfg(test)]
mod tests {
    use port_model::Catalogue;

    use super::*;

    #[test]
    fn every_role_has_an_icon() {
        for role in &Catalogue::builtin().roles {
            assert!(ICONS.iter().any(|(known, _)| role.id == *known), "{}", role.id);
        }
    }

    #[test]
    fn a_role_of_somebodys_own_catalogue_has_the_general_icon() {
        assert_eq!(of("acme-jump-host"), OTHER);
    }
}
