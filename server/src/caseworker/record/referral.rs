//! Referring a need to a provider; writing down what they answered, correcting it, taking the referral back.

use domain::access::{Act, Permission};
use domain::intake::releases::{self, name_hash};
use domain::perform;
use domain::programs::kinds_of;
use domain::programs::service_kinds::rules::ServiceClass;
use domain::shared::fields::LINE;
use domain::shared::{CaseId, Coded, Fault, Stop};
use domain::support::needs::NeedId;
use domain::support::needs::queries::find as find_need;
use domain::support::needs::rules::NeedState;
use domain::support::providers::ProviderServiceId;
use domain::support::providers::queries::{Found, find_service};
use domain::support::referrals::queries::find;
use domain::support::referrals::rules::{DeclinedBecause, MayTell, ReferralState, ReferralWay, may_tell, recipient};
use domain::support::referrals::{AnswerDetails, ReferralDetails, ServiceReferralId, answering, commands};
use serde::Serialize;
use serde_json::{Value, json};

use super::supports::tab;
use super::{Head, Tab, head, path};
use crate::caseworker::places::{Choice, codes};
use crate::caseworker::supports::provider_path;
use crate::web::{Access, Answered, Face, Form, Id, Oops, Page, Typed, Visit};

const TEMPLATE: &str = "caseworker/record/referral.html";

/// The pages.
pub(super) fn pages() -> Vec<Page> {
    let page = |path| Page::new(path, Face::Caseworker, Access::May(Permission::Support));
    let drawn = |path| page(path).drawn_by(TEMPLATE).samples(super::samples::referral);
    vec![
        drawn("/cases/{case}/referrals/new").get(ask).post(refer),
        drawn("/cases/{case}/referrals/{service_referral}").get(show).post(answer),
        page("/cases/{case}/referrals/{service_referral}/withdrawal").post(withdraw),
    ]
}

#[derive(Serialize)]
struct View {
    record: Head,
    need: Value,
    provider: String,
    provider_href: String,
    service: Option<String>,
    back: String,
    /// What is sent; nothing where it was sent already.
    sending: Option<Sending>,
    /// What was sent; nothing where it was not yet.
    sent: Option<Sent>,
}

#[derive(Serialize)]
struct Sending {
    form: Form,
    ways: Vec<&'static str>,
    kinds: Vec<Choice>,
    /// Whether a release lets the provider know who it is.
    released: bool,
    contact: bool,
    email: Option<String>,
    release_href: String,
}

#[derive(Serialize)]
struct Sent {
    state: &'static str,
    way: &'static str,
    sent_on: domain::shared::Day,
    message: Option<String>,
    /// Whether what is written down corrects an answer.
    corrects: bool,
    answers: Vec<&'static str>,
    reasons: Vec<&'static str>,
    answering: Option<Form>,
    withdrawing: Option<Form>,
}

async fn ask(visit: Visit, Id(case): Id<CaseId>) -> Answered {
    let (need, service) = asked(&visit)?;
    let view = sending(&visit, case, need, service, None).await?;
    visit.page(TEMPLATE, view)
}

/// The need and the service that the address names.
fn asked(visit: &Visit) -> Result<(NeedId, ProviderServiceId), Oops> {
    let need = visit.asked("need").and_then(|id| id.parse().ok());
    let service = visit.asked("service").and_then(|id| id.parse().ok());
    need.zip(service).ok_or(Oops::NotFound)
}

async fn refer(visit: Visit, Id(case): Id<CaseId>, typed: Typed) -> Answered {
    let referred = match typed.read(ReferralDetails::read) {
        Ok(details) => {
            let refer = async move |act: &mut Act<'_>| commands::refer(act, case, &details).await;
            perform(visit.store(), &visit.by(&typed)?, refer).await
        }
        Err(stop) => Err(stop),
    };
    match referred {
        Ok(_) => Ok(visit.go_on(&tab(case), "referral-sent")),
        Err(stop) => {
            let need = typed.get("need").and_then(|id| id.parse().ok());
            let service = typed.get("provider_service").and_then(|id| id.parse().ok());
            let (need, service) = need.zip(service).ok_or(Oops::NotFound)?;
            let form = typed.refused(address(case, need, service), stop)?;
            visit.page_again(TEMPLATE, sending(&visit, case, need, service, Some(form)).await?)
        }
    }
}

fn address(case: CaseId, need: NeedId, service: ProviderServiceId) -> String {
    format!("{}/referrals/new?need={need}&service={service}", path(case))
}

async fn sending(
    visit: &Visit,
    case: CaseId,
    need: NeedId,
    service: ProviderServiceId,
    refused: Option<Form>,
) -> Result<View, Oops> {
    let record = opened(visit, case).await?;
    let db = visit.store().read();
    let need = find_need(db, case, need).await?;
    // Whoever was refused because the need is settled by now is told so.
    let need = need.filter(|need| refused.is_some() || need.state == NeedState::Open).ok_or(Oops::NotFound)?;
    let found = find_service(db, visit.reader()?.organization, service).await?.ok_or(Oops::NotFound)?;
    let told = told(visit, &record, &found).await?;
    let kinds = kinds_of(db, record.opened.case.program_id).await.map_err(Fault::from)?;
    let kinds = kinds.into_iter().filter(|kind| kind.class == ServiceClass::Supportive);
    let kinds: Vec<Choice> = kinds.map(|kind| Choice::new(kind.id, &kind.name)).collect();
    let email = found.service.email.clone().or_else(|| found.provider.email.clone());
    let way = match (told.name_and_need, &email) {
        (true, Some(_)) => ReferralWay::Mail,
        (true, None) => ReferralWay::Call,
        (false, _) => ReferralWay::Given,
    };
    let form = refused.unwrap_or_else(|| {
        Form::new(address(case, need.id, service))
            .with("need", need.id)
            .with("provider", found.provider.id)
            .with("provider_service", service)
            .with("way", way.code())
            .with_some("service", kinds.first().map(Choice::value))
    });
    let sending = Sending {
        form,
        ways: codes::<ReferralWay>(),
        kinds,
        released: told.name_and_need,
        contact: told.contact,
        email,
        release_href: format!("{}/releases/new?kind=partner-service", path(case)),
    };
    Ok(View {
        need: json!({ "kind": need.kind.code(), "what": need.what }),
        provider_href: provider_path(found.provider.id),
        service: Some(found.service.name).filter(|name| *name != found.provider.name),
        provider: found.provider.name,
        back: tab(case),
        sending: Some(sending),
        sent: None,
        record,
    })
}

async fn told(visit: &Visit, record: &Head, found: &Found) -> Result<MayTell, Oops> {
    let participant = record.opened.participant.id;
    let standing = releases::queries::standing(visit.store().read(), participant).await.map_err(Fault::from)?;
    let named = recipient(found.provider.id.0, name_hash(&visit.store().keys, &found.provider.name));
    Ok(may_tell(&standing, &named, visit.today()?))
}

async fn opened(visit: &Visit, case: CaseId) -> Result<Head, Oops> {
    let record = head(visit, case, Tab::Supports).await?;
    if record.opened.rights.writes(Permission::Support) { Ok(record) } else { Err(Oops::NotFound) }
}

async fn show(visit: Visit, Id((case, id)): Id<(CaseId, ServiceReferralId)>) -> Answered {
    let view = sent(&visit, case, id, None).await?;
    visit.page(TEMPLATE, view)
}

/// What the provider said by word of mouth: an answer, or another than was written down.
async fn answer(visit: Visit, Id((case, id)): Id<(CaseId, ServiceReferralId)>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let known = find(visit.store().read(), case, id).await?.ok_or(Oops::NotFound)?;
    let corrects = typed.get("answer").and_then(ReferralState::from_code).is_some_and(|state| {
        known.referral.state.corrections().contains(&state) && !known.referral.state.answers().contains(&state)
    });
    let answer = async {
        let answer = typed.read(|fields| AnswerDetails::read_for_provider(fields, by.today))?;
        let version = typed.version()?;
        let write = async move |act: &mut Act<'_>| match corrects {
            true => answering::correct(act, case, id, version, &answer).await,
            false => answering::answer(act, case, id, version, &answer).await,
        };
        perform(visit.store(), &by, write).await
    };
    let done = if corrects { "referral-corrected" } else { "referral-answered" };
    settled(&visit, (case, id), answer.await, done, &typed, "").await
}

async fn withdraw(visit: Visit, Id((case, id)): Id<(CaseId, ServiceReferralId)>, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let withdraw = async {
        let (reason, version) = (typed.read(|fields| fields.text("reason", LINE))?, typed.version()?);
        let withdraw = async move |act: &mut Act<'_>| commands::withdraw(act, case, id, version, &reason).await;
        perform(visit.store(), &by, withdraw).await
    };
    settled(&visit, (case, id), withdraw.await, "referral-withdrawn", &typed, "/withdrawal").await
}

async fn settled(
    visit: &Visit,
    (case, id): (CaseId, ServiceReferralId),
    done: Result<(), Stop>,
    key: &str,
    typed: &Typed,
    end: &str,
) -> Answered {
    match done {
        Ok(()) => Ok(visit.go_on(&tab(case), key)),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            let form = typed.refused(format!("{}{end}", own(case, id)), stop)?;
            let form = if end.is_empty() { form } else { form.named("withdraw") };
            visit.page_again(TEMPLATE, sent(visit, case, id, Some((form, conflict))).await?)
        }
    }
}

fn own(case: CaseId, id: ServiceReferralId) -> String {
    format!("{}/referrals/{id}", path(case))
}

async fn sent(visit: &Visit, case: CaseId, id: ServiceReferralId, refused: Option<(Form, bool)>) -> Result<View, Oops> {
    let record = opened(visit, case).await?;
    let db = visit.store().read();
    let asked = find(db, case, id).await?.ok_or(Oops::NotFound)?;
    let need = find_need(db, case, asked.referral.need_id).await?.ok_or(Oops::NotFound)?;
    let referral = asked.referral;
    let answers: Vec<ReferralState> = [referral.state.answers(), referral.state.corrections()].concat();
    let under_way = referral.state.is_under_way();
    let mut answering = Form::new(own(case, id)).at_version(referral.version).with("day", visit.today()?);
    let withdrawing = Form::new(format!("{}/withdrawal", own(case, id))).named("withdraw");
    let mut withdrawing = withdrawing.at_version(referral.version);
    // Whoever saw an older version goes on from the one that stands now once they were told.
    let now = |(form, conflict): (Form, bool)| if conflict { form.at_version(referral.version) } else { form };
    match refused.map(now) {
        Some(form) if form.id.is_some() => withdrawing = form,
        Some(form) => answering = form,
        None => {}
    }
    let sent = Sent {
        state: referral.state.code(),
        way: referral.way.code(),
        sent_on: referral.sent_on,
        message: referral.message,
        corrects: !under_way,
        answering: (!answers.is_empty()).then_some(answering),
        answers: answers.into_iter().map(Coded::code).collect(),
        reasons: codes::<DeclinedBecause>(),
        withdrawing: under_way.then_some(withdrawing),
    };
    Ok(View {
        need: json!({ "kind": need.kind.code(), "what": need.what }),
        provider_href: provider_path(asked.provider.id),
        service: asked.service.map(|service| service.name).filter(|name| *name != asked.provider.name),
        provider: asked.provider.name,
        back: tab(case),
        sending: None,
        sent: Some(sent),
        record,
    })
}
