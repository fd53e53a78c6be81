//! How a duty reads in a list: who, why, when, how to call, and the form that logs a contact. Today, the queue and the
//! record draw it alike.

use std::collections::BTreeMap;

use domain::access::Permission;
use domain::follow_up::contacts::Next;
use domain::follow_up::rules::TaskKind;
use domain::follow_up::tasks::Task;
use domain::follow_up::tasks::queries::Duty;
use domain::intake::participants::Participant;
use domain::programs::service_kinds::rules::ServiceClass;
use domain::programs::{self, kinds};
use domain::shared::{CaseId, Coded, Day, Language, ProgramId, TaskId};
use serde_json::{Value, json};

use super::record;
use crate::web::{Form, Oops, Visit};

/// What is needed to draw duties: the programs that they are in, with their kinds of service.
pub(super) struct Duties<'a> {
    visit: &'a Visit,
    today: Day,
    programs: BTreeMap<ProgramId, programs::Model>,
    kinds: BTreeMap<ProgramId, Vec<kinds::Model>>,
    from: &'static str,
    /// The task whose form is unfolded, and the form where it was refused.
    open: Option<(TaskId, Option<Form>)>,
}

impl<'a> Duties<'a> {
    /// Asks for what they need, in two questions however many there are. `from` names the page that they stand on.
    ///
    /// # Errors
    /// Where the database fails.
    pub(super) async fn on(visit: &'a Visit, from: &'static str) -> Result<Self, Oops> {
        let (db, organization) = (visit.store().read(), visit.reader()?.organization);
        let all = programs::all(db, organization).await?;
        let mut kinds = BTreeMap::<ProgramId, Vec<_>>::new();
        for kind in programs::kinds_of_all(db, organization).await? {
            kinds.entry(kind.program_id).or_default().push(kind);
        }
        let programs = all.into_iter().map(|program| (program.id, program)).collect();
        Ok(Self { visit, today: visit.today()?, programs, kinds, from, open: None })
    }

    /// Unfolds the form of a task, as it was refused where it was.
    #[must_use]
    pub(super) fn unfolding(mut self, task: Option<TaskId>, refused: Option<Form>) -> Self {
        self.open = task.map(|task| (task, refused));
        self
    }

    /// The duty for `parts/task.html`.
    pub(super) fn line(&self, duty: &Duty) -> Value {
        let task = &duty.task;
        let unfolded = self.open.as_ref().filter(|(open, _)| *open == task.id);
        let person = duty.participant.as_ref();
        let (may_call, may_text) = (person.is_some_and(record::may_call), person.is_some_and(record::may_text));
        let phone = person.and_then(|person| person.phone.as_deref());
        json!({
            "id": task.id,
            "name": person.map_or_else(String::new, Participant::name),
            "href": duty.case.as_ref().map(|case| record::path(case.id)),
            "why": self.why(duty),
            "due": (task.kind != TaskKind::ExitRisk).then_some(task.due),
            "state": self.state(task),
            "tone": tone(task, self.today),
            "phone": phone.filter(|_| may_call),
            "text": person.filter(|_| may_text).map(|person| self.text_to(person)),
            "more": format!("/tasks/{}", task.id),
            "open": open_link(task),
            "form": task.case_id.map(|case| self.form(case, Some(task), unfolded)),
            "form_open": unfolded.is_some(),
            "choices": self.choices(task.program_id),
        })
    }

    /// Why the duty is there, and when they were last spoken to: sentences.
    pub(super) fn why(&self, duty: &Duty) -> Vec<Value> {
        let mut told = vec![self.reason(&duty.task)];
        let days = duty.case.as_ref().map(|case| (case.last_reached_on, case.last_tried_on));
        if let Some((reached, tried)) = days {
            told.extend(reached.map(|day| said("why-last-reached", &[("day", day.iso())])));
            told.extend(tried.filter(|_| tried > reached).map(|day| said("why-last-tried", &[("day", day.iso())])));
        }
        told
    }

    /// What the duty asks for, in one sentence.
    pub(super) fn reason(&self, task: &Task) -> Value {
        if let Some(title) = &task.title {
            return Value::String(sentence(title));
        }
        if let Some(rule) = task.rule.as_deref().filter(|rule| rule.starts_with("impossible-")) {
            return said(rule, &[]);
        }
        let key = format!("why-{}", task.kind.code());
        let day = ("day", task.cause_day.iso());
        let days = || json!(self.today.days_since(task.cause_day));
        match task.kind {
            TaskKind::ReachOut => json!({ "key": key, "args": { "days": days() } }),
            TaskKind::ExitRisk => {
                let gap = self.programs.get(&task.program_id).map_or(0, |program| program.policy.gap_days());
                json!({ "key": key, "args": { "days": days(), "exits": task.cause_day.plus_days(gap) } })
            }
            TaskKind::QuarterFollowUp => said(&key, &[day, ("from", task.opens.iso()), ("to", last_day(task).iso())]),
            _ => said(&key, &[day]),
        }
    }

    fn state(&self, task: &Task) -> Option<Value> {
        let gap = self.programs.get(&task.program_id)?.policy.gap_days();
        let left = task.cause_day.plus_days(gap).days_since(self.today);
        (task.kind == TaskKind::ExitRisk).then(|| {
            let text = json!({ "key": "days-left", "args": { "count": left.max(0) } });
            json!({ "text": text, "tone": "warn", "glyph": "clock" })
        })
    }

    /// The message that a text opens with, in the participant's language.
    pub(super) fn text_to(&self, person: &Participant) -> Option<String> {
        let signed = self.visit.signed.as_deref()?;
        let language = match person.language {
            Language::English => templates::Language::English,
            Language::Spanish => templates::Language::Spanish,
        };
        let name = person.goes_by.as_deref().unwrap_or(&person.given_name);
        let who = signed.user.name.split_whitespace().next().unwrap_or_default();
        let args = [("name", name), ("who", who), ("organization", &*signed.organization.name)];
        templates::Catalogue::load().say(language, "contact-sms", &args).ok()
    }

    /// The form of a contact, prefilled so that the usual case is three touches: what happened, save, and the next.
    pub(super) fn form(&self, case: CaseId, task: Option<&Task>, open: Option<&(TaskId, Option<Form>)>) -> Form {
        if let Some((_, Some(refused))) = open {
            return refused.clone();
        }
        let form = empty(case, self.from, task.map(|task| task.id));
        match task.filter(|task| asks_for_work(task)) {
            Some(task) => form.with("worked_on", last_day(task).min(self.today).iso()),
            None => form,
        }
    }

    /// What the form of a contact offers.
    pub(super) fn choices(&self, program: ProgramId) -> Value {
        choices(self.kinds.get(&program).map_or(&[], Vec::as_slice), self.today)
    }

    /// Whether the reader logs contacts at all.
    pub(super) fn may_log(&self) -> Result<bool, Oops> {
        let reach = self.visit.reader()?.reach(Permission::FollowUp);
        Ok(reach.reaches() && !reach.reads_only)
    }
}

/// The empty form of a contact with a case; its ids are those of the task that it was opened from.
pub(crate) fn empty(case: CaseId, from: &str, task: Option<TaskId>) -> Form {
    let form = Form::new(format!("{}/contacts", record::path(case)));
    let form = form.named(form_name(task)).with("channel", "call").with("_from", from);
    form.with_some("task", task)
}

/// The prefix of the ids of a contact form.
pub(super) fn form_name(task: Option<TaskId>) -> String {
    task.map_or_else(|| "contact".to_owned(), |task| format!("t{}", task.0.simple()))
}

/// What the form of a contact offers: the usual ways first, services that a talk can be, and the next call.
pub(crate) fn choices(kinds: &[kinds::Model], today: Day) -> Value {
    let can_be_a_talk = |kind: &&kinds::Model| {
        matches!(kind.class, ServiceClass::BasicStaff | ServiceClass::Individualized | ServiceClass::FollowUp)
    };
    let services = kinds.iter().filter(can_be_a_talk);
    let next = Next::ALL.iter().map(|next| {
        let day = next.day(today).map(|day| json!({ "day": day })).unwrap_or_else(|| json!({}));
        json!({ "value": next.code(), "label": { "key": format!("next-{}", next.code()), "args": day } })
    });
    json!({
        "channels": ["call", "text", "email", "in-person"],
        "outcomes": ["reached", "message-left", "no-answer", "wrong-number", "refused"],
        "services": services.map(|kind| json!({ "value": kind.id, "label": kind.name })).collect::<Vec<_>>(),
        "next": next.collect::<Vec<_>>(),
    })
}

/// What somebody typed, as a sentence among others.
fn sentence(typed: &str) -> String {
    let ends = typed.ends_with(['.', '!', '?', '…']);
    if ends { typed.to_owned() } else { format!("{typed}.") }
}

/// Whether the task is answered by word on their work.
fn asks_for_work(task: &Task) -> bool {
    matches!(task.kind, TaskKind::QuarterFollowUp | TaskKind::JobFollowUp)
}

/// The last day of the quarter that a follow-up asks about; its due day may have been moved.
fn last_day(task: &Task) -> Day {
    if task.kind == TaskKind::QuarterFollowUp { task.opens.quarter().last_day() } else { task.closes }
}

/// A duty that is an act of its own: where it is done.
fn open_link(task: &Task) -> Option<Value> {
    let case = task.case_id.map(record::path)?;
    let (href, label) = match task.kind {
        TaskKind::PlanReview => (format!("{case}/plan"), "duty-open-plan"),
        TaskKind::ReleaseRenewal => (format!("{case}/releases"), "duty-open-releases"),
        TaskKind::ToDo => (format!("/tasks/{}", task.id), "duty-open-task"),
        _ => return None,
    };
    Some(json!({ "href": href, "label": said(label, &[]) }))
}

fn tone(task: &Task, today: Day) -> &'static str {
    match task.due.cmp(&today) {
        _ if task.kind == TaskKind::ExitRisk => "warn",
        std::cmp::Ordering::Less => "bad",
        std::cmp::Ordering::Equal => "warn",
        std::cmp::Ordering::Greater => "quiet",
    }
}

/// A sentence of the catalogue.
pub(super) fn said(key: &str, args: &[(&str, String)]) -> Value {
    let args: serde_json::Map<_, _> = args.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    json!({ "key": key, "args": args })
}
