//! A program: its sector, its funding streams, its service kinds, and its rules as data.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, FromJsonQueryResult, QueryOrder};
use serde::{Deserialize, Serialize};

use super::changes::{self, Feature};
use super::contract::Contract;
use super::eligibility::FactName;
use super::eligibility::rules::{self as eligibility, Rule, Wording};
use super::income_tables::rules::IncomeTables;
use super::priority::rules::PriorityOrder;
use super::service_kinds::rules::{GAP_DAYS, ServiceClass};
use crate::access::{Act, Permission};
use crate::shared::{
    Answer, Coded, Fault, FundingStreamId, Happening, ObjectKind, OrganizationId, ProgramId, Stop, What,
};

crate::ids! {
    /// A kind of service.
    ServiceKindId,
}

/// A program.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programs")]
pub struct Model {
    /// The program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProgramId,
    /// Whose.
    pub organization_id: OrganizationId,
    /// Its name.
    pub name: String,
    /// The industry it trains for.
    pub sector: String,
    /// The letters that begin its case numbers.
    pub prefix: String,
    /// What a program manager decides, as data.
    pub policy: Policy,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a program manager decides: everything that a manager could argue about, in one readable document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Who may take part.
    pub eligibility: Vec<Rule>,
    /// Who is taken first, per funding stream.
    pub priority: Vec<PriorityOrder>,
    /// Papers that each funding stream needs.
    pub papers: Vec<Paper>,
    /// Published income tables that rules compare with.
    pub income_tables: IncomeTables,
    /// What applicants are scored on.
    pub rubric: Vec<Criterion>,
    /// How the yes/no questions of its rules are put; those that every program asks have words without it.
    pub questions: Vec<Question>,
    /// Days without a qualifying service after which a period has ended.
    pub gap_days: Option<u32>,
    /// Whether it exits together with the other programs that say so: only once no service of any of them keeps a
    /// period open.
    pub common_exit: bool,
    /// Days after the hand-over during which an intake specialist still sees the case.
    pub intake_view_days: Option<u32>,
    /// What the program calls its caseworkers.
    pub caseworker_label: Option<String>,
    /// Parts of Tandem that the program switched on; what is not used is not seen.
    pub switched_on: Vec<String>,
    /// Its contract of participation; one with the usual numbers where it was switched on without others.
    pub contract: Option<Contract>,
}

impl Policy {
    /// The contract of participation, where the program switched it on.
    pub fn contract(&self) -> Option<Contract> {
        let is_on = self.switched_on.iter().any(|feature| feature == Feature::ParticipationContract.code());
        is_on.then(|| self.contract.clone().unwrap_or_default())
    }

    /// Days without a qualifying service after which a period has ended.
    pub fn gap_days(&self) -> u32 {
        self.gap_days.unwrap_or(GAP_DAYS)
    }
}

/// A paper that a funding stream needs for a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Its code within the program.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// The funding stream that needs it, by code; without one, every stream.
    #[serde(default)]
    pub stream: Option<String>,
    /// What is accepted.
    #[serde(default)]
    pub accepted: Vec<String>,
    /// The facts that it shows, as rules name them.
    #[serde(default)]
    pub shows: Vec<FactName>,
}

/// One line of a screening rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its code within the program.
    pub code: String,
    /// What is looked at.
    pub name: String,
    /// The most points.
    pub most: i32,
}

/// How a yes/no question of a program's rules is put to people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its code, as rules name it.
    pub code: String,
    /// Its words.
    pub asked: Wording,
}

/// A grant's share in a program.
pub mod streams {
    use super::{FundingStreamId, OrganizationId, ProgramId};
    use sea_orm::entity::prelude::*;

    /// A funding stream.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_streams")]
    pub struct Model {
        /// The stream.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FundingStreamId,
        /// Whose.
        pub organization_id: OrganizationId,
        /// Of which program.
        pub program_id: ProgramId,
        /// Its code within the program, as rules name it.
        pub code: String,
        /// Its name.
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The kinds of service of a program.
pub mod kinds {
    use super::{OrganizationId, ProgramId, ServiceClass, ServiceKindId};
    use sea_orm::entity::prelude::*;

    /// A kind of service.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "service_kinds")]
    pub struct Model {
        /// The kind.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ServiceKindId,
        /// Whose.
        pub organization_id: OrganizationId,
        /// Of which program.
        pub program_id: ProgramId,
        /// Its code within the program.
        pub code: String,
        /// What it is called.
        pub name: String,
        /// What it is to the federal rules: entry and exit follow from it.
        pub class: ServiceClass,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A program as a file spells it: a template that a new program starts from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgramFile {
    /// Its name.
    pub name: String,
    /// What kind of program it is for, in a sentence.
    #[serde(default)]
    pub about: Wording,
    /// The industry it trains for.
    pub sector: String,
    /// The letters that begin its case numbers.
    pub prefix: String,
    /// Its funding streams.
    #[serde(default)]
    pub stream: Vec<NamedCode>,
    /// Its kinds of service.
    #[serde(default)]
    pub service: Vec<ServiceKindFile>,
    /// What its manager decides.
    #[serde(default)]
    pub policy: Policy,
}

/// A code with its name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedCode {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
}

/// A kind of service as a file spells it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceKindFile {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The class.
    pub class: ServiceClass,
}

/// Opens a program from a file.
///
/// # Errors
/// What is wrong with its eligibility rules; `Forbidden` where the reader may not.
pub async fn open(act: &mut Act<'_>, file: &ProgramFile) -> Answer<ProgramId> {
    let tx = act.permit_anywhere(Permission::ManagePrograms)?;
    let streams: Vec<String> = file.stream.iter().map(|stream| stream.code.clone()).collect();
    let problems = eligibility::problems(&file.policy.eligibility, &streams);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let (id, organization) = (ProgramId::new(), act.organization());
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(organization),
        name: Set(file.name.clone()),
        sector: Set(file.sector.clone()),
        prefix: Set(file.prefix.clone()),
        policy: Set(file.policy.clone()),
        version: Set(1),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    streams::Entity::insert_many(file.stream.iter().map(|stream| streams::ActiveModel {
        id: Set(FundingStreamId::new()),
        organization_id: Set(organization),
        program_id: Set(id),
        code: Set(stream.code.clone()),
        name: Set(stream.name.clone()),
    }))
    .exec_without_returning(tx)
    .await?;
    kinds::Entity::insert_many(file.service.iter().map(|kind| kinds::ActiveModel {
        id: Set(ServiceKindId::new()),
        organization_id: Set(organization),
        program_id: Set(id),
        code: Set(kind.code.clone()),
        name: Set(kind.name.clone()),
        class: Set(kind.class),
    }))
    .exec_without_returning(tx)
    .await?;
    act.happened(Happening::new(What::ProgramOpened, ObjectKind::Program, id).created(&file.name));
    Ok(id)
}

/// Changes what the program's manager decides; determinations made before stay as they are.
///
/// # Errors
/// `NotFound` for a program that the reader does not manage, `Conflict` where somebody else changed it since `version`;
/// what is wrong with the rules.
pub async fn change_policy(act: &mut Act<'_>, id: ProgramId, policy: Policy, version: i32) -> Answer<()> {
    let program = changes::own(act, id).await?;
    let tx = act.tx();
    let streams: Vec<String> = streams_of(tx, id).await?.into_iter().map(|stream| stream.code).collect();
    let problems = eligibility::problems(&policy.eligibility, &streams);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let row = ActiveModel { policy: Set(policy.clone()), version: Set(version + 1), ..Default::default() };
    let changed = Entity::update_many().set(row).filter(Column::Id.eq(id)).filter(Column::Version.eq(version));
    if changed.exec(tx).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    let happening = Happening::new(What::ProgramChanged, ObjectKind::Program, id);
    act.happened(happening.changed(&program.policy, &policy));
    Ok(())
}

/// The programs of an organization, by name.
///
/// # Errors
/// Where the database fails.
pub async fn all(db: &DatabaseConnection, organization: OrganizationId) -> Result<Vec<Model>, Fault> {
    let programs = Entity::find().filter(Column::OrganizationId.eq(organization));
    Ok(programs.order_by_asc(Column::Name).all(db).await?)
}

/// As [`all`], within a transaction.
///
/// # Errors
/// Where the database fails.
pub async fn all_in(db: &impl ConnectionTrait, organization: OrganizationId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::OrganizationId.eq(organization)).order_by_asc(Column::Name).all(db).await
}

/// One program of an organization.
///
/// # Errors
/// Where the database fails.
pub async fn find_in(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    id: ProgramId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(Column::OrganizationId.eq(organization)).one(db).await
}

/// The funding streams of a program, by name.
///
/// # Errors
/// Where the database fails.
pub async fn streams_of(db: &impl ConnectionTrait, program: ProgramId) -> Result<Vec<streams::Model>, DbErr> {
    let streams = streams::Entity::find().filter(streams::Column::ProgramId.eq(program));
    streams.order_by_asc(streams::Column::Name).all(db).await
}

/// The funding streams of a program as pages name them: code and name.
///
/// # Errors
/// Where the database fails.
pub async fn stream_names(db: &DatabaseConnection, program: ProgramId) -> Result<Vec<(String, String)>, Fault> {
    Ok(streams_of(db, program).await?.into_iter().map(|stream| (stream.code, stream.name)).collect())
}

/// The kinds of service of a program, by name.
///
/// # Errors
/// Where the database fails.
pub async fn kinds_of(db: &impl ConnectionTrait, program: ProgramId) -> Result<Vec<kinds::Model>, DbErr> {
    let kinds = kinds::Entity::find().filter(kinds::Column::ProgramId.eq(program));
    kinds.order_by_asc(kinds::Column::Name).all(db).await
}

/// The kinds of service of every program of an organization, by name.
///
/// # Errors
/// Where the database fails.
pub async fn kinds_of_all(db: &impl ConnectionTrait, organization: OrganizationId) -> Result<Vec<kinds::Model>, Fault> {
    let kinds = kinds::Entity::find().filter(kinds::Column::OrganizationId.eq(organization));
    Ok(kinds.order_by_asc(kinds::Column::Name).all(db).await?)
}
