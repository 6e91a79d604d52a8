//! The colours of both themes, as data. `web/static/css/diagram.css` holds the same ones for pages, which a test compares.

use port_model::difference::Difference;
use port_model::findings::Severity;

use crate::Theme;
use crate::links::Family;

/// The fonts that the text's widths hold for.
pub(super) const FONT: &str = "'DejaVu Sans', Verdana, sans-serif";
/// How a stand-alone picture sets its texts: as wide as their letters together, which is what the layout takes them to be.
pub(super) const SETTING: &str = " text-rendering=\"geometricPrecision\" style=\"font-kerning:none;font-variant-ligatures:none\"";
/// Which class has which colour: the rules of pages, for pictures that choose their theme themselves.
const RULES: &str = include_str!("../../../../web/static/css/picture.css");

/// Colours by what they are for: the name of the custom property, and the value in the light and the dark theme.
macro_rules! tokens {
    ($($(#[$doc:meta])* $token:ident $name:literal $light:literal $dark:literal,)+) => {
        /// What a colour is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Token {
            $($(#[$doc])* $token,)+
        }

        impl Token {
            const ALL: &[Self] = &[$(Self::$token,)+];

            /// The custom property's name after `--dg-`, and the colour in the light and the dark theme.
            const fn row(self) -> (&'static str, &'static str, &'static str) {
                match self {
                    $(Self::$token => ($name, $light, $dark),)+
                }
            }
        }
    };
}

tokens! {
    /// The ground of a standalone picture.
    Paper "paper" "#ffffff" "#12181e",
    /// Names and other main text.
    Ink "ink" "#17212b" "#e8edf2",
    /// Text that explains.
    Muted "muted" "#4d5a67" "#a9b5c1",
    /// The line below the heading.
    Rule "rule" "#c5ced6" "#3a4653",
    /// The ground of cards and chips.
    Card "card" "#ffffff" "#1c2733",
    /// The edge of cards.
    CardEdge "card-edge" "#6f7e8d" "#738496",
    /// The icon's ground on the platform's own servers.
    Platform "platform" "#1f4e79" "#2f6ea8",
    /// The icon on it.
    PlatformIcon "platform-icon" "#ffffff" "#ffffff",
    /// The icon's ground on other cards.
    Other "other" "#e6ecf2" "#2b3947",
    /// The icon on it.
    OtherIcon "other-icon" "#33475b" "#c6d2de",
    /// The ground of internet zones.
    InternetGround "internet-ground" "#f7f3f9" "#201b26",
    /// Their edge.
    InternetEdge "internet-edge" "#d9cbe0" "#4a3b55",
    /// The ground of their networks.
    InternetNetwork "internet-network" "#efe7f3" "#2a2231",
    /// The ground of DMZs.
    DmzGround "dmz-ground" "#fdf7e9" "#231f14",
    /// Their edge.
    DmzEdge "dmz-edge" "#e8d5aa" "#574a25",
    /// The ground of their networks.
    DmzNetwork "dmz-network" "#faeed2" "#2e2818",
    /// The ground of core zones.
    CoreGround "core-ground" "#f0f5fa" "#14202b",
    /// Their edge.
    CoreEdge "core-edge" "#c6d8e7" "#2f4a61",
    /// The ground of their networks.
    CoreNetwork "core-network" "#e3edf6" "#1a2a38",
    /// The ground of what has no place.
    NowhereGround "nowhere-ground" "#f3f3f3" "#202020",
    /// Its edge.
    NowhereEdge "nowhere-edge" "#cccccc" "#555555",
    /// The ground of a machine's frame.
    HostGround "host-ground" "#f4f7fa" "#18222c",
    /// Its edge.
    HostEdge "host-edge" "#7b8a99" "#5d6c7b",
    /// The ground of a cluster's frame.
    ClusterGround "cluster-ground" "#dbe7f3" "#1b3145",
    /// Its edge.
    ClusterEdge "cluster-edge" "#1f4e79" "#4d8cc4",
    /// A wall's bricks.
    Brick "brick" "#e2d8d1" "#3b342f",
    /// The joints between them.
    Joint "joint" "#ffffff" "#5a5049",
    /// A wall's edge.
    WallEdge "wall-edge" "#8a7b71" "#94857a",
    /// Endpoint traffic.
    Clients "clients-line" "#0b66b5" "#62b0f2",
    /// Console and administration.
    Administration "administration-line" "#7b3fa0" "#c690ea",
    /// Between the platform's servers.
    PlatformLine "platform-line" "#2f4050" "#c3cfda",
    /// To the internet.
    Internet "internet-line" "#0a7a6c" "#45c4b3",
    /// Surrounding services.
    Services "services-line" "#8f5300" "#e0a458",
    /// Flows of the author's own.
    Own "own-line" "#b3206b" "#f27ab4",
    /// The mark of what was added.
    AddedInk "added-ink" "#1d6b2f" "#8fd19a",
    /// The sign of an error.
    ErrorInk "error-ink" "#b3261e" "#ff9d94",
    /// The ground of its badge.
    ErrorGround "error-ground" "#fde8e6" "#4a1d1a",
    /// The sign of a warning.
    WarningInk "warning-ink" "#7d5100" "#f2c25c",
    /// The ground of its badge.
    WarningGround "warning-ground" "#fff1cc" "#3f2f0c",
    /// The sign of advice.
    AdviceInk "advice-ink" "#1a5fa8" "#8cc0f5",
    /// The ground of its badge.
    AdviceGround "advice-ground" "#e3effb" "#163352",
}

impl Token {
    /// The colour on the elements themselves. A picture that chooses has the light ones there.
    pub(super) const fn colour(self, theme: Theme) -> &'static str {
        let (_, light, dark) = self.row();
        match theme {
            Theme::Light | Theme::Auto => light,
            Theme::Dark => dark,
        }
    }
}

/// The style of a picture that follows the reader's theme.
pub(super) fn auto_style() -> String {
    let rows = Token::ALL.iter().map(|token| token.row());
    let dark =
        rows.fold(String::new(), |all, (name, _, dark)| all + "--dg-" + name + ":" + dark + ";");
    format!("<style>@media (prefers-color-scheme:dark){{.dg{{{dark}}}\n{RULES}}}</style>\n")
}

/// The ground of a zone and its edge.
pub(super) fn zone(kind: &str) -> (Token, Token) {
    match kind {
        "internet" => (Token::InternetGround, Token::InternetEdge),
        "dmz" => (Token::DmzGround, Token::DmzEdge),
        "core" => (Token::CoreGround, Token::CoreEdge),
        _ => (Token::NowhereGround, Token::NowhereEdge),
    }
}

/// The ground of a network and its edge.
pub(super) fn network(kind: &str) -> (Token, Token) {
    match kind {
        "internet" => (Token::InternetNetwork, Token::InternetEdge),
        "dmz" => (Token::DmzNetwork, Token::DmzEdge),
        _ => (Token::CoreNetwork, Token::CoreEdge),
    }
}

/// A family's lines.
pub(super) const fn family(family: Family) -> Token {
    match family {
        Family::Clients => Token::Clients,
        Family::Administration => Token::Administration,
        Family::Platform => Token::PlatformLine,
        Family::Internet => Token::Internet,
        Family::Services => Token::Services,
        Family::Own => Token::Own,
    }
}

/// The disc of a mark of what differs.
pub(super) const fn change(change: Difference) -> Token {
    match change {
        Difference::Added => Token::AddedInk,
        Difference::Changed => Token::WarningInk,
        Difference::Removed => Token::ErrorInk,
    }
}

/// A finding's sign, and the ground of its badge.
pub(super) const fn severity(severity: Severity) -> (Token, Token) {
    match severity {
        Severity::Error => (Token::ErrorInk, Token::ErrorGround),
        Severity::Warning => (Token::WarningInk, Token::WarningGround),
        Severity::Advice => (Token::AdviceInk, Token::AdviceGround),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = include_str!("../../../../web/static/css/diagram.css");

    #[test]
    fn pages_have_the_same_colours() {
        for token in Token::ALL {
            let (name, light, dark) = token.row();
            let rule = format!("--dg-{name}: light-dark({light}, {dark});");
            assert!(CSS.contains(&rule), "diagram.css lacks {rule}");
        }
        let declared = CSS.lines().filter(|line| line.contains("light-dark(")).count();
        assert_eq!(declared, Token::ALL.len());
    }

    /// Relative luminance as WCAG defines it.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// All pairs of a foreground on a ground that lack the contrast, in either theme.
    fn faint(fronts: &[Token], grounds: &[Token], least: f64) -> Vec<String> {
        let mut faint = Vec::new();
        for theme in [Theme::Light, Theme::Dark] {
            for (front, ground) in
                fronts.iter().flat_map(|front| grounds.iter().map(move |ground| (front, ground)))
            {
                let ratio = contrast(front.colour(theme), ground.colour(theme));
                if ratio < least {
                    faint.push(format!("{theme:?}: {front:?} on {ground:?} has {ratio:.2}"));
                }
            }
        }
        faint
    }

    const ZONES: [Token; 5] = [
        Token::Paper,
        Token::InternetGround,
        Token::DmzGround,
        Token::CoreGround,
        Token::NowhereGround,
    ];
    const INSIDE: [Token; 5] = [
        Token::InternetNetwork,
        Token::DmzNetwork,
        Token::CoreNetwork,
        Token::HostGround,
        Token::ClusterGround,
    ];

    fn grounds() -> Vec<Token> {
        [ZONES, INSIDE].concat()
    }

    #[test]
    fn the_measure_is_that_of_wcag() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.001);
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        let everywhere = [grounds(), vec![Token::Card]].concat();
        assert_eq!(faint(&[Token::Ink, Token::Muted], &everywhere, 4.5), Vec::<String>::new());
        let badges = [Severity::Error, Severity::Warning, Severity::Advice].map(severity);
        for (ink, ground) in badges {
            assert_eq!(faint(&[ink], &[ground], 4.5), Vec::<String>::new());
        }
    }

    #[test]
    fn lines_and_signs_can_be_seen_on_every_ground() {
        let lines = Family::ALL.map(family);
        let everywhere = [grounds(), vec![Token::Card, Token::Brick]].concat();
        assert_eq!(faint(&lines, &everywhere, 3.0), Vec::<String>::new());
        assert_eq!(faint(&[Token::CardEdge], &grounds(), 3.0), Vec::<String>::new());
        assert_eq!(faint(&[Token::WallEdge], &ZONES, 3.0), Vec::<String>::new());
        for (icon, strip) in
            [(Token::PlatformIcon, Token::Platform), (Token::OtherIcon, Token::Other)]
        {
            assert_eq!(faint(&[icon], &[strip], 3.0), Vec::<String>::new());
        }
        let signs = [Token::ErrorInk, Token::WarningInk, Token::AdviceInk];
        assert_eq!(faint(&signs, &[Token::Paper, Token::Card], 3.0), Vec::<String>::new());
    }
}
