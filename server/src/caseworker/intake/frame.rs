//! What stands around every step: whose application, the steps with their state, who they may be, eligibility so far.

use std::collections::BTreeSet;
use std::ops::Deref;

use domain::access::{Act, Permission, users};
use domain::intake::applications::commands::put_aside;
use domain::intake::applications::queries::draft_of;
use domain::intake::applications::rules::{Part, Saved, Standing, Step, standings, waits_for};
use domain::intake::applications::{Opened, SavedStep, opened};
use domain::intake::case::rules::Stage;
use domain::intake::duplicates::PossibleDuplicate;
use domain::intake::participants::Participant;
use domain::intake::sensitive::SensitiveAnswers;
use domain::perform;
use domain::shared::{Answer, CaseId, Coded, Day, Instant, ParticipantId, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use super::eligibility::{Finding, findings};
use super::words::{plain, said};
use crate::web::form::Conflict;
use crate::web::{Form, Oops, Typed, Visit};

/// What `layouts/intake.html` shows around a step. A view carries it as `frame`.
#[derive(Debug, Serialize)]
pub(super) struct Frame {
    case: CaseId,
    name: String,
    number: String,
    program: String,
    begun_by: Option<String>,
    begun_at: Option<Instant>,
    saved_at: Option<Instant>,
    step: &'static str,
    place: usize,
    of: usize,
    part: Part,
    back: Option<Value>,
    groups: Vec<Group>,
    done: usize,
    duplicates: Vec<MayBe>,
    elsewhere: bool,
    eligibility: Vec<Finding>,
    rules_of: i32,
    decided: bool,
    may_save: bool,
    /// What it was made of, for the step's own questions.
    #[serde(skip)]
    pub(super) loaded: Loaded,
}

/// An application as it was read, at one of its steps.
#[derive(Debug)]
pub(super) struct Loaded {
    application: Opened,
    step: Step,
}

impl Deref for Loaded {
    type Target = Opened;

    fn deref(&self) -> &Opened {
        &self.application
    }
}

#[derive(Debug, Serialize)]
struct Group {
    title: Value,
    steps: Vec<StepInList>,
}

#[derive(Debug, Serialize)]
struct StepInList {
    href: String,
    number: usize,
    label: Value,
    state: &'static str,
    words: Option<Value>,
    current: bool,
}

/// Somebody that the applicant may be.
#[derive(Debug, Serialize)]
struct MayBe {
    participant: ParticipantId,
    name: String,
    born: Option<Day>,
    grounds: Vec<&'static str>,
    settle: Form,
}

/// Reads an application for one of its steps. `saves` is what saving it needs.
pub(super) async fn frame(visit: &Visit, id: CaseId, step: Step, saves: Permission) -> Result<Frame, Oops> {
    let (db, reader) = (visit.store().read(), visit.reader()?);
    let application = opened(db, reader, visit.today()?, id).await?.ok_or(Oops::NotFound)?;
    let loaded = Loaded { application, step };
    let (begun_by, begun_at) = loaded.begun.map_or((None, None), |(user, at)| (user, Some(at)));
    let names = users::queries::names(db, begun_by).await?;
    let standings = loaded.standings();
    let reach = reader.reach(saves);
    let back = step.previous().map(|step| json!({ "href": path(id, step), "number": step.number() }));
    Ok(Frame {
        case: id,
        name: loaded.participant.name(),
        number: loaded.case.number.clone(),
        program: loaded.program.name.clone(),
        begun_by: begun_by.and_then(|user| names.get(&user).cloned()),
        begun_at,
        saved_at: loaded.steps.iter().map(|step| step.saved_at).max(),
        step: step.code(),
        place: step.number(),
        of: Step::ALL.len(),
        part: step.part(),
        back,
        groups: groups(&loaded, &standings),
        done: standings.iter().filter(|(_, standing)| *standing == Standing::Done).count(),
        duplicates: loaded.may_be.known.iter().map(|(flag, other)| may_be(id, flag, other)).collect(),
        elsewhere: loaded.may_be.elsewhere,
        eligibility: loaded.findings(visit),
        rules_of: loaded.program.version,
        decided: loaded.case.stage != Stage::Applied,
        may_save: reach.reaches() && !reach.reads_only,
        loaded,
    })
}

fn may_be(case: CaseId, flag: &PossibleDuplicate, other: &Participant) -> MayBe {
    MayBe {
        participant: other.id,
        name: other.name(),
        born: other.born,
        grounds: flag.grounds.0.iter().map(|ground| ground.code()).collect(),
        settle: Form::new(format!("/intake/{case}/duplicate")).named(format!("d-{}", other.id)),
    }
}

impl Loaded {
    fn standings(&self) -> Vec<(Step, Standing)> {
        let saved: Vec<Saved> = self.steps.iter().map(SavedStep::saved).collect();
        let may_be_known = !self.may_be.known.is_empty() || self.may_be.elsewhere;
        standings(&saved, may_be_known, waits_for(&self.so_far.determination).as_ref())
    }

    /// What the rules say: as decided where it was decided, else today.
    pub(super) fn findings(&self, visit: &Visit) -> Vec<Finding> {
        let streams: Vec<_> = self.streams.iter().map(|stream| (stream.code.clone(), stream.name.clone())).collect();
        let determination = self.decided.as_ref().map_or(&self.so_far.determination, |decided| &decided.result.0);
        findings(visit.language, &self.program.policy, &streams, determination)
    }

    /// The step's version; 0 where it was never saved.
    pub(super) fn version(&self) -> i32 {
        self.saved().map_or(0, |saved| saved.version)
    }

    fn saved(&self) -> Option<&SavedStep> {
        self.steps.iter().find(|saved| saved.step == self.step)
    }

    /// The form of the step: as it was put aside, with what was wrong, or as `saved` says.
    pub(super) fn form(
        &self,
        visit: &Visit,
        saved: Form,
        check: impl Fn(&Typed) -> Option<Stop>,
    ) -> Result<Form, Oops> {
        let draft = self.saved().map(|step| draft_of(&visit.store().keys, step)).transpose()?.flatten();
        let Some(pairs) = draft else { return Ok(saved) };
        let version = ("_version".to_owned(), saved.version.unwrap_or_default().to_string());
        let typed = Typed { pairs: pairs.into_iter().chain([version]).collect(), files: Vec::new() };
        let stop = check(&typed).unwrap_or_else(|| Stop::Refused(Vec::new()));
        typed.refused(saved.action, stop)
    }

    /// The form again after it was refused; where somebody else saved the step meanwhile, their answers beside.
    pub(super) async fn again(&self, visit: &Visit, typed: &Typed, saved: Form, stop: Stop) -> Result<Form, Oops> {
        let conflict = matches!(stop, Stop::Conflict);
        let form = typed.refused(saved.action.clone(), stop)?;
        let Some(step) = self.saved().filter(|_| conflict) else { return Ok(form) };
        let names = users::queries::names(visit.store().read(), step.user_id).await?;
        let who = step.user_id.and_then(|user| names.get(&user).cloned()).unwrap_or_default();
        Ok(form.beside(saved, Conflict { who, at: step.saved_at.to_rfc3339() }))
    }
}

fn groups(loaded: &Loaded, standings: &[(Step, Standing)]) -> Vec<Group> {
    let in_list = |(step, standing): &(Step, Standing)| {
        let (state, words) = in_words(*standing);
        StepInList {
            href: path(loaded.case.id, *step),
            number: step.number(),
            label: plain(format!("intake-step-{}", step.code())),
            state,
            words,
            current: *step == loaded.step,
        }
    };
    let group = |part: &Part| Group {
        title: plain(format!("intake-part-{}", part.code())),
        steps: standings.iter().filter(|(step, _)| step.part() == *part).map(in_list).collect(),
    };
    Part::ALL.iter().map(group).collect()
}

fn in_words(standing: Standing) -> (&'static str, Option<Value>) {
    match standing {
        Standing::Done => ("done", None),
        Standing::ToFix(count) => ("to-fix", Some(said("intake-to-fix", json!({ "count": count })))),
        Standing::LookAgain => ("look-again", None),
        Standing::ToDo => ("to-do", None),
        Standing::Locked(step) => {
            ("locked", step.map(|step| said("intake-after-step", json!({ "number": step.number() }))))
        }
    }
}

/// The address of a step.
pub(super) fn path(case: CaseId, step: Step) -> String {
    format!("/intake/{case}/{}", step.code())
}

/// Where somebody goes after a step was saved: on to the next, or back to the list.
pub(super) fn onward(visit: &Visit, case: CaseId, step: Step, typed: &Typed) -> axum::response::Response {
    match step.next().filter(|_| !is_for_later(typed)) {
        Some(next) => visit.go_on(&path(case, next), "step-saved"),
        None => visit.go_on("/intake", "application-put-aside"),
    }
}

/// Whether the step is to be kept as it is, right or wrong.
pub(super) fn is_for_later(typed: &Typed) -> bool {
    typed.get("_then") == Some("later")
}

/// What became of a step that was sent.
pub(super) enum Sent {
    /// It was saved or put aside; the answer leads on.
    Gone(axum::response::Response),
    /// It was refused; the form is drawn again.
    Again(Box<Frame>, Form),
}

/// What follows from saving a step: on to the next, put aside with what is wrong, or the form again. `saved` is the
/// form as the database has it; `version` guards a step that is put aside.
pub(super) async fn follow_up(
    visit: &Visit,
    frame: Frame,
    typed: &Typed,
    saved: Form,
    (answer, version): (Answer<()>, Option<i32>),
) -> Result<Sent, Oops> {
    let (case, step) = (frame.loaded.case.id, frame.loaded.step);
    let stop = match answer {
        Ok(()) => return Ok(Sent::Gone(onward(visit, case, step, typed))),
        Err(stop) => stop,
    };
    if let Stop::Refused(refusals) = &stop
        && is_for_later(typed)
    {
        let fields = refusals.iter().filter_map(|refusal| refusal.field.as_deref()).collect::<BTreeSet<_>>();
        let (draft, to_fix) = (draft(typed), u32::try_from(fields.len().max(1)).unwrap_or(1));
        let aside = async move |act: &mut Act<'_>| put_aside(act, case, step, (&draft, to_fix), version).await;
        perform(visit.store(), &visit.by(typed)?, aside).await?;
        return Ok(Sent::Gone(visit.go_on("/intake", "application-put-aside")));
    }
    let form = frame.loaded.again(visit, typed, saved, stop).await?;
    Ok(Sent::Again(Box::new(frame), form))
}

/// What was typed, without what may be kept sealed only.
fn draft(typed: &Typed) -> Vec<(String, String)> {
    let keeps = |name: &str| !name.starts_with('_') && name != "ssn" && !SensitiveAnswers::FIELDS.contains(&name);
    typed.pairs.iter().filter(|(name, _)| keeps(name)).cloned().collect()
}
