//! Turns a finished layout into a [`Scene`].

mod cards;
mod ground;
mod heading;
mod legend;
mod lines;
mod spoken;
mod walls;

use port_model::{Deployment, Flow, Lang};

use crate::Options;
use crate::changes::Changes;
use crate::channels::Channels;
use crate::columns::Columns;
use crate::heights;
use crate::plan::Plan;
use crate::routes::Routes;
use crate::scene::Scene;
use crate::shapes::Shapes;
use crate::stacking::{Stacking, ZONE_BOTTOM, ZONE_TOP};

pub(crate) use cards::ICON_STRIP;
pub(crate) use heading::CAPTION;
pub(crate) use lines::MARK_SIGN;

/// The room around the picture.
const MARGIN: i32 = 12;
const LEGEND_GAP: i32 = 16;
/// Below the heading, with the rule in its middle.
const BELOW_HEADING: i32 = 24;

/// The layout with all that went into it.
struct Layout<'a> {
    deployment: &'a Deployment,
    lang: Lang,
    plan: Plan,
    routes: Routes,
    shapes: Shapes,
    stacking: Stacking,
    channels: Channels,
    columns: Columns,
    /// The left and top edge of the zones' contents.
    origin: (i32, i32),
}

pub(crate) fn scene(
    deployment: &Deployment,
    flows: &[Flow],
    options: &Options<'_>,
    changes: &Changes,
) -> Scene {
    let heading = heading::labels(deployment, options, MARGIN);
    let top =
        heading.iter().map(|label| label.rect.bottom()).max().map_or(MARGIN, |y| y + BELOW_HEADING);
    let layout = Layout::of(deployment, flows, (options, changes), (MARGIN, top + ZONE_TOP));
    let mut lines = lines::lines(&layout);
    lines::hop_over(&layout, &mut lines);
    let right = MARGIN + layout.columns.width();
    let bottom = layout.origin.1 + layout.stacking.height + ZONE_BOTTOM;
    let mut scene = Scene {
        lang: options.lang,
        width: heading.iter().map(|label| label.rect.right()).fold(right, i32::max) + MARGIN,
        height: bottom + MARGIN,
        title: deployment.name().to_owned(),
        summary: heading::summary(&layout),
        heading,
        zones: ground::zones(&layout),
        networks: ground::networks(&layout),
        frames: cards::frames(&layout),
        walls: walls::all(&layout),
        cards: cards::cards(&layout, flows, options.findings, changes),
        marks: lines::marks(&layout),
        lines,
        compares: changes.any(),
        legend: Vec::new(),
    };
    legend::add(&mut scene, options.lang, bottom + LEGEND_GAP);
    scene
}

impl<'a> Layout<'a> {
    fn of(
        deployment: &'a Deployment,
        flows: &[Flow],
        (options, changes): (&Options<'_>, &Changes),
        origin: (i32, i32),
    ) -> Self {
        let lang = options.lang;
        let plan = Plan::of(deployment, flows, options.expand, changes);
        let mut routes = Routes::of(&plan);
        let shapes = Shapes::of(deployment, &plan, &routes, lang);
        // Once without passing lines to see where they would run, once with the room that they need.
        let least = heights::of_walls(&plan, &routes);
        let draft = Stacking::of(&plan, &shapes, &vec![Vec::new(); plan.columns.len()], least);
        let (chosen, passes) = heights::choose_gaps(&plan, &shapes, &mut routes, &draft);
        let stacking = Stacking::of(&plan, &shapes, &passes, least);
        heights::settle_pins(&plan, &shapes, &mut routes, &stacking, &chosen);
        let channels = Channels::of(&mut routes, plan.columns.len());
        let columns = Columns::of(&plan, &shapes, &routes, &channels);
        Self { deployment, lang, plan, routes, shapes, stacking, channels, columns, origin }
    }
}
