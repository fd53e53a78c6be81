//! Money: a grant, a fund of it, what somebody needs, and what was promised for it.

use domain::access::{Act, By};
use domain::intake::determination::{self, DeterminationId, Findings, Priorities, case_streams};
use domain::intake::documents::{self, DocumentDetails};
use domain::perform;
use domain::programs::eligibility::{Determination, Outcome};
use domain::programs::grants::{GrantDetails, GrantId, commands as grants};
use domain::programs::streams_of;
use domain::shared::{Answer, CaseId, Cents, FundingStreamId};
use domain::support::authorizations::{Answers, AskDetails, Authorization, AuthorizationId, Payment, commands, paying};
use domain::support::funds::rules::{Purpose, ServedStage};
use domain::support::funds::{Fund, FundDetails, FundId, commands as funds};
use domain::support::needs::rules::NeedKind;
use domain::support::needs::{Need, NeedId};
use domain::support::stock::{DrawDetails, StockKindDetails, StockKindId, commands as stock};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::caseload::Program;
use super::tandem::TestTandem;

impl TestTandem {
    /// A grant of a year that began 146 days ago, as the first free stream of a program.
    pub async fn grant(&self, program: Program, dollars: i64) -> GrantId {
        self.grant_with_stream(program, dollars).await.0
    }

    async fn grant_with_stream(&self, program: Program, dollars: i64) -> (GrantId, FundingStreamId) {
        let starts_on = self.today().minus_days(146);
        let details = GrantDetails {
            name: "WIOA Adult, Larkin County".to_owned(),
            funder: "Larkin County".to_owned(),
            grant_number: None,
            starts_on,
            ends_on: starts_on.plus_days(364),
            amount: Cents::dollars(dollars),
        };
        let stream = streams_of(self.store.read(), program.id).await.expect("streams").remove(0).id;
        let grant = self
            .arrange(async move |act: &mut Act<'_>| {
                let grant = grants::open(act, &details).await?;
                grants::share(act, grant, stream).await?;
                Ok(grant)
            })
            .await;
        (grant, stream)
    }

    /// What a fund for supportive services of participants is, unless a test says otherwise.
    pub async fn fund_details(&self, program: Program, dollars: i64) -> FundDetails {
        let (_, stream) = self.grant_with_stream(program, dollars.max(1_000_000)).await;
        let starts_on = self.today().minus_days(146);
        FundDetails {
            stream,
            name: "Transportation".to_owned(),
            starts_on,
            ends_on: starts_on.plus_days(364),
            budget: Cents::dollars(dollars),
            cap_per_case: None,
            approval_limit: None,
            purposes: vec![Purpose::Supportive],
            stages: vec![ServedStage::BeforeStart, ServedStage::Active],
            need_kinds: Vec::new(),
            service: None,
        }
    }

    /// A fund.
    pub async fn open_fund(&self, details: FundDetails) -> FundId {
        self.arrange(async move |act: &mut Act<'_>| funds::open(act, &details).await).await
    }

    /// A fund for supportive services of a program's participants.
    pub async fn fund(&self, program: Program, dollars: i64) -> FundId {
        let details = self.fund_details(program, dollars).await;
        self.open_fund(details).await
    }

    /// A fund as it stands.
    pub async fn fund_now(&self, id: FundId) -> Fund {
        domain::support::funds::Entity::find_by_id(id).one(self.store.read()).await.expect("funds").expect("the fund")
    }

    /// An authorization as it stands.
    pub async fn money_now(&self, id: AuthorizationId) -> Authorization {
        let found = domain::support::authorizations::Entity::find_by_id(id).one(self.store.read()).await;
        found.expect("authorizations").expect("the authorization")
    }

    /// Somebody needs a way to get there.
    pub async fn needs_a_ride(&self, case: CaseId) -> NeedId {
        self.need(case, NeedKind::Transport).await
    }

    /// A need as it stands.
    pub async fn need_now(&self, case: CaseId, need: NeedId) -> Need {
        let found = domain::support::needs::queries::find(self.store.read(), case, need).await;
        found.expect("needs").expect("the need")
    }

    /// A determination found that the funding stream of a fund takes a case; of what it stands on nothing is written down.
    pub async fn pays_for(&self, case: CaseId, fund: FundId) {
        let (of, fund) = (self.case(case).await, self.fund_now(fund).await);
        let id = DeterminationId::new();
        let row = determination::ActiveModel {
            id: Set(id),
            organization_id: Set(of.organization_id),
            case_id: Set(case),
            day: Set(self.today()),
            at: Set(self.now()),
            user_id: Set(None),
            outcome: Set(Outcome::Eligible),
            result: Set(Findings(Determination { findings: Vec::new(), decisions: Vec::new() })),
            priorities: Set(Priorities::default()),
            program_version: Set(1),
        };
        let db = self.store.for_migrations();
        determination::Entity::insert(row).exec_without_returning(db).await.expect("a determination");
        let row = case_streams::ActiveModel {
            id: Set(uuid::Uuid::now_v7()),
            organization_id: Set(of.organization_id),
            case_id: Set(case),
            funding_stream_id: Set(fund.funding_stream_id),
            determination_id: Set(id),
            priority_group: Set(None),
        };
        case_streams::Entity::insert(row).exec_without_returning(db).await.expect("a stream of a case");
    }

    /// Every paper that the program of a case needs came and was accepted.
    pub async fn papers_accepted(&self, case: CaseId) {
        let of = self.case(case).await;
        for paper in documents::queries::needed_in(self.store.read(), &of).await.expect("papers") {
            let file = documents::examine(format!("%PDF-1.7\n% {case} {}\n%%EOF\n", paper.code).as_bytes());
            let (file, details) =
                (file.expect("a paper"), DocumentDetails { paper: paper.code, title: None, accepted: true });
            let upload = async move |act: &mut Act<'_>| documents::commands::upload(act, case, file, &details).await;
            self.arrange(upload).await;
        }
    }

    /// What is asked for somebody who has a plan, every question answered.
    pub async fn wish(&self, fund: FundId, case: CaseId, need: NeedId, cents: i64) -> AskDetails {
        let plan = domain::intake::plans::queries::holding(self.store.read(), case).await.expect("plans");
        AskDetails {
            fund,
            purpose: Purpose::Supportive,
            what: "Bus pass".to_owned(),
            payee: None,
            amount: Cents(cents),
            last_day: Some(self.today().plus_days(60)),
            answers: Answers {
                need: Some(need),
                plan_line: plan.and_then(|plan| Some(plan.goals.first()?.id.0)),
                activity: Some("Cohort 14".to_owned()),
                no_other_source: Some("The county pays for nothing of it.".to_owned()),
                other_aid: None,
            },
        }
    }

    /// A participant with an agreed plan and an open need.
    pub async fn needy(&self, program: Program, name: &str, caseworker: super::people::Persona) -> (CaseId, NeedId) {
        let case = self.active(program, name, caseworker).await;
        self.agree_on_a_plan(case).await;
        (case, self.needs_a_ride(case).await)
    }

    /// Money is asked for.
    ///
    /// # Errors
    /// What the domain refuses.
    pub async fn ask(&self, by: &By, case: CaseId, wish: &AskDetails) -> Answer<AuthorizationId> {
        let wish = wish.clone();
        perform(&self.store, by, async move |act: &mut Act<'_>| commands::ask(act, case, &wish).await).await
    }

    /// Money is asked for and promised.
    pub async fn promise(&self, fund: FundId, case: CaseId, need: NeedId, cents: i64) -> AuthorizationId {
        let wish = self.wish(fund, case, need, cents).await;
        self.arrange(async move |act: &mut Act<'_>| {
            let id = commands::ask(act, case, &wish).await?;
            commands::approve(act, id, None, 1).await?;
            Ok(id)
        })
        .await
    }

    /// Promised money is paid in full.
    pub async fn pay(&self, id: AuthorizationId) {
        let one = self.money_now(id).await;
        let payment = Payment { amount: one.amount, day: self.today(), note: None };
        self.arrange(async move |act: &mut Act<'_>| paying::pay(act, id, &payment, one.version).await).await;
    }

    /// So many bus passes lie in a fund's drawer, numbered from A0001.
    pub async fn bus_passes(&self, fund: FundId, count: u32) -> StockKindId {
        let details =
            StockKindDetails { name: "Bus pass".to_owned(), value: Cents::dollars(62), most: 2, within_days: 30 };
        let serials = format!("A0001-A{count:04}");
        self.arrange(async move |act: &mut Act<'_>| {
            let kind = stock::set_up(act, fund, &details).await?;
            stock::receive(act, kind, &serials).await?;
            Ok(kind)
        })
        .await
    }

    /// A thing out of the drawer is handed out.
    pub async fn draw(&self, stock_kind: StockKindId, case: CaseId, need: NeedId) -> AuthorizationId {
        self.try_to_draw(stock_kind, case, need).await.unwrap_or_else(|stop| panic!("{stop}"))
    }

    /// As [`Self::draw`], where there may be none.
    ///
    /// # Errors
    /// What the domain refuses.
    pub async fn try_to_draw(&self, stock_kind: StockKindId, case: CaseId, need: NeedId) -> Answer<AuthorizationId> {
        let wish = self.wish(FundId::new(), case, need, 1).await;
        let details = DrawDetails { stock: stock_kind, serial: None, answers: wish.answers };
        let by = self.operator().await;
        perform(&self.store, &by, async move |act: &mut Act<'_>| stock::draw(act, case, &details).await).await
    }

    /// The ledgers that do not sum to their fund. There are none.
    pub async fn ledgers_out_of_balance(&self) -> usize {
        domain::support::funds::queries::out_of_balance(self.store.read()).await.expect("ledgers").len()
    }

    /// How many authorizations of a fund stand so.
    pub async fn count_money(
        &self,
        fund: FundId,
        state: domain::support::authorizations::rules::AuthorizationState,
    ) -> usize {
        use domain::support::authorizations::{Column, Entity};
        let all = Entity::find().filter(Column::FundId.eq(fund)).filter(Column::State.eq(state));
        all.all(self.store.read()).await.expect("authorizations").len()
    }
}
