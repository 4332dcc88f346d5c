//! The workbench behind HTTP on loopback, so that a browser can be the window while the designer is developed:
//! its own tools, any size of screen, no shell to build. For developers only: whoever reaches the port can do what
//! the window can.
//!
//! `host FOLDER [--port N] [--ui DIST]`: calls go to `POST /host/call`, notices come from `GET /host/notices`.
//! With `--ui` it serves a user interface that was built with `VITE_HOST` set.

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::{get, post};
use axum::{Json, Router};
use pipewright_api::command::Command;
use pipewright_api::dto::notice::Notice;
use pipewright_api::error::{Error, ErrorCode};
use pipewright_api::workbench::Workbench;
use pipewright_api::{home, launcher};
use serde_json::Value;
use tokio::sync::broadcast;
use tower_http::services::ServeDir;

struct Host {
    workbench: Workbench,
    argument: Option<PathBuf>,
    notices: broadcast::Sender<Notice>,
}

/// As in the designer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Jobs re-execute this program: it must become the launcher before anything starts a thread.
    pipewright_engine::isolation::run_if_launcher();
    let (mut argument, mut port, mut ui) = (None, 7410, None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--port" => port = words.next().ok_or("--port takes a number")?.parse()?,
            "--ui" => ui = words.next(),
            _ => argument = Some(PathBuf::from(word)),
        }
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let workbench = Workbench::open(&home::home()?, runtime.handle().clone(), launcher::this_program()?)?;
    let (notices, _) = broadcast::channel(256);
    workbench.subscribe({
        let notices = notices.clone();
        // Nobody listens while no page is open.
        move |notice| drop(notices.send(notice))
    });
    let mut router = Router::new().route("/host/call", post(call)).route("/host/notices", get(listen));
    if let Some(folder) = ui {
        router = router.fallback_service(ServeDir::new(folder));
    }
    let router = router.with_state(Arc::new(Host { workbench, argument, notices }));
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        axum::serve(listener, router).await
    })?;
    Ok(())
}

async fn call(
    State(host): State<Arc<Host>>,
    Json(mut command): Json<Value>,
) -> Result<([(HeaderName, &'static str); 1], String), (StatusCode, Json<Error>)> {
    let known: Vec<u32> = serde_json::from_value(command["known"].take()).unwrap_or_default();
    let refused = |error| (StatusCode::UNPROCESSABLE_ENTITY, Json(error));
    let command: Command = serde_json::from_value(command).map_err(|error| {
        refused(Error::new(ErrorCode::BadRequest, format!("The page asked for something unknown: {error}.")))
    })?;
    // On a thread of its own, as in the shell: commands read files and wait for locks.
    let answer =
        tokio::task::spawn_blocking(move || command.call(&host.workbench, host.argument.as_deref(), &known));
    match answer.await {
        Ok(answer) => {
            answer.map(|json| ([(header::CONTENT_TYPE, "application/json")], json)).map_err(refused)
        }
        Err(error) => Err(refused(Error::new(ErrorCode::Engine, format!("The command broke off: {error}.")))),
    }
}

async fn listen(
    State(host): State<Arc<Host>>,
) -> Sse<impl futures_util::Stream<Item = Result<Event, Infallible>>> {
    let heard = futures_util::stream::unfold(host.notices.subscribe(), |mut notices| async move {
        loop {
            match notices.recv().await {
                Ok(notice) => {
                    let event = Event::default().json_data(&notice).unwrap_or_default();
                    return Some((Ok(event), notices));
                }
                // A notice only says "ask again": the next one says it as well.
                Err(broadcast::error::RecvError::Lagged(_)) => {}
                Err(broadcast::error::RecvError::Closed) => return None,
            }
        }
    });
    Sse::new(heard).keep_alive(KeepAlive::default())
}
