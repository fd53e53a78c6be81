//! `tandem serve`

use std::fs::{File, TryLockError};
use std::net::SocketAddr;
use std::path::Path;
use std::time::Instant;

use domain::access::organizations;
use domain::setup::{Settings, Store, WorkerPlace};
use seed_data::demo::{Persona, load};
use server::{App, SetUpCode, app};
use tokio::net::TcpListener;
use tokio::sync::watch;
use worker::Desk;

use super::Trouble;

/// Serves until it is told to end. Without any database named and none there, it makes the demo first.
pub async fn run() -> Result<(), Trouble> {
    let began = Instant::now();
    let settings = Settings::from_environment()?;
    let _only_server = be_the_only_server(&settings)?;
    let store = super::open(&settings).await?;
    let clock = super::clock(&settings)?;
    refuse_public_demo(&settings, &store).await?;
    let personas = demo_if_unnamed(&settings, &store, &clock).await?;
    seed_data::demo::passing::go_on(&store, &clock).await?;
    let listener = TcpListener::bind(settings.listen).await?;
    let (stop, stopped) = watch::channel(false);
    let worker = match settings.worker {
        WorkerPlace::Inside => {
            let desk = Desk::new(store.clone(), clock.clone(), &settings)?;
            Some(tokio::spawn(worker::run(desk, stopped.clone())))
        }
        WorkerPlace::Off => None,
    };
    let set_up = code_of_first_set_up(&store).await?;
    announce(&settings, &personas, set_up.as_ref(), began);
    let app_state = match set_up {
        Some(code) => App::before_set_up(store, clock, settings, code),
        None => App::new(store, clock, settings),
    };
    let service = app(app_state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(told_to_end()).await?;
    stop.send(true)?;
    if let Some(worker) = worker {
        worker.await?;
    }
    Ok(())
}

/// One server at a time on a SQLite file; the worker and the command line may join it. Held until the program ends.
fn be_the_only_server(settings: &Settings) -> Result<Option<File>, Trouble> {
    let url = settings.database();
    let Some(file) = url.strip_prefix("sqlite://").and_then(|rest| rest.split('?').next()) else { return Ok(None) };
    if let Some(folder) = Path::new(file).parent() {
        std::fs::create_dir_all(folder)?;
    }
    let lock = File::create(format!("{file}.lock"))?;
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(TryLockError::WouldBlock) => Err(format!("another server has {file} open; end it first").into()),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// The demo's personas: made now where the start was without settings in an empty folder.
async fn demo_if_unnamed(
    settings: &Settings,
    store: &Store,
    clock: &domain::setup::Clock,
) -> Result<Vec<Persona>, Trouble> {
    let all = organizations::all(store.read()).await?;
    let is_demo = all.iter().any(|organization| organization.demo);
    if is_demo || all.is_empty() && settings.database_url.is_none() {
        if !is_demo {
            println!("An empty folder: making a demo. This takes a moment.");
        }
        return Ok(load(store, clock).await?);
    }
    Ok(Vec::new())
}

/// A database that was named and holds no organization waits for the first set-up, never for a demo.
async fn code_of_first_set_up(store: &Store) -> Result<Option<SetUpCode>, Trouble> {
    let empty = organizations::all(store.read()).await?.is_empty();
    Ok(if empty { Some(SetUpCode::new()?) } else { None })
}

/// Refuses to serve a demo, the one that is there or the one about to be made, where others could take it for real.
async fn refuse_public_demo(settings: &Settings, store: &Store) -> Result<(), Trouble> {
    let all = organizations::all(store.read()).await?;
    let demo = all.iter().any(|organization| organization.demo) || all.is_empty() && settings.database_url.is_none();
    if demo && settings.is_public() {
        return Err(format!(
            "a demo database may be served on a loopback address only, not on {} as {}",
            settings.listen,
            settings.base()
        )
        .into());
    }
    Ok(())
}

fn announce(settings: &Settings, personas: &[Persona], set_up: Option<&SetUpCode>, began: Instant) {
    println!("\nTandem is ready after {:.1} seconds: {}", began.elapsed().as_secs_f32(), settings.base());
    if let Some(code) = set_up {
        println!("Nothing is set up yet. Open this address and begin:\n");
        println!("  {}/set-up?code={}\n", settings.base(), code.told());
    }
    if !personas.is_empty() {
        println!("This is a demo. Sign in as any of these:\n");
        super::demo::print_all(personas);
        println!();
    }
}

/// Ctrl-C, or the signal with which service managers ask a program to end.
async fn told_to_end() {
    let asked = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = asked => {}
    }
}
