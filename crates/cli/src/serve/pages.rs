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
    match place(&root, path) {
        Some(found) if !found.canonicalize().is_ok_and(|found| found.starts_with(&*root)) => {
            StatusCode::NOT_FOUND.into_response()
        }
        Some(_) => next.run(request).await,
        None => {
            // As hosts do that leave `.html` out of addresses.
            let page = format!("{}.html", path.trim_end_matches('/'));
            let is_page = place(&root, &page)
                .is_some_and(|page| page.canonicalize().is_ok_and(|page| page.starts_with(&*root)));
            if is_page && let Ok(page) = page.parse::<Uri>() {
                *request.uri_mut() = page;
            }
            next.run(request).await
        }
    }
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
