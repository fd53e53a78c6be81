//! The files of a grant, each with what an auditor would find missing in it.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::rules::{self, File, Job, Lack, Payment};
use crate::access::{Permission, Reader, Scope};
use crate::intake::case::{self, Case};
use crate::intake::determination::case_streams;
use crate::intake::documents::rules::{DocumentState, NeededPaper, PaperName, needed};
use crate::intake::participants::{self, Participant};
use crate::intake::{documents, plans};
use crate::placement::placements::rules::EvidenceSource;
use crate::placement::placements::{self, PlacementId, verifications};
use crate::programs::grants::{GrantId, shares};
use crate::programs::{self, streams};
use crate::shared::{CaseId, Coded, Day, Fault, FundingStreamId, ParticipantId, ProgramId};
use crate::support::authorizations::rules::{AuthorizationState, unanswered};
use crate::support::authorizations::{self, Answers, Authorization};
use crate::support::funds::rules::ServedStage;
use crate::support::funds::{self, FundId};

/// The most files of all grants together that are looked into at once.
const MOST_FILES: u64 = 10_000;

/// A file that would fail, with what is missing in it.
#[derive(Clone, Debug)]
pub struct Failing {
    /// The case.
    pub case: Case,
    /// What is missing.
    pub lacks: Vec<Lack<PaperName>>,
}

/// The files of each of these grants that would fail monitoring, in the order of their numbers: cases within what a
/// reader sees that a grant's streams take and that have begun, and those that it pays for. The caller has scoped the
/// grants. A fixed number of questions.
///
/// # Errors
/// Where the database fails.
pub async fn failing(
    db: &DatabaseConnection,
    (reader, today): (&Reader, Day),
    grants: &[GrantId],
) -> Result<BTreeMap<GrantId, Vec<Failing>>, Fault> {
    let scope = reader.scope(Permission::ViewMoney, today);
    let money = Money::of(db, &scope, grants).await?;
    let ids = money.cases();
    let cases = case::Entity::find().filter(case::Column::Id.is_in(ids.iter().copied()));
    let cases: BTreeMap<CaseId, Case> = cases.all(db).await?.into_iter().map(|case| (case.id, case)).collect();
    let known = Known::of(db, &cases, today).await?;
    let mut failing = BTreeMap::new();
    for grant in grants {
        let of_case = |id: &CaseId| {
            let case = cases.get(id)?;
            let lacks = rules::lacks(&known.file(case, *grant, &money));
            (!lacks.is_empty()).then(|| Failing { case: case.clone(), lacks })
        };
        let mut files: Vec<Failing> = money.files_of(*grant).iter().filter_map(of_case).collect();
        files.sort_by(|one, other| one.case.number.cmp(&other.case.number));
        failing.insert(*grant, files);
    }
    Ok(failing)
}

/// The people of some files. The caller has scoped their cases.
///
/// # Errors
/// Where the database fails.
pub async fn people_of(
    db: &DatabaseConnection,
    files: &[Failing],
) -> Result<BTreeMap<ParticipantId, Participant>, Fault> {
    let ids = files.iter().map(|file| file.case.participant_id);
    let people = participants::Entity::find().filter(participants::Column::Id.is_in(ids)).all(db).await?;
    Ok(people.into_iter().map(|person| (person.id, person)).collect())
}

/// Whom the money of grants is for, and whom it went to.
struct Money {
    /// The streams that each grant comes as.
    shares: BTreeMap<FundingStreamId, GrantId>,
    /// The code of each stream.
    codes: BTreeMap<FundingStreamId, String>,
    /// The streams that take each case.
    takes: BTreeMap<CaseId, BTreeSet<FundingStreamId>>,
    /// The grant and the stream of each fund.
    funds: BTreeMap<FundId, (GrantId, FundingStreamId)>,
    /// What was paid.
    paid: BTreeMap<CaseId, Vec<Authorization>>,
}

impl Money {
    async fn of(db: &DatabaseConnection, scope: &Scope<'_>, grants: &[GrantId]) -> Result<Self, Fault> {
        let all = shares::Entity::find().filter(shares::Column::GrantId.is_in(grants.iter().copied())).all(db).await?;
        let shares: BTreeMap<_, _> = all.into_iter().map(|share| (share.funding_stream_id, share.grant_id)).collect();
        let named = streams::Entity::find().filter(streams::Column::Id.is_in(shares.keys().copied())).all(db).await?;
        let funds = funds::Entity::find().filter(funds::Column::GrantId.is_in(grants.iter().copied())).all(db).await?;
        let funds: BTreeMap<_, _> =
            funds.into_iter().map(|fund| (fund.id, (fund.grant_id, fund.funding_stream_id))).collect();
        let mut takes: BTreeMap<CaseId, BTreeSet<FundingStreamId>> = BTreeMap::new();
        for row in taken_by(db, scope, &shares).await? {
            takes.entry(row.case_id).or_default().insert(row.funding_stream_id);
        }
        let mut paid: BTreeMap<CaseId, Vec<Authorization>> = BTreeMap::new();
        for one in paid_by(db, scope, &funds).await? {
            paid.entry(one.case_id).or_default().push(one);
        }
        let codes = named.into_iter().map(|stream| (stream.id, stream.code)).collect();
        Ok(Self { shares, codes, takes, funds, paid })
    }

    fn cases(&self) -> BTreeSet<CaseId> {
        self.takes.keys().chain(self.paid.keys()).copied().collect()
    }

    /// The streams of a grant that take a case.
    fn streams(&self, case: CaseId, grant: GrantId) -> impl Iterator<Item = &FundingStreamId> {
        let takes = self.takes.get(&case).into_iter().flatten();
        takes.filter(move |stream| self.shares.get(stream) == Some(&grant))
    }

    /// What a grant paid for a case.
    fn payments(&self, case: CaseId, grant: GrantId) -> impl Iterator<Item = (&Authorization, FundingStreamId)> {
        let paid = self.paid.get(&case).into_iter().flatten();
        paid.filter_map(move |one| {
            let (of, stream) = self.funds.get(&one.fund_id)?;
            (*of == grant).then_some((one, *stream))
        })
    }

    fn files_of(&self, grant: GrantId) -> BTreeSet<CaseId> {
        let of =
            |case: &CaseId| self.streams(*case, grant).next().is_some() || self.payments(*case, grant).next().is_some();
        self.cases().into_iter().filter(of).collect()
    }
}

async fn taken_by(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    shares: &BTreeMap<FundingStreamId, GrantId>,
) -> Result<Vec<case_streams::Model>, Fault> {
    let begun = cases_within(scope, true);
    let taken = case_streams::Entity::find()
        .filter(case_streams::Column::FundingStreamId.is_in(shares.keys().copied()))
        .filter(case_streams::Column::CaseId.in_subquery(begun));
    Ok(taken.order_by_asc(case_streams::Column::CaseId).limit(MOST_FILES).all(db).await?)
}

async fn paid_by(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    funds: &BTreeMap<FundId, (GrantId, FundingStreamId)>,
) -> Result<Vec<Authorization>, Fault> {
    use authorizations::Column as A;
    let paid = authorizations::Entity::find()
        .filter(A::FundId.is_in(funds.keys().copied()))
        .filter(A::State.eq(AuthorizationState::Paid))
        .filter(A::CaseId.in_subquery(cases_within(scope, false)));
    Ok(paid.order_by_asc(A::CaseId).order_by_asc(A::Id).limit(MOST_FILES).all(db).await?)
}

fn cases_within(scope: &Scope<'_>, begun: bool) -> SelectStatement {
    let mut cases = case::Entity::find().select_only().column(case::Column::Id).filter(case::queries::visible(scope));
    if begun {
        cases = cases.filter(case::Column::EnteredOn.is_not_null());
    }
    cases.into_query()
}

/// What is known of cases that an auditor asks about.
struct Known {
    needed: BTreeMap<ProgramId, Vec<NeededPaper>>,
    accepted: BTreeSet<(CaseId, String)>,
    planned: BTreeSet<CaseId>,
    jobs: BTreeMap<CaseId, Vec<Job>>,
}

impl Known {
    async fn of(db: &DatabaseConnection, cases: &BTreeMap<CaseId, Case>, today: Day) -> Result<Self, Fault> {
        let programs: BTreeSet<ProgramId> = cases.values().map(|case| case.program_id).collect();
        let programs = programs::Entity::find().filter(programs::Column::Id.is_in(programs)).all(db).await?;
        let accepted: Vec<(CaseId, String)> = documents::Entity::find()
            .select_only()
            .columns([documents::Column::CaseId, documents::Column::Paper])
            .distinct()
            .filter(documents::Column::CaseId.is_in(cases.keys().copied()))
            .filter(documents::Column::State.eq(DocumentState::Accepted))
            .into_tuple()
            .all(db)
            .await?;
        let planned: Vec<CaseId> = plans::Entity::find()
            .select_only()
            .column(plans::Column::CaseId)
            .filter(plans::Column::CaseId.is_in(cases.keys().copied()))
            .filter(plans::Column::ParticipantAgreedOn.is_not_null())
            .filter(plans::Column::StaffAgreedOn.is_not_null())
            .filter(plans::Column::ReplacedOn.is_null())
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self {
            needed: programs.into_iter().map(|program| (program.id, needed(&program.policy))).collect(),
            accepted: accepted.into_iter().collect(),
            planned: planned.into_iter().collect(),
            jobs: jobs_of(db, cases, today).await?,
        })
    }

    fn file(&self, case: &Case, grant: GrantId, money: &Money) -> File<PaperName> {
        let codes: BTreeSet<&str> =
            money.streams(case.id, grant).filter_map(|stream| money.codes.get(stream)).map(String::as_str).collect();
        let asked = |paper: &&NeededPaper| {
            let of_stream = paper.streams.is_empty() || paper.streams.iter().any(|code| codes.contains(code.as_str()));
            !codes.is_empty() && of_stream && !paper.conditional
        };
        let papers = self.needed.get(&case.program_id).into_iter().flatten().filter(asked);
        let missing = papers.filter(|paper| !self.accepted.contains(&(case.id, paper.code.clone())));
        let takes = money.takes.get(&case.id);
        let payment = |(one, stream): (&Authorization, FundingStreamId)| Payment {
            id: one.id,
            what: one.what.clone(),
            is_eligible: takes.is_some_and(|takes| takes.contains(&stream)),
            is_answered: is_answered(one, case),
        };
        File {
            stage: case.stage,
            papers: missing.map(|paper| paper.name.clone()).collect(),
            has_plan: self.planned.contains(&case.id),
            payments: money.payments(case.id, grant).map(payment).collect(),
            jobs: self.jobs.get(&case.id).cloned().unwrap_or_default(),
        }
    }
}

/// Whether what was paid answers every question that was asked of it: of a plan it was once they took part.
fn is_answered(one: &Authorization, case: &Case) -> bool {
    let answers = Answers {
        need: one.need_id,
        plan_line: one.plan_id.map(|plan| plan.0),
        activity: Some(one.activity.clone()),
        no_other_source: Some(one.no_other_source.clone()),
        other_aid: one.other_aid.clone(),
    };
    let took_part = case.entered_on.is_some_and(|entered| entered < one.asked_on);
    let stage = if took_part { ServedStage::Active } else { ServedStage::Applicant };
    unanswered(&answers, one.purpose, Some(stage)).is_empty()
}

async fn jobs_of(
    db: &DatabaseConnection,
    cases: &BTreeMap<CaseId, Case>,
    today: Day,
) -> Result<BTreeMap<CaseId, Vec<Job>>, Fault> {
    let begun = placements::Entity::find()
        .filter(placements::Column::CaseId.is_in(cases.keys().copied()))
        .filter(placements::Column::StruckAt.is_null())
        .filter(placements::Column::StartsOn.lte(today))
        .order_by_asc(placements::Column::Id);
    let begun = begun.all(db).await?;
    let strong = EvidenceSource::ALL.iter().copied().filter(|source| source.is_evidence());
    let verified = verifications::Entity::find()
        .select_only()
        .column(verifications::Column::PlacementId)
        .filter(verifications::Column::CaseId.is_in(cases.keys().copied()))
        .filter(verifications::Column::Source.is_in(strong));
    let verified: BTreeSet<PlacementId> = verified.into_tuple().all(db).await?.into_iter().collect();
    let mut jobs: BTreeMap<CaseId, Vec<Job>> = BTreeMap::new();
    for one in begun {
        jobs.entry(one.case_id).or_default().push(Job {
            has_wages: one.paid().is_some() && one.hours.is_some(),
            is_verified: verified.contains(&one.id),
            id: one.id,
            title: one.title,
        });
    }
    Ok(jobs)
}
