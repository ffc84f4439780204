//! Which file answers which address? As most hosts have it: a folder's `index.html`, a page without its `.html`, and the site's
//! `404.html` for what is not there. Nothing outside of the folder is read, whatever links and addresses say, and only this
//! machine is answered, under its own names.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_livereload::{LiveReloadLayer, Reloader};

/// What answers for a folder, and what has open pages load again.
///
/// # Errors
///
/// If the folder cannot be found.
pub fn served(folder: &Path) -> io::Result<(Router, Reloader)> {
    let root: Arc<Path> = folder.canonicalize()?.into();
    let live = LiveReloadLayer::new();
    let reloader = live.reloader();
    let files = ServeDir::new(&*root).not_found_service(ServeFile::new(root.join("404.html")));
    let fresh =
        SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let router = Router::new().fallback_service(files).layer(fresh).layer(live);
    Ok((router.layer(middleware::from_fn_with_state(root, inside)), reloader))
}

/// Answers until it is interrupted.
///
/// # Errors
///
/// If the system does not let it.
pub fn run(listener: TcpListener, router: Router) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            served = async { axum::serve(listener, router).await } => served,
            _ = tokio::signal::ctrl_c() => Ok(()),
        }
    })
}

/// Lets through what asks for this machine and for a file of the folder.
async fn inside(State(root): State<Arc<Path>>, mut request: Request, next: Next) -> Response {
    if !is_local(&request) {
        return (StatusCode::FORBIDDEN, "expected 127.0.0.1 or localhost as the host").into_response();
    }
    let path = request.uri().path();
    // What stands for an address: a folder's page for the folder, and the site's own page for what is not there.
    let (shown, is_there) = match place(&root, path) {
        Some(folder) if folder.is_dir() => (folder.join("index.html"), true),
        Some(file) => (file, true),
        None => (root.join("404.html"), false),
    };
    // As hosts do that leave `.html` out of addresses.
    let page = format!("{}.html", path.trim_end_matches('/'));
    if !is_there && place(&root, &page).is_some_and(|page| is_inside(&root, &page)) {
        if let Ok(page) = page.parse::<Uri>() {
            *request.uri_mut() = page;
        }
    } else if shown.symlink_metadata().is_ok() && !is_inside(&root, &shown) {
        return StatusCode::NOT_FOUND.into_response();
    }
    // Dates count whole seconds, and a site may be built twice within one: every answer is the file as it is.
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    next.run(request).await
}

/// Whether a path leads to something in the folder, wherever links lead.
fn is_inside(root: &Path, path: &Path) -> bool {
    path.canonicalize().is_ok_and(|found| found.starts_with(root))
}

/// Another site's page may not ask through a name that leads here.
fn is_local(request: &Request) -> bool {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    ["127.0.0.1", "localhost"].contains(&host.rsplit_once(':').map_or(host, |(name, _)| name))
}

/// The file or folder that an address names, if there is any.
fn place(root: &Path, address: &str) -> Option<PathBuf> {
    let decoded = percent_encoding::percent_decode_str(address).decode_utf8().ok()?;
    let steps = decoded.split('/').filter(|step| !step.is_empty());
    let path = steps.fold(root.to_owned(), |path, step| path.join(step));
    path.symlink_metadata().is_ok().then_some(path)
}
