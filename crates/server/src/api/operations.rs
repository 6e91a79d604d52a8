//! Every call of the API, once: the router and its description are made of this table.

use super::operation::Gives::{self, Document, Export, Json, List, Nothing};
use super::operation::{Operation, Takes, delete, get, post, put};
use super::{
    addresses, commands, compare, deployments, derived, facts, findings, links, log, versions,
};
use picture_export::PictureFormat::{self, D2, Drawio, Mermaid, Pdf, Png, Svg};

use crate::pages::{self, exports, pictures};

/// What may stand in the query of what a selection narrows.
const SELECTION: &[&str] =
    &["view", "zone", "protocol", "flow", "requirement", "boundary", "role", "module", "findings"];

pub(super) fn all() -> Vec<Operation> {
    let groups = [
        stored(),
        parts(),
        history(),
        pictures_of_stored(),
        pictures_compared(),
        sharing(),
        unstored(),
        pictures_of_unstored(),
    ];
    groups.into_iter().flatten().chain(given()).collect()
}

/// Deployments that are kept.
fn stored() -> Vec<Operation> {
    vec![
        get("/api/v1/deployments", deployments::list)
            .is("listDeployments", "Lists the caller's deployments, the last changed first")
            .with(&["q", "limit", "after"])
            .gives(200, Json("DeploymentList"))
            .fails(&[400, 401]),
        post("/api/v1/deployments", deployments::create)
            .is("createDeployment", "Stores a deployment and gives a token to change it, once")
            .takes(Takes::Document)
            .gives(201, Json("Created"))
            .fails(&[401]),
        get("/api/v1/deployments/{id}", deployments::show)
            .is("getDeployment", "The document")
            .with(&["If-None-Match"])
            .gives(200, Document)
            .fails(&[304]),
        put("/api/v1/deployments/{id}", deployments::replace)
            .is("replaceDeployment", "Replaces the document, if it is at the version that is named")
            .with(&["If-Match"])
            .takes(Takes::Document)
            .gives(200, Json("Version"))
            .fails(&[412, 428]),
        delete("/api/v1/deployments/{id}", deployments::delete)
            .is("deleteDeployment", "Deletes a deployment; for 30 days its owner can restore it")
            .with(&["If-Match"])
            .gives(204, Nothing)
            .fails(&[412]),
        post("/api/v1/deployments/{id}/commands", commands::carry_out)
            .is("editDeployment", "Carries out one editing command")
            .takes(Takes::Json("Edit"))
            .gives(200, Json("Version"))
            .fails(&[409]),
        post("/api/v1/deployments/{id}/addresses", addresses::fill)
            .is(
                "fillInAddresses",
                "Takes the addresses of a filled request sheet over, as one edit",
            )
            .with(&["lang"])
            .takes(Takes::Sheet)
            .gives(200, Json("FilledIn"))
            .fails(&[409]),
    ]
}

/// What follows from a deployment that is kept.
fn parts() -> Vec<Operation> {
    vec![
        get("/api/v1/deployments/{id}/flows", derived::flows)
            .is("getFlows", "The flows that the deployment needs, sorted by id")
            .with(&["lang"])
            .also(SELECTION)
            .gives(200, List("Flow"))
            .fails(&[400]),
        get("/api/v1/deployments/{id}/findings", findings::list)
            .is(
                "getFindings",
                "What the architect should know, errors first; acknowledged findings too",
            )
            .with(&["lang"])
            .gives(200, List("Finding")),
        put("/api/v1/deployments/{id}/findings/{finding}/acknowledgement", findings::acknowledge)
            .is(
                "acknowledgeFinding",
                "Acknowledges a finding, by its key, with a reason that stays",
            )
            .takes(Takes::Json("Reason"))
            .gives(204, Nothing),
        delete("/api/v1/deployments/{id}/findings/{finding}/acknowledgement", findings::reopen)
            .is("reopenFinding", "Takes an acknowledgement back: the finding is open again")
            .gives(204, Nothing),
        get("/api/v1/deployments/{id}/exports/{format}", exports::download)
            .is("getExport", "The firewall rules as a file")
            .with(&[
                "grouping",
                "filter",
                "device_group",
                "formats",
                "version",
                "since",
                "lang",
                "If-None-Match",
            ])
            .gives(200, Export)
            .fails(&[304, 400]),
        get("/api/v1/deployments/{id}/exports/{format}/report", exports::report)
            .is("getExportReport", "What an export holds and what it doesn't")
            .with(&["grouping", "filter", "device_group", "version", "since", "lang"])
            .gives(200, Json("ExportReport"))
            .fails(&[400]),
    ]
}

/// Earlier versions of a deployment that is kept.
fn history() -> Vec<Operation> {
    vec![
        get("/api/v1/deployments/{id}/versions", log::list)
            .is("listVersions", "What was done, the newest first")
            .with(&["limit", "before", "lang"])
            .gives(200, Json("Log"))
            .fails(&[400]),
        get("/api/v1/deployments/{id}/versions/{version}", versions::show)
            .is("getVersion", "The document as it was at a version")
            .with(&["If-None-Match"])
            .gives(200, Document)
            .fails(&[304]),
        put("/api/v1/deployments/{id}/versions/{version}/name", versions::name)
            .is("nameVersion", "Gives a version a name, which the list of versions bears")
            .takes(Takes::Json("VersionName"))
            .gives(204, Nothing),
        delete("/api/v1/deployments/{id}/versions/{version}/name", versions::unname)
            .is("unnameVersion", "Takes a version's name away")
            .gives(204, Nothing),
        post("/api/v1/deployments/{id}/versions/{version}/restorations", versions::restore)
            .is("restoreVersion", "Makes a version the current one again, as a new version")
            .takes(Takes::Json("Restoration"))
            .gives(200, Json("Version"))
            .fails(&[409]),
        get("/api/v1/deployments/{id}/compare", compare::show)
            .is(
                "compareVersions",
                "What differs between two versions: the document, the flows and the rules",
            )
            .with(&["from", "to", "lang"])
            .also(SELECTION)
            .gives(200, Json("Comparison"))
            .fails(&[400]),
    ]
}

/// A format of pictures, its paths of a stored deployment, without one, and of two versions, what calls are named, and
/// what can be chosen.
type PictureCall =
    (PictureFormat, [&'static str; 3], [&'static str; 3], &'static str, &'static [&'static str]);

#[rustfmt::skip]
const PICTURES: [PictureCall; 6] = [
    (Svg, ["/api/v1/deployments/{id}/diagram.svg", "/api/v1/diagram.svg", "/api/v1/deployments/{id}/compare.svg"],
        ["getDiagram", "drawDocument", "drawComparison"],
        "The picture, with the document in it", &["theme", "lang", "expand"]),
    (Png, ["/api/v1/deployments/{id}/diagram.png", "/api/v1/diagram.png", "/api/v1/deployments/{id}/compare.png"],
        ["getDiagramPng", "drawDocumentPng", "drawComparisonPng"],
        "The picture in pixels", &["scale", "theme", "lang", "expand"]),
    (Pdf, ["/api/v1/deployments/{id}/diagram.pdf", "/api/v1/diagram.pdf", "/api/v1/deployments/{id}/compare.pdf"],
        ["getDiagramPdf", "drawDocumentPdf", "drawComparisonPdf"],
        "The picture on pages", &["paper", "layout", "theme", "lang", "expand"]),
    (Drawio, ["/api/v1/deployments/{id}/diagram.drawio", "/api/v1/diagram.drawio", "/api/v1/deployments/{id}/compare.drawio"],
        ["getDiagramDrawio", "drawDocumentDrawio", "drawComparisonDrawio"],
        "The picture for draw.io", &["lang", "expand"]),
    (Mermaid, ["/api/v1/deployments/{id}/diagram.mmd", "/api/v1/diagram.mmd", "/api/v1/deployments/{id}/compare.mmd"],
        ["getDiagramMermaid", "drawDocumentMermaid", "drawComparisonMermaid"],
        "The picture as a Mermaid flowchart", &["lang", "expand"]),
    (D2, ["/api/v1/deployments/{id}/diagram.d2", "/api/v1/diagram.d2", "/api/v1/deployments/{id}/compare.d2"],
        ["getDiagramD2", "drawDocumentD2", "drawComparisonD2"],
        "The picture as D2 text", &["lang", "expand"]),
];

fn pictures_of_stored() -> Vec<Operation> {
    let call = |(format, [path, ..], [name, ..], summary, options): PictureCall| {
        get(path, pictures::download)
            .is(name, summary)
            .with(options)
            .also(SELECTION)
            .also(&["If-None-Match"])
            .gives(200, Gives::Picture(format))
            .fails(&[304, 400, 422])
    };
    PICTURES.map(call).into()
}

fn pictures_compared() -> Vec<Operation> {
    let call = |(format, [.., path], [.., name], summary, options): PictureCall| {
        get(path, pages::compare::picture)
            .is(name, summary)
            .with(&["from", "to"])
            .also(options)
            .also(SELECTION)
            .also(&["If-None-Match"])
            .gives(200, Gives::Picture(format))
            .fails(&[304, 400, 422])
    };
    PICTURES.map(call).into()
}

fn pictures_of_unstored() -> Vec<Operation> {
    let call = |(format, [_, path, _], [_, name, _], summary, options): PictureCall| {
        post(path, derived::diagram_of)
            .is(name, summary)
            .with(options)
            .also(SELECTION)
            .takes(Takes::Document)
            .gives(200, Gives::Picture(format))
    };
    PICTURES.map(call).into()
}

/// Links that give others access.
fn sharing() -> Vec<Operation> {
    vec![
        get("/api/v1/deployments/{id}/links", links::list)
            .is("listLinks", "All links, revoked and expired ones too; never their tokens")
            .gives(200, Json("LinkList"))
            .fails(&[403]),
        post("/api/v1/deployments/{id}/links", links::create)
            .is("createLink", "Makes a link and gives its token, once")
            .takes(Takes::Json("NewLink"))
            .gives(201, Json("MadeLink")),
        delete("/api/v1/deployments/{id}/links/{link}", links::revoke)
            .is("revokeLink", "Ends a link and what it gave access to, at once")
            .gives(204, Nothing),
    ]
}

/// The same for a document in the request. Nothing is kept.
fn unstored() -> Vec<Operation> {
    vec![
        post("/api/v1/flows", derived::flows_of)
            .is("deriveFlows", "The flows that a document's deployment needs")
            .with(&["lang"])
            .also(SELECTION)
            .takes(Takes::Document)
            .gives(200, List("Flow")),
        post("/api/v1/findings", findings::list_of)
            .is("checkDocument", "What the architect of a document should know")
            .with(&["lang"])
            .takes(Takes::Document)
            .gives(200, List("Finding")),
        post("/api/v1/exports/{format}", derived::export_of)
            .is("exportDocument", "The firewall rules of a document's deployment as a file")
            .with(&["grouping", "filter", "device_group", "formats", "lang"])
            .takes(Takes::Document)
            .gives(200, Export)
            .fails(&[404]),
    ]
}

/// What holds for every deployment.
fn given() -> Vec<Operation> {
    vec![
        get("/api/v1/catalogue", facts::catalogue)
            .is(
                "getCatalogue",
                "The vendor's facts: roles, services, flows, modules and their sources",
            )
            .gives(200, Json("Catalogue")),
        get("/api/v1/schema", facts::schema)
            .is("getSchema", "The JSON Schema of deployment documents")
            .gives(200, Json("JsonSchema")),
        get("/api/v1/openapi.json", facts::openapi)
            .is("getOpenapi", "This description")
            .gives(200, Json("OpenapiDocument")),
    ]
}
