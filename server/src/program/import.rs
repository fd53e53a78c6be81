//! `tandem import`

mod directory;
mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};
use domain::access::organizations::{self, Founding};
use domain::access::{Act, By, Reader};
use domain::intake::imports::{self, ImportId, Planned, State, Upload, commands, queries, rules};
use domain::perform;
use domain::programs;
use domain::setup::{Settings, Store};
use domain::shared::{Instant, OrganizationId, ProgramId, SiteId, Stop};
use report::{Format, Report};
use worker::jobs::bring_in_all;

use super::Trouble;

/// Where an organization is that a file alone told of; its settings say otherwise.
const TIME_ZONE: &str = "America/New_York";
/// Its one site.
const SITE: &str = "Main site";

/// What to bring in.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Bring in a program's participant roster, a spreadsheet saved as CSV. Run again, it goes on or changes nothing.
    Participants(Participants),
    /// Bring in a directory of providers, a folder of Open Referral files (HSDS). Run again, it goes on or changes nothing.
    Providers(directory::Providers),
}

#[derive(Debug, Args)]
struct Participants {
    /// The file.
    file: PathBuf,
    /// What its columns mean where their heads do not say it: "Geburtstag=born; 4=phone; Cohort=-".
    #[arg(long, default_value = "")]
    map: String,
    /// Say what would happen to each line, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// As JSON Lines: an object per record of the file, then a summary.
    #[arg(long)]
    json: bool,
    /// The program of lines that name none; opened if there is none of this name.
    #[arg(long, value_name = "NAME")]
    program: Option<String>,
    /// The site of the cases; the first by name where none is given.
    #[arg(long, value_name = "NAME")]
    site: Option<String>,
}

/// Brings it in, as whoever has the machine in their hands.
pub async fn run(arguments: Arguments) -> Result<ExitCode, Trouble> {
    let participants = match arguments.what {
        What::Participants(participants) => participants,
        What::Providers(providers) => return directory::run(&providers).await,
    };
    let format = if participants.json { Format::Lines } else { Format::Words };
    let report = Report { file: &participants.file, format, dry_run: participants.dry_run };
    match bring_in(&participants, &report).await {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(trouble) => match trouble.downcast_ref::<Stop>() {
            Some(Stop::Refused(refusals)) => {
                report.refused(refusals);
                Ok(ExitCode::FAILURE)
            }
            _ => Err(trouble),
        },
    }
}

async fn bring_in(participants: &Participants, report: &Report<'_>) -> Result<(), Trouble> {
    let settings = Settings::from_environment()?;
    let store = super::open(&settings).await?;
    let now = super::clock(&settings)?.now();
    let bytes = std::fs::read(&participants.file)
        .map_err(|error| format!("{} cannot be read: {error}", participants.file.display()))?;
    let house = House::find(&store, participants, now).await?;
    let planned = house.plan(&store, participants, bytes).await?;
    let brought =
        if participants.dry_run { None } else { house.bring_in(&store, participants, planned.clone()).await? };
    match brought {
        Some(import) => report.stored(&store, import, &planned).await?,
        None => report.planned(&planned),
    }
    store.close().await?;
    Ok(())
}

/// What is there before the file comes in: perhaps nothing at all.
struct House {
    organization: Option<organizations::Model>,
    site: Option<SiteId>,
    /// The program that was named, where it is there.
    program: Option<ProgramId>,
    by: By,
}

impl House {
    async fn find(store: &Store, named: &Participants, now: Instant) -> Result<Self, Trouble> {
        let mut all = organizations::all(store.read()).await?;
        let organization = all.pop();
        if !all.is_empty() {
            return Err("there are several organizations: import from within one".into());
        }
        let Some(organization) = organization else {
            let by = by(OrganizationId::new(), domain::shared::Day(now.date_naive()), now);
            return Ok(Self { organization: None, site: None, program: None, by });
        };
        let sites = organizations::sites_of(store.read(), organization.id).await?;
        let site = sites.iter().find(|site| named.site.as_ref().is_none_or(|name| is(&site.name, name)));
        let programs = programs::all(store.read(), organization.id).await?;
        let program = named.program.as_ref().and_then(|name| programs.iter().find(|program| is(&program.name, name)));
        let by = by(organization.id, organization.day_of(now), now);
        Ok(Self {
            site: site.map(|site| site.id),
            program: program.map(|program| program.id),
            by,
            organization: Some(organization),
        })
    }

    async fn plan(&self, store: &Store, named: &Participants, bytes: Vec<u8>) -> Result<Arc<Planned>, Stop> {
        let upload = Upload {
            file_name: file_name(&named.file),
            bytes,
            mapping: named.map.clone(),
            // A program that is named and not there will be: lines that name none belong to it.
            program: self.program.or_else(|| named.program.as_ref().map(|_| ProgramId::new())),
            site: self.site,
        };
        imports::plan(store, self.organization.as_ref().map(|_| &self.by.reader), upload, self.by.today).await
    }

    /// Brings a planned file in; nothing where all of it is known.
    async fn bring_in(
        mut self,
        store: &Store,
        named: &Participants,
        planned: Arc<Planned>,
    ) -> Result<Option<ImportId>, Trouble> {
        let organization = self.by.reader.organization;
        let open = queries::open_like(store.read(), organization, &planned.hash, &planned.upload.mapping).await?;
        let under_way = open.is_some_and(|import| import.state == State::Running);
        if planned.changes == 0 && !under_way {
            return Ok(None);
        }
        let planned = if self.is_ready(named) {
            planned
        } else {
            self.make_ready(store, named, &planned.upload.file_name).await?;
            self.plan(store, named, planned.upload.bytes.clone()).await?
        };
        let begin = async move |act: &mut Act<'_>| {
            let import = commands::preview(act, &planned).await?;
            commands::begin(act, import).await?;
            Ok(import)
        };
        let import = perform(store, &self.by, begin).await?;
        bring_in_all(store, import, &self.by, None).await?;
        Ok(Some(import))
    }

    fn is_ready(&self, named: &Participants) -> bool {
        self.organization.is_some() && self.site.is_some() && (self.program.is_some() || named.program.is_none())
    }

    /// Founds and opens what is named and not there, so that a file can come into an empty database.
    async fn make_ready(&mut self, store: &Store, named: &Participants, file_name: &str) -> Result<(), Trouble> {
        if self.organization.is_none() {
            let founding =
                Founding { name: rules::name_of_file(file_name), time_zone: TIME_ZONE.to_owned(), demo: false };
            perform(store, &self.by, async move |act: &mut Act<'_>| organizations::found(act, &founding).await).await?;
            self.organization = organizations::find(store.read(), self.by.reader.organization).await?;
        }
        if self.site.is_none() {
            let name = named.site.clone().unwrap_or_else(|| SITE.to_owned());
            let open = async move |act: &mut Act<'_>| organizations::open_site(act, &name).await;
            self.site = Some(perform(store, &self.by, open).await?);
        }
        if let (None, Some(name)) = (self.program, named.program.clone()) {
            let taken = programs::all(store.read(), self.by.reader.organization).await?;
            let file = rules::program_file(&name, &taken.into_iter().map(|program| program.prefix).collect::<Vec<_>>());
            let open = async move |act: &mut Act<'_>| programs::open(act, &file).await;
            self.program = Some(perform(store, &self.by, open).await?);
        }
        Ok(())
    }
}

fn is(name: &str, named: &str) -> bool {
    name.eq_ignore_ascii_case(named.trim())
}

fn file_name(file: &Path) -> String {
    file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn by(organization: OrganizationId, today: domain::shared::Day, at: Instant) -> By {
    By { reader: Reader::operator(organization), at, today, request: uuid::Uuid::now_v7(), form: None }
}
