//! The steps of a story in which somebody is helped: a need, a referral, money that is asked for, promised, paid or
//! denied, and a pass out of the drawer.

use std::collections::BTreeMap;

use domain::access::{Act, Permission};
use domain::intake::plans::queries::holding;
use domain::shared::{Answer, CaseId, Cents, Stop};
use domain::support::authorizations::rules::DeniedFor;
use domain::support::authorizations::{Answers, AskDetails, AuthorizationId, Payment, commands as money, paying};
use domain::support::funds::FundId;
use domain::support::funds::rules::Purpose;
use domain::support::needs::rules::{NeedKind, NeedState, SettledBecause, Urgency};
use domain::support::needs::{NeedDetails, NeedId, Settlement, commands as needs};
use domain::support::providers::{ProviderId, ProviderServiceId};
use domain::support::referrals::answering::answer;
use domain::support::referrals::rules::{DeclinedBecause, ReferralState, ReferralWay};
use domain::support::referrals::{AnswerDetails, ReferralDetails, ServiceReferralId, commands as referrals};
use domain::support::stock::{DrawDetails, StockKindId, commands as stock};
use serde::{Deserialize, Serialize};

use super::DemoError;
use super::support::Support;

/// Somebody needs something.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Needed {
    pub(super) kind: NeedKind,
    pub(super) what: Option<String>,
    pub(super) urgency: Urgency,
}

/// A provider is asked to help with a need that is open.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Referred {
    pub(super) kind: NeedKind,
    pub(super) provider: String,
    pub(super) way: ReferralWay,
    pub(super) message: Option<String>,
}

/// Money is asked for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    pub(super) kind: NeedKind,
    /// The key of a fund of the program.
    pub(super) fund: String,
    #[serde(default = "supportive")]
    pub(super) purpose: Purpose,
    pub(super) what: String,
    pub(super) payee: Option<String>,
    pub(super) dollars: i64,
    /// What it makes possible.
    pub(super) activity: String,
    pub(super) no_other_source: String,
    pub(super) other_aid: Option<String>,
}

fn supportive() -> Purpose {
    Purpose::Supportive
}

/// One step of help.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Help {
    /// A need.
    Need(Needed),
    /// A need could not be met.
    Unmet(NeedKind, SettledBecause),
    /// A provider is asked.
    Refer(Referred),
    /// The provider of the latest referral helped.
    Helped,
    /// They said no.
    Declined(DeclinedBecause),
    /// Money is asked for.
    Ask(Asked),
    /// The money that was asked for last is promised.
    Approve,
    /// It is not.
    Deny(DeniedFor),
    /// What was promised last is paid.
    Pay,
    /// A bus pass is handed out.
    BusPass(String),
}

/// What of somebody's help is known in their story.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Helped {
    needs: BTreeMap<NeedKind, (NeedId, i32)>,
    referral: Option<(ServiceReferralId, NeedKind)>,
    money: Option<Promised>,
}

/// The money that was asked for last.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Promised {
    id: AuthorizationId,
    amount: Cents,
    version: i32,
    kind: NeedKind,
}

/// What a step names, found.
#[derive(Clone, Debug)]
pub(super) enum Found {
    Fund(FundId),
    BusPass(StockKindId),
    Provider(ProviderId, ProviderServiceId),
    Nothing,
}

/// Finds what a step of a program's participant names.
pub(super) fn find(support: &Support, program: &str, help: &Help) -> Result<Found, DemoError> {
    let found = match help {
        Help::Ask(asked) => support.fund(program, &asked.fund).map(Found::Fund),
        Help::BusPass(_) => support.bus_pass(program).map(Found::BusPass),
        Help::Refer(asked) => support.provider(&asked.provider).map(|(id, service)| Found::Provider(id, service)),
        _ => Some(Found::Nothing),
    };
    found.ok_or_else(|| DemoError::Unknown(format!("what {help:?} names")))
}

/// Acts one step out.
pub(super) async fn play(
    act: &mut Act<'_>,
    case: CaseId,
    known: Helped,
    (help, found): (&Help, &Found),
) -> Answer<Helped> {
    match (help, found) {
        (Help::Need(needed), _) => open(act, case, known, needed).await,
        (Help::Unmet(kind, because), _) => leave_unmet(act, case, known, *kind, *because).await,
        (Help::Refer(asked), Found::Provider(provider, service)) => {
            refer(act, case, known, asked, (*provider, *service)).await
        }
        (Help::Helped | Help::Declined(_), _) => hear(act, case, known, help).await,
        (Help::Ask(asked), Found::Fund(fund)) => {
            unless_barred(known.clone(), ask(act, case, known, asked, *fund).await)
        }
        (Help::BusPass(activity), Found::BusPass(kind)) => {
            unless_barred(known.clone(), hand_out(act, case, known, activity, *kind).await)
        }
        (Help::Approve | Help::Deny(_) | Help::Pay, _) => decide(act, known, help).await,
        _ => Err(Stop::NotFound),
    }
}

/// Whoever asks sees what the fund's terms bar, and does not ask.
fn unless_barred(known: Helped, asked: Answer<Helped>) -> Answer<Helped> {
    match asked {
        Err(Stop::Refused(_)) => Ok(Helped { money: None, ..known }),
        asked => asked,
    }
}

/// The need of a kind that is open, opened where none is.
async fn need_of(act: &mut Act<'_>, case: CaseId, known: &mut Helped, kind: NeedKind) -> Answer<NeedId> {
    if let Some((need, _)) = known.needs.get(&kind) {
        return Ok(*need);
    }
    let (opened_on, urgency) = (act.today(), Urgency::Soon);
    let id = needs::open(act, case, &NeedDetails { kind, what: None, urgency, opened_on, note: None }).await?;
    known.needs.insert(kind, (id, 1));
    Ok(id)
}

async fn open(act: &mut Act<'_>, case: CaseId, mut known: Helped, needed: &Needed) -> Answer<Helped> {
    let Needed { kind, what, urgency } = needed.clone();
    let details = NeedDetails { kind, what, urgency, opened_on: act.today(), note: None };
    let id = needs::open(act, case, &details).await?;
    known.needs.insert(kind, (id, 1));
    Ok(known)
}

async fn leave_unmet(
    act: &mut Act<'_>,
    case: CaseId,
    mut known: Helped,
    kind: NeedKind,
    because: SettledBecause,
) -> Answer<Helped> {
    let id = need_of(act, case, &mut known, kind).await?;
    let because = Some(because);
    let settled = Settlement { state: NeedState::Unmet, day: act.today(), met_by: None, because, note: None };
    let version = known.needs.remove(&kind).map_or(1, |(_, version)| version);
    needs::settle(act, case, id, version, &settled).await?;
    Ok(known)
}

async fn refer(
    act: &mut Act<'_>,
    case: CaseId,
    mut known: Helped,
    asked: &Referred,
    (provider, service): (ProviderId, ProviderServiceId),
) -> Answer<Helped> {
    let need = need_of(act, case, &mut known, asked.kind).await?;
    let (way, message) = (asked.way, asked.message.clone());
    let details = ReferralDetails { need, provider, service: Some(service), way, kind: None, message };
    known.referral = Some((referrals::refer(act, case, &details).await?, asked.kind));
    Ok(known)
}

async fn hear(act: &mut Act<'_>, case: CaseId, mut known: Helped, help: &Help) -> Answer<Helped> {
    let Some((id, kind)) = known.referral.take() else { return Ok(known) };
    let (state, because) = match help {
        Help::Declined(because) => (ReferralState::Declined, Some(*because)),
        _ => (ReferralState::Served, None),
    };
    let said_by = Some("On the phone".to_owned());
    let said = AnswerDetails { state, day: act.today(), because, note: None, said_by };
    answer(act, case, id, 1, &said).await?;
    if state == ReferralState::Served {
        known.needs.remove(&kind);
    }
    Ok(known)
}

async fn ask(act: &mut Act<'_>, case: CaseId, mut known: Helped, asked: &Asked, fund: FundId) -> Answer<Helped> {
    let need = need_of(act, case, &mut known, asked.kind).await?;
    let amount = Cents::dollars(asked.dollars);
    let answers = Answers {
        other_aid: asked.other_aid.clone(),
        ..answers(act, case, need, &asked.activity, &asked.no_other_source).await?
    };
    let details = AskDetails {
        fund,
        purpose: asked.purpose,
        what: asked.what.clone(),
        payee: asked.payee.clone(),
        amount,
        last_day: None,
        answers,
    };
    let id = money::ask(act, case, &details).await?;
    known.money = Some(Promised { id, amount, version: 1, kind: asked.kind });
    Ok(known)
}

async fn hand_out(
    act: &mut Act<'_>,
    case: CaseId,
    mut known: Helped,
    activity: &str,
    kind: StockKindId,
) -> Answer<Helped> {
    let need = need_of(act, case, &mut known, NeedKind::Transport).await?;
    let answers = answers(act, case, need, activity, "The county's passes are for medical rides only.").await?;
    stock::draw(act, case, &DrawDetails { stock: kind, serial: None, answers }).await?;
    known.needs.remove(&NeedKind::Transport);
    Ok(known)
}

/// What an auditor asks, answered: the first goal of the plan is what it serves.
async fn answers(act: &Act<'_>, case: CaseId, need: NeedId, activity: &str, why: &str) -> Answer<Answers> {
    let plan = holding(act.permit(Permission::AskForMoney, case).await?, case).await?;
    Ok(Answers {
        need: Some(need),
        plan_line: plan.and_then(|plan| Some(plan.goals.first()?.id.0)),
        activity: Some(activity.to_owned()),
        no_other_source: Some(why.to_owned()),
        other_aid: None,
    })
}

async fn decide(act: &mut Act<'_>, mut known: Helped, help: &Help) -> Answer<Helped> {
    let Some(Promised { id, amount, version, kind }) = known.money.take() else { return Ok(known) };
    match help {
        Help::Approve => {
            money::approve(act, id, None, version).await?;
            known.money = Some(Promised { id, amount, version: version + 1, kind });
        }
        Help::Deny(because) => money::deny(act, id, *because, None, version).await?,
        _ => {
            let payment = Payment { amount, day: act.today(), note: None };
            paying::pay(act, id, &payment, version).await?;
            known.needs.remove(&kind);
        }
    }
    Ok(known)
}
