use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::intake::Reply;
use crate::shared::{CaseId, Coded, Fields, OrganizationId};

crate::coded! {
    /// A barrier to work. Disability and a criminal record are not among them: they stand in sealed files.
    pub enum Barrier("barrier") {
        /// No child care for the hours of the training.
        ChildCare = "child-care",
        /// No car and no other sure way to get there.
        Transport = "no-car",
        /// Learns English; another language is the native or dominant one (PIRL 803).
        EnglishLearner = "english-learner",
        /// Reads or reckons at or below grade 8, or cannot do so as a job needs it (PIRL 804).
        BasicSkills = "basic-skills-deficient",
        /// Low income as the federal record means it (PIRL 802).
        LowIncome = "low-income",
        /// Unemployed for 27 weeks or more (PIRL 402).
        LongTermUnemployed = "long-term-unemployed",
        /// Has no home, or ran away from it (PIRL 800).
        Homeless = "homeless",
        /// Unmarried with the main care of a child under 18 (PIRL 806).
        SingleParent = "single-parent",
        /// Lived on a partner's income that ended (PIRL 807).
        DisplacedHomemaker = "displaced-homemaker",
        /// Attitudes or customs that stand in the way of work (PIRL 805).
        Cultural = "cultural-barriers",
        /// Two years or less of TANF are left (PIRL 601).
        TanfEnding = "tanf-exhausting",
        /// Is or was in foster care, and is 14 to 24 (PIRL 704).
        FosterCare = "foster-care",
        /// Young and pregnant, or a young parent (PIRL 701).
        ParentingYouth = "parenting-youth",
        /// Works the seasons on farms (PIRL 808, 1).
        SeasonalFarmworker = "seasonal-farmworker",
        /// Follows the harvests (PIRL 808, 2).
        MigrantFarmworker = "migrant-farmworker",
        /// Depends on a farmworker (PIRL 808, 3).
        FarmworkerDependant = "farmworker-dependant",
        /// No computer or no internet at home.
        Digital = "no-computer",
        /// No license to drive.
        License = "no-license",
    }
}

impl Barrier {
    /// The federal element and the value it has where the barrier holds; nothing for the program's own.
    pub fn pirl(self) -> Option<(u16, u8)> {
        match self {
            Self::LongTermUnemployed => Some((402, 1)),
            Self::TanfEnding => Some((601, 1)),
            Self::ParentingYouth => Some((701, 1)),
            Self::FosterCare => Some((704, 1)),
            Self::Homeless => Some((800, 1)),
            Self::LowIncome => Some((802, 1)),
            Self::EnglishLearner => Some((803, 1)),
            Self::BasicSkills => Some((804, 1)),
            Self::Cultural => Some((805, 1)),
            Self::SingleParent => Some((806, 1)),
            Self::DisplacedHomemaker => Some((807, 1)),
            Self::SeasonalFarmworker => Some((808, 1)),
            Self::MigrantFarmworker => Some((808, 2)),
            Self::FarmworkerDependant => Some((808, 3)),
            Self::ChildCare | Self::Transport | Self::Digital | Self::License => None,
        }
    }
}

crate::coded! {
    /// What becomes of the barriers that were left without an answer.
    pub enum Rest("barriers-rest") {
        /// They stay open: nobody knows yet.
        Open = "open",
        /// They were asked, and none holds.
        No = "no",
        /// They were asked and not answered.
        NotSaid = "not-said",
    }
}

/// One barrier of one case, with the answer.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "barriers")]
pub struct Model {
    /// The row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which case.
    pub case_id: CaseId,
    /// Which.
    pub barrier: Barrier,
    /// What they answered.
    pub reply: Reply,
}

impl ActiveModelBehavior for ActiveModel {}

/// The barriers that were answered; what is not here is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Barriers(pub BTreeMap<String, Reply>);

impl Barriers {
    /// Reads the form: an answer each, and one for the rest.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let rest = match fields.optional_choice("rest") {
            Some(Rest::No) => Some(Reply::No),
            Some(Rest::NotSaid) => Some(Reply::NotSaid),
            Some(Rest::Open) | None => None,
        };
        let answered = Barrier::ALL.iter().filter_map(|barrier| {
            let reply = fields.optional_choice(&format!("barrier.{}", barrier.code())).or(rest)?;
            Some((barrier.code().to_owned(), reply))
        });
        Self(answered.collect())
    }

    /// What was answered about one.
    pub fn reply(&self, barrier: Barrier) -> Option<Reply> {
        self.0.get(barrier.code()).copied()
    }
}

impl FromIterator<Model> for Barriers {
    fn from_iter<I: IntoIterator<Item = Model>>(rows: I) -> Self {
        Self(rows.into_iter().map(|row| (row.barrier.code().to_owned(), row.reply)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &[(&str, &str)]) -> Barriers {
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, Barriers::read).unwrap()
    }

    #[test]
    fn what_is_left_open_is_not_a_no() {
        let found = read(&[("barrier.child-care", "yes"), ("barrier.homeless", "not-said")]);
        assert_eq!(found.reply(Barrier::ChildCare), Some(Reply::Yes));
        assert_eq!(found.reply(Barrier::Homeless), Some(Reply::NotSaid));
        assert_eq!(found.reply(Barrier::LowIncome), None);
    }

    #[test]
    fn one_answer_settles_the_rest_and_changes_none_that_was_given() {
        let found = read(&[("barrier.child-care", "yes"), ("rest", "no")]);
        assert_eq!(found.reply(Barrier::ChildCare), Some(Reply::Yes));
        assert_eq!(found.reply(Barrier::LowIncome), Some(Reply::No));
        assert_eq!(found.0.len(), Barrier::ALL.len());
    }
}
