//! How many pages a second: Tandem on a generated database, asked by clients that are signed in, beside a bare handler
//! that sends the same bytes. Client and server share the machine, so what counts is the ratio.
//!
//! ```sh
//! cargo run --release -p seed-data --bin seed -- generate --participants 100000 --database sqlite:///tmp/crowd/tandem.db
//! cargo run --release -p tests --bin load -- --database sqlite:///tmp/crowd/tandem.db
//! ```

mod measure;

use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use clap::Parser;
use domain::setup::{Clock, Keys, Settings, Store};
use seed_data::crowd::PASSWORD;
use server::{App, app};
use tests::{Visitor, try_to_sign_in};
use tokio::net::TcpListener;

use measure::{Measured, measure};

/// Asks the pages of a generated database as fast as they come.
#[derive(Debug, Parser)]
struct Arguments {
    /// The database that `seed generate` filled.
    #[arg(long)]
    database: String,
    /// How many clients ask at once.
    #[arg(long, default_value_t = 8)]
    clients: usize,
    /// For how many seconds each page is asked.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Who asks.
    #[arg(long, default_value = "caseworker-1@crowd.example")]
    email: String,
}

type Trouble = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Trouble> {
    let arguments = Arguments::parse();
    let tandem = serve(app(tandem(&arguments).await?)).await?;
    let clients = clients(tandem, &arguments).await?;
    let pages = pages(&clients[0]).await?;
    println!(
        "{:26} {:>9} {:>9} {:>9}   {:>9} {:>9} {:>9}   {:>6}",
        "page", "req/s", "p50 ms", "p99 ms", "bare", "p50 ms", "p99 ms", "ratio"
    );
    for (name, path) in pages {
        let bytes = clients[0].request(reqwest::Method::GET, &path).send().await?.bytes().await?;
        let ours = measure(&clients, &path, arguments.seconds).await?;
        let answer = move || async move { ([(CONTENT_TYPE, "text/html; charset=utf-8")], bytes) };
        let bare = serve(Router::new().route("/", get(answer))).await?;
        let beside: Vec<_> = (0..arguments.clients).map(|_| Visitor::from(bare, Ipv4Addr::LOCALHOST.into())).collect();
        print(name, &ours, &measure(&beside, "/", arguments.seconds).await?);
    }
    Ok(())
}

fn print(name: &str, ours: &Measured, bare: &Measured) {
    let line = |one: &Measured| format!("{:9.0} {:9.2} {:9.2}", one.per_second, one.middle, one.slowest);
    println!("{name:26} {}   {}   {:6.1}", line(ours), line(bare), bare.per_second / ours.per_second);
}

#[expect(clippy::disallowed_methods, reason = "a program's main reads the system's clock")]
async fn tandem(arguments: &Arguments) -> Result<App, Trouble> {
    let mut settings = Settings::from_environment()?;
    settings.database_url = Some(arguments.database.clone());
    let store = Store::open(&settings.database(), Keys::of_file(&settings.key_file())?).await?;
    Ok(App::new(store, Clock::new(chrono::Utc::now), settings))
}

/// Serves at a free port of this machine.
async fn serve(router: Router) -> Result<SocketAddr, Trouble> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    Ok(address)
}

/// Clients, each with a session of its own.
async fn clients(server: SocketAddr, arguments: &Arguments) -> Result<Vec<Visitor>, Trouble> {
    let mut clients = Vec::new();
    for _ in 0..arguments.clients.max(1) {
        let client = Visitor::from(server, Ipv4Addr::LOCALHOST.into());
        let page = try_to_sign_in(&client, &arguments.email, PASSWORD).await;
        if page.path != "/" {
            return Err(format!("{} cannot sign in: {}", arguments.email, page.text()).into());
        }
        clients.push(client);
    }
    Ok(clients)
}

/// The pages that are asked, found as somebody finds them: by following links.
async fn pages(client: &Visitor) -> Result<Vec<(&'static str, String)>, Trouble> {
    let record = link(client, "/caseload", "/cases/").await?;
    let class = link(client, "/training", "/training/cohorts/").await?;
    let sheet = link(client, &class, "/training/sessions/").await?;
    Ok(vec![
        ("Today", "/".to_owned()),
        ("Caseload", "/caseload".to_owned()),
        ("Caseload, everybody's", "/caseload?whose=everybody".to_owned()),
        ("Search", "/participants?q=mar".to_owned()),
        ("A record", record),
        ("A cohort's sheet", sheet),
    ])
}

/// The first link of a page that begins so.
async fn link(client: &Visitor, page: &str, start: &str) -> Result<String, Trouble> {
    let links = client.get(page).await.attributes("main a", "href").into_iter();
    let found = links.map(|link| link.split(['?', '#']).next().unwrap_or_default().to_owned());
    let found = found.into_iter().find(|link| link.starts_with(start));
    found.ok_or_else(|| format!("{page} leads to nothing under {start}").into())
}
