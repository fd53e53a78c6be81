//! Where a demo begins: whose morning one wants to see, what ninety days change, and a place for one's own spreadsheet.
//! Elsewhere there is no such page.

use chrono::NaiveTime;
use domain::access::organizations::{self, Model as Organization};
use domain::access::users::queries::by_email;
use domain::access::{Permission, Reader, sessions};
use domain::employers::employer::queries::counted;
use domain::follow_up::caseload::queries::by_stage;
use domain::follow_up::caseload::{self, Narrowed};
use domain::follow_up::reports::Slice;
use domain::follow_up::reports::grants::paced;
use domain::follow_up::rules::TaskKind;
use domain::follow_up::tasks::Task;
use domain::follow_up::tasks::queries::{Whose, ahead};
use domain::follow_up::tasks::rules::TaskState;
use domain::intake::case::rules::Stage;
use domain::intake::timeline::counted_after;
use domain::setup::WorkerPlace;
use domain::shared::{Day, What};
use seed_data::demo::passing::{self, Passing};
use seed_data::demo::{Persona, personas};
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::visit::see_other;
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const PATH: &str = "/start";
const TEMPLATE: &str = "sign_in/start.html";
/// How far the button goes.
const DAYS: u32 = 90;
/// Days ahead of which Today tells.
const WEEK: u32 = 7;

/// The page, and what is done on it.
pub fn pages() -> Vec<Page> {
    vec![
        Page::new(PATH, Face::SignIn, Access::Everybody).drawn_by(TEMPLATE).get(show).samples(samples),
        Page::new("/start/days", Face::SignIn, Access::Everybody).post(pass),
    ]
}

#[derive(Serialize)]
struct View {
    mornings: Vec<Morning>,
    /// Who brings a spreadsheet in.
    importer: Door,
    today: Day,
    later: Day,
    /// Lets days pass; none while they do, or where no worker lives through them.
    passing: Option<Form>,
    progress: Option<Progress>,
    /// What happened since the demo was loaded.
    passed: Vec<Figure>,
}

/// A way in without typing: the password is no secret of a demo.
#[derive(Serialize)]
struct Door {
    form: Form,
    email: String,
    password: String,
}

/// Somebody who sits down to their day.
#[derive(Serialize)]
struct Morning {
    name: String,
    role: &'static str,
    figures: Vec<Figure>,
    /// What waits, a key of the catalogue.
    text: &'static str,
    door: Door,
}

/// A number with what it counts.
#[derive(Serialize)]
struct Figure {
    key: &'static str,
    count: u64,
}

/// How far the worker is with the days that passed.
#[derive(Serialize)]
struct Progress {
    done: i64,
    of: i64,
}

async fn show(visit: Visit) -> Answered {
    let organization = demo(&visit).await?;
    let personas = personas().map_err(|_| Oops::NotFound)?;
    let who = |role: &str| personas.iter().find(|persona| persona.role == role).ok_or(Oops::NotFound);
    let (caseworker, developer, manager) = (who("caseworker")?, who("job-developer")?, who("manager")?);
    let mornings = vec![
        morning(caseworker, "/", "start-caseworker", of_caseworker(&visit, &organization, caseworker).await?),
        morning(developer, "/employers", "start-job-developer", of_developer(&visit, &organization, developer).await?),
        morning(manager, "/supports/funds", "start-manager", of_manager(&visit, &organization, manager).await?),
    ];
    let today = organization.day_of(visit.now);
    let stands = passing::stands(visit.store(), &organization).await?;
    let progress = stands.and_then(|stands| progress(stands, today));
    let has_worker = visit.app.settings().worker == WorkerPlace::Inside;
    let view = View {
        mornings,
        importer: Door { form: Form::new("/sign-in?back=/settings/import").named("import"), ..door(manager, "/") },
        today,
        later: today.plus_days(DAYS),
        passing: (progress.is_none() && has_worker).then(|| Form::new("/start/days")),
        progress,
        passed: match stands.filter(|stands| stands.lived > stands.loaded) {
            Some(stands) => passed(&visit, &organization, stands.loaded).await?,
            None => Vec::new(),
        },
    };
    visit.page(TEMPLATE, view)
}

async fn pass(visit: Visit, _: Typed) -> Answered {
    let organization = demo(&visit).await?;
    if visit.app.settings().worker != WorkerPlace::Inside {
        return Err(Oops::NotFound);
    }
    let today = organization.day_of(visit.now);
    let stands = passing::stands(visit.store(), &organization).await?;
    // Pressed twice, the days pass once: not before the worker has lived through those that passed.
    if stands.and_then(|stands| progress(stands, today)).is_none() {
        passing::let_pass(visit.store(), visit.app.clock(), &organization, DAYS).await?;
    }
    Ok(see_other(PATH))
}

/// The demo that is served.
async fn demo(visit: &Visit) -> Result<Organization, Oops> {
    let all = organizations::all(visit.store().read()).await?;
    all.into_iter().find(|organization| organization.demo).ok_or(Oops::NotFound)
}

fn progress(stands: Passing, today: Day) -> Option<Progress> {
    let (done, of) = (stands.lived.days_since(stands.loaded), today.days_since(stands.loaded));
    (done < of && stands.lived.plus_days(1) < today).then_some(Progress { done, of })
}

async fn passed(visit: &Visit, organization: &Organization, since: Day) -> Result<Vec<Figure>, Oops> {
    /// What can be seen to move.
    const MOVED: [(What, &str); 3] =
        [(What::Exited, "start-exited"), (What::TaskMissed, "start-missed"), (What::MoneyLapsed, "start-lapsed")];
    let after = since.plus_days(1).0.and_time(NaiveTime::MIN).and_utc();
    let what = MOVED.map(|(what, _)| what);
    let counted = counted_after(visit.store().read(), organization.id, &what, after).await?;
    let figure = |(what, key): (What, &'static str)| Some(Figure { key, count: *counted.get(&what)? });
    Ok(MOVED.into_iter().filter_map(figure).collect())
}

fn morning(persona: &Persona, to: &str, text: &'static str, figures: Vec<Figure>) -> Morning {
    Morning { name: persona.name.clone(), role: persona.role, figures, text, door: door(persona, to) }
}

fn door(persona: &Persona, to: &str) -> Door {
    Door {
        form: Form::new(format!("/sign-in?back={to}")).named(persona.role),
        email: persona.email.clone(),
        password: persona.password.clone(),
    }
}

/// Somebody of the demo, as their own pages see them.
async fn seen_as(visit: &Visit, organization: &Organization, persona: &Persona) -> Result<Reader, Oops> {
    let db = visit.store().read();
    let user = by_email(db, &persona.email).await?.ok_or(Oops::NotFound)?;
    Ok(sessions::in_place_of(db, organization, user.id, visit.now).await?)
}

async fn of_caseworker(visit: &Visit, organization: &Organization, who: &Persona) -> Result<Vec<Figure>, Oops> {
    let (reader, today, db) = (seen_as(visit, organization, who).await?, organization.day_of(visit.now), visit.store());
    let scope = reader.scope(Permission::FollowUp, today);
    let tasks = ahead(db.read(), &scope, Whose::Mine, today.plus_days(WEEK)).await?;
    let at_risk = |task: &Task| task.kind == TaskKind::ExitRisk && task.state == TaskState::Open;
    let risks = tasks.iter().filter(|task| at_risk(task)).count();
    let due = tasks.iter().filter(|task| !at_risk(task) && task.due <= today).count();
    let mine = Narrowed { whose: caseload::Whose::Mine, ..Narrowed::default() };
    let stages = by_stage(db.read(), &reader, today, &mine).await?;
    let open = |stage: Stage| !matches!(stage, Stage::Exited | Stage::Closed);
    let cases = stages.into_iter().filter(|(stage, _)| open(*stage)).map(|(_, cases)| cases).sum();
    let figure = |key, count: usize| Figure { key, count: count as u64 };
    Ok(vec![
        figure("start-tasks", due),
        figure("start-exit-risk", risks),
        Figure { key: "start-open-cases", count: cases },
    ])
}

async fn of_developer(visit: &Visit, organization: &Organization, who: &Persona) -> Result<Vec<Figure>, Oops> {
    let (reader, today) = (seen_as(visit, organization, who).await?, organization.day_of(visit.now));
    let scope = reader.scope(Permission::Employers, today);
    let (all, silent) = counted(visit.store().read(), &scope).await?;
    Ok(vec![Figure { key: "start-employers", count: all }, Figure { key: "start-silent", count: silent }])
}

async fn of_manager(visit: &Visit, organization: &Organization, who: &Persona) -> Result<Vec<Figure>, Oops> {
    let (reader, today) = (seen_as(visit, organization, who).await?, organization.day_of(visit.now));
    let scope = reader.scope(Permission::ViewMoney, today);
    let grants = paced(visit.store().read(), &scope, &Slice::default()).await?;
    let behind = grants.iter().filter(|grant| grant.is_behind()).count();
    Ok(vec![Figure { key: "start-behind", count: behind as u64 }])
}

fn samples() -> Vec<Value> {
    let door = json!({ "form": Form::new("/sign-in").named("caseworker"), "email": "denise@larkin.example", "password": "paper lantern river" });
    let mut importer = door.clone();
    importer["form"] = json!(Form::new("/sign-in").named("import"));
    let figures = json!([{ "key": "start-tasks", "count": 9 }, { "key": "start-exit-risk", "count": 1 }]);
    let morning = json!({
        "name": "Denise Okafor", "role": "caseworker", "figures": figures, "text": "start-caseworker", "door": door,
    });
    let at_first = json!({
        "mornings": [morning], "importer": importer, "today": "2026-11-24", "later": "2027-02-22",
        "passing": Form::new("/start/days"), "progress": null, "passed": [],
    });
    let later = json!({
        "mornings": [], "importer": importer, "today": "2027-02-22", "later": "2027-05-23", "passing": null,
        "progress": { "done": 12, "of": 90 }, "passed": [{ "key": "start-exited", "count": 41 }],
    });
    vec![at_first, later]
}
