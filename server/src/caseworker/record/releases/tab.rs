//! The tab: what is given to whom and for how long; what has ended; who may not sign.

use std::collections::BTreeMap;

use chrono::SecondsFormat;
use domain::access::users::queries::names;
use domain::access::{Act, Permission};
use domain::intake::case::rights::Rights;
use domain::intake::releases::kinds::{KINDS, KindRule};
use domain::intake::releases::lists::Signer;
use domain::intake::releases::{Release, ReleaseId, Words, commands, queries};
use domain::perform;
use domain::shared::fields::LINE;
use domain::shared::{CaseId, Coded, Day, Instant, UserId};
use serde::Serialize;
use serde_json::Value;

use super::texts::{codes, life};
use crate::caseworker::record::{Head, Tab, head};
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/releases/tab.html";

/// The page.
pub(super) fn page() -> Page {
    Page::new("/cases/{case}/releases", Face::Caseworker, Access::May(Permission::RevokeRelease))
        .drawn_by(TEMPLATE)
        .get(show)
        .samples(super::samples::tab)
}

/// The act of naming somebody who may not sign.
pub(super) fn barring() -> Page {
    let path = "/cases/{case}/releases/barred-signers";
    Page::new(path, Face::Caseworker, Access::May(Permission::WriteSensitive)).post(bar)
}

/// A form that was refused, to be shown again where it stood.
#[derive(Debug)]
pub(super) struct Troubled(pub(super) Option<(ReleaseId, &'static str, Form)>, pub(super) Option<Form>);

#[derive(Debug, Serialize)]
struct View {
    record: Head,
    standing: Vec<Row>,
    over: Vec<Row>,
    kinds: Vec<KindRow>,
    signers: Vec<&'static str>,
    bar: Option<Form>,
}

#[derive(Debug, Serialize)]
struct KindRow {
    code: &'static str,
    href: String,
    paper: String,
    life: Value,
}

/// A release with the forms that take from it.
#[derive(Debug, Serialize)]
struct Row {
    id: ReleaseId,
    kind: &'static str,
    recipient_kind: &'static str,
    recipient: String,
    concerning: Option<String>,
    purpose: String,
    categories: Vec<&'static str>,
    from: Day,
    until: Option<Day>,
    state: &'static str,
    tone: &'static str,
    glyph: &'static str,
    signed_on: Day,
    signer: &'static str,
    signer_name: String,
    evidence: &'static str,
    paper: Option<String>,
    witness: Option<String>,
    recorded_by: Option<String>,
    recorded_at: String,
    ended_by: Option<String>,
    ended_at: Option<String>,
    ending_told_by: Option<&'static str>,
    ending_told_on: Option<Day>,
    looked_at_by: Option<String>,
    narrow: Option<Form>,
    revoke: Option<Form>,
    look: Option<Form>,
}

async fn show(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let view = view(&visit, case, Troubled(None, None)).await?;
    visit.page(TEMPLATE, view)
}

async fn bar(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let barred = match typed.read(|fields| fields.text("barred_name", LINE)) {
        Ok(name) => {
            let bar = async move |act: &mut Act<'_>| commands::bar_signer(act, case, &name).await;
            perform(visit.store(), &visit.by(&typed)?, bar).await
        }
        Err(stop) => Err(stop),
    };
    match barred {
        Ok(()) => Ok(visit.go_on(&super::path(case), "signer-barred")),
        Err(stop) => {
            let form = typed.refused(format!("{}/barred-signers", super::path(case)), stop)?.named("bar");
            again(&visit, case, Troubled(None, Some(form))).await
        }
    }
}

/// The tab again, with a form that was refused.
pub(super) async fn again(visit: &Visit, case: CaseId, troubled: Troubled) -> Answered {
    visit.page_again(TEMPLATE, view(visit, case, troubled).await?)
}

/// Whether a reader may know that there is a release of this kind.
pub(super) fn may_know(rights: &Rights, rule: &KindRule) -> bool {
    rights.writes(Permission::WriteSensitive)
        || rights.reads(Permission::ReadSensitive)
        || rule.second_look && rights.writes(Permission::SecondLook)
}

async fn view(visit: &Visit, case: CaseId, troubled: Troubled) -> Result<View, Oops> {
    let record = head(visit, case, Tab::Releases).await?;
    let rights = record.opened.rights.clone();
    if !rights.reads(Permission::RevokeRelease) && !rights.reads(Permission::RecordRelease) {
        return Err(Oops::NotFound);
    }
    let (db, keys) = (visit.store().read(), &visit.store().keys);
    let known = |rule: &KindRule| may_know(&rights, rule);
    let releases = queries::of_participant(db, keys, record.opened.participant.id, known).await?;
    let people = releases.iter().flat_map(|(r, _)| [r.recorded_by, r.ended_by, r.looked_at_by]).flatten();
    let people = names(db, people.collect::<Vec<_>>()).await?;
    let rows = Rows { case, today: visit.today()?, people, rights: &rights, troubled: troubled.0 };
    let (standing, over): (Vec<_>, Vec<_>) = releases.into_iter().partition(|(release, _)| rows.stands(release));
    let may_record = rights.writes(Permission::RecordRelease);
    let roles = &visit.reader()?.roles;
    let knows = |rule: &&KindRule| !rule.private || may_know(&rights, rule);
    let kinds = KINDS.iter().filter(|rule| may_record && rule.is_recorded_by(roles)).filter(knows);
    let may_bar = rights.writes(Permission::WriteSensitive);
    let bar = || Form::new(format!("{}/barred-signers", super::path(case))).named("bar");
    Ok(View {
        standing: standing.into_iter().map(|(release, words)| rows.row(release, words)).collect(),
        over: over.into_iter().map(|(release, words)| rows.row(release, words)).collect(),
        kinds: kinds.map(|rule| kind_row(case, rule)).collect(),
        signers: Signer::ALL.iter().map(|signer| signer.code()).collect(),
        bar: may_bar.then(|| troubled.1.unwrap_or_else(bar)),
        record,
    })
}

fn kind_row(case: CaseId, rule: &KindRule) -> KindRow {
    let code = rule.kind.code();
    KindRow {
        code,
        href: format!("{}/new?kind={code}", super::path(case)),
        paper: format!("{}/paper?kind={code}", super::path(case)),
        life: life(rule.life),
    }
}

/// What the rows of one page share.
struct Rows<'a> {
    case: CaseId,
    today: Day,
    people: BTreeMap<UserId, String>,
    rights: &'a Rights,
    troubled: Option<(ReleaseId, &'static str, Form)>,
}

impl Rows<'_> {
    fn stands(&self, release: &Release) -> bool {
        release.ended_at.is_none() && release.until_day.is_none_or(|until| until >= self.today)
    }

    fn row(&self, release: Release, words: Words) -> Row {
        let name = |id: Option<UserId>| id.and_then(|id| self.people.get(&id).cloned());
        let stands = self.stands(&release);
        let (state, tone, glyph) = self.state(&release);
        let may_end = stands && self.rights.writes(Permission::RevokeRelease);
        let may_look = stands && release.standing().waits && self.rights.writes(Permission::SecondLook);
        let documents = self.rights.reads(Permission::Documents);
        let paper = release.document_id.filter(|_| documents);
        Row {
            narrow: may_end.then(|| self.narrowing(&release)),
            revoke: may_end.then(|| self.form(release.id, "revocation", "v").with_new("told_on", self.today)),
            look: may_look.then(|| self.form(release.id, "second-look", "l")),
            id: release.id,
            kind: release.kind.code(),
            recipient_kind: release.recipient_kind.code(),
            recipient: words.recipient,
            concerning: words.concerning,
            purpose: words.purpose,
            categories: codes(&release.categories.0),
            from: release.from_day,
            until: release.until_day,
            state,
            tone,
            glyph,
            signed_on: release.signed_on,
            signer: release.signer.code(),
            evidence: release.evidence.code(),
            paper: paper.map(|paper| format!("{}/documents/{paper}", super::super::path(release.case_id))),
            recorded_by: name(release.recorded_by),
            recorded_at: rfc(release.recorded_at),
            ended_by: name(release.ended_by),
            ended_at: release.ended_at.map(rfc),
            ending_told_by: release.ending_told_by.map(|signer| signer.code()),
            ending_told_on: release.ending_told_on,
            looked_at_by: name(release.looked_at_by),
            signer_name: release.signer_name,
            witness: release.witness,
        }
    }

    fn state(&self, release: &Release) -> (&'static str, &'static str, &'static str) {
        match release.ending {
            Some(ending) => (ending.code(), "quiet", "x"),
            None if !self.stands(release) => ("over", "quiet", "clock"),
            None if release.standing().waits => ("waits", "warn", "eye"),
            None if release.from_day > self.today => ("to-come", "note", "cal"),
            None => ("holds", "good", "check"),
        }
    }

    /// What stays is what was given, until somebody unticks it.
    fn narrowing(&self, release: &Release) -> Form {
        let troubled = self.troubled.as_ref().is_some_and(|(id, act, _)| *id == release.id && *act == "narrowing");
        let form = self.form(release.id, "narrowing", "n").with_new("told_on", self.today);
        if troubled {
            return form;
        }
        let form = codes(&release.categories.0).into_iter().fold(form, |form, code| form.with("categories", code));
        form.with_some("until", release.until_day)
    }

    /// The form of one act: the one that was refused, or a new one.
    fn form(&self, id: ReleaseId, act: &str, prefix: &str) -> Form {
        let name = format!("{prefix}-{id}");
        match &self.troubled {
            Some((troubled, of, form)) if *troubled == id && *of == act => form.clone().named(name),
            _ => Form::new(format!("{}/{id}/{act}", super::path(self.case))).named(name),
        }
    }
}

impl Form {
    /// Fills a field that nobody has typed into yet.
    fn with_new(self, name: &str, value: impl ToString) -> Self {
        if self.values.contains_key(name) { self } else { self.with(name, value) }
    }
}

fn rfc(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
