//! The site map: every path, what answers it, and the layers that each request passes.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::error::AppError;
use crate::live::{events, presence};
use crate::pages::edit_forms::things::{ExtraFlows, Networks, Zones};
use crate::pages::edit_forms::{components, order, remove, settings, several, things};
use crate::pages::{
    addresses, compare, deployment, exports, findings, flows, history, home, links, names, patches,
    pictures, ports, preferences, sharing, topologies, version,
};
use crate::sheet::sheets_too;
use crate::state::App;
use crate::{api, assets, error, headers, visitor};

/// The largest request that may hold a picture with its document.
const MAX_PICTURE_BODY: usize = port_model::MAX_PICTURE_BYTES + 64 * 1024;

/// Lets requests be as large as pictures are.
pub(crate) fn pictures_too() -> DefaultBodyLimit {
    DefaultBodyLimit::max(MAX_PICTURE_BODY)
}

/// The largest form: a document of 4 MiB with what a browser puts around a file.
const MAX_BODY: usize = port_model::MAX_BYTES + 64 * 1024;
/// How long a request may take.
pub(crate) const MAX_TIME: Duration = Duration::from_secs(30);

/// The whole application.
pub fn router(app: App) -> Router {
    let routes = Router::new()
        .merge(start())
        .merge(deployments())
        .merge(editing().layer(from_fn_with_state(app.clone(), patches::layer)))
        .merge(api::routes())
        .fallback(|| async { AppError::NotFound })
        .method_not_allowed_fallback(|| async { AppError::MethodNotAllowed });
    routes
        .layer(from_fn_with_state(app.clone(), visitor::layer))
        .layer(from_fn_with_state(app.clone(), headers::local_names_only))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, MAX_TIME))
        .layer(from_fn(error::render))
        .layer(from_fn(headers::layer))
        .layer(CompressionLayer::new())
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(app)
}

/// What the log says of each request: the path's pattern, since a path may hold a link's secret.
fn span(request: &Request) -> tracing::Span {
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let id = error::request_id(request.headers());
    tracing::info_span!("request", request.method = %request.method(), request.path = path, request.id = id)
}

/// Where everything starts.
fn start() -> Router<App> {
    Router::new()
        .route("/", get(home::show))
        .route("/deployments", get(home::show).post(home::create))
        .route("/imports", get(home::show).post(home::import).layer(pictures_too()))
        .route("/ports", get(ports::show))
        .route("/ports/changes", get(ports::changes::show))
        .route("/ports.csv", get(ports::csv))
        .route("/ports.json", get(ports::json))
        .route("/topologies/{name}", get(topologies::picture))
        .route("/name", get(names::show).post(names::keep))
        .route("/language/{lang}", get(preferences::language))
        .route("/s/{token}", get(links::open))
        .route("/static/{name}", get(assets::serve))
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(api::ready))
}

/// A deployment to look at.
fn deployments() -> Router<App> {
    Router::new()
        .route("/d/{id}", get(deployment::show))
        .route("/d/{id}/view", get(deployment::look))
        .route("/d/{id}/patch", get(patches::show))
        .merge(pictures())
        .route("/d/{id}/document.yaml", get(deployment::document))
        .route("/d/{id}/flows", get(flows::show))
        .route("/d/{id}/exports", get(exports::show))
        .route("/d/{id}/exports/{format}", get(exports::download))
        .route("/d/{id}/history", get(history::show))
        .route("/d/{id}/compare", get(compare::show))
        .route("/d/{id}/versions/{version}", get(version::show))
        .route("/d/{id}/versions/{version}/document.yaml", get(version::document))
        .route("/d/{id}/events", get(events::show))
        .route("/d/{id}/presence", post(presence::announce))
}

/// The picture, in each of its formats.
fn pictures() -> Router<App> {
    picture_export::PictureFormat::ALL.iter().fold(Router::new(), |router, format| {
        router
            .route(&format!("/d/{{id}}/diagram.{format}"), get(pictures::download))
            .route(&format!("/d/{{id}}/compare.{format}"), get(compare::picture))
            .route(
                &format!("/d/{{id}}/versions/{{version}}/diagram.{format}"),
                get(version::picture),
            )
    })
}

/// A deployment to change. Each change is a form's post. A form that comes back has the address that
/// it was posted to; who reloads it there, or asks for it in the other language, gets it anew.
fn editing() -> Router<App> {
    Router::new()
        .route("/d/{id}/components", get(components::new_component).post(components::add_component))
        .route("/d/{id}/components/new", get(components::new_component))
        .route(
            "/d/{id}/components/{item}",
            get(components::component).post(components::edit_component),
        )
        .route("/d/{id}/components/{item}/remove", post(remove))
        .route("/d/{id}/components/{item}/order", post(order))
        .route("/d/{id}/additions", post(components::add_chosen))
        .route("/d/{id}/moves", post(several::moves))
        .route("/d/{id}/removals", post(several::removals))
        .route("/d/{id}/copies", post(several::copies))
        .route("/d/{id}/names/{item}", post(several::name))
        .route("/d/{id}/places", get(several::places))
        .route("/d/{id}/networks", get(things::new::<Networks>).post(things::add::<Networks>))
        .route("/d/{id}/networks/new", get(things::new::<Networks>))
        .route(
            "/d/{id}/networks/{item}",
            get(things::show::<Networks>).post(things::edit::<Networks>),
        )
        .route("/d/{id}/networks/{item}/remove", post(remove))
        .route("/d/{id}/networks/{item}/order", post(order))
        .route("/d/{id}/zones", get(things::new::<Zones>).post(things::add::<Zones>))
        .route("/d/{id}/zones/new", get(things::new::<Zones>))
        .route("/d/{id}/zones/{item}", get(things::show::<Zones>).post(things::edit::<Zones>))
        .route("/d/{id}/zones/{item}/remove", post(remove))
        .route("/d/{id}/zones/{item}/order", post(order))
        .route(
            "/d/{id}/extra-flows",
            get(things::new::<ExtraFlows>).post(things::add::<ExtraFlows>),
        )
        .route("/d/{id}/extra-flows/new", get(things::new::<ExtraFlows>))
        .route(
            "/d/{id}/extra-flows/{item}",
            get(things::show::<ExtraFlows>).post(things::edit::<ExtraFlows>),
        )
        .route("/d/{id}/extra-flows/{item}/remove", post(things::remove_extra_flow))
        .route("/d/{id}/findings/{finding}", get(findings::show).post(findings::acknowledge))
        .route("/d/{id}/findings/{finding}/reopen", post(findings::reopen))
        .route("/d/{id}/addresses", get(addresses::show).post(addresses::fill).layer(sheets_too()))
        .route("/d/{id}/settings", get(settings::settings).post(settings::edit_settings))
        .route("/d/{id}/undo", post(history::undo))
        .route("/d/{id}/redo", post(history::redo))
        .route("/d/{id}/versions/{version}/name", get(version::show).post(version::name))
        .route("/d/{id}/versions/{version}/restore", post(version::restore))
        .route("/d/{id}/restorations", post(history::take_entry_back))
        .route("/d/{id}/sharing", get(sharing::show))
        .route("/d/{id}/links", get(sharing::show).post(sharing::create))
        .route("/d/{id}/links/{link}/revoke", post(sharing::revoke))
        .route("/d/{id}/delete", post(deployment::delete))
        .route("/d/{id}/restore", post(deployment::restore))
}
