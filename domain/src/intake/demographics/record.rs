use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::intake::Reply;
use crate::shared::{Fields, OrganizationId, ParticipantId};

crate::coded! {
    /// Sex (PIRL 201).
    pub enum Sex("sex") {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// They did not say.
        NotSaid = "not-said",
    }
}

crate::coded! {
    /// The categories of race (PIRL 211 to 215, and the one that the 2024 edition adds). Several may hold.
    pub enum Race("race") {
        /// American Indian or Alaska Native (PIRL 211).
        AmericanIndian = "american-indian",
        /// Asian (PIRL 212).
        Asian = "asian",
        /// Black or African American (PIRL 213).
        Black = "black",
        /// Middle Eastern or North African.
        MiddleEastern = "middle-eastern",
        /// Native Hawaiian or other Pacific Islander (PIRL 214).
        PacificIslander = "pacific-islander",
        /// White (PIRL 215).
        White = "white",
        /// They did not say.
        NotSaid = "not-said",
    }
}

/// Somebody's demographics; nothing where it was not asked yet.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "demographics")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub participant_id: ParticipantId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Sex.
    pub sex: Option<Sex>,
    /// Hispanic or Latino (PIRL 210).
    pub hispanic: Option<Reply>,
    /// American Indian or Alaska Native.
    pub american_indian: Option<Reply>,
    /// Asian.
    pub asian: Option<Reply>,
    /// Black or African American.
    pub black: Option<Reply>,
    /// Middle Eastern or North African.
    pub middle_eastern: Option<Reply>,
    /// Native Hawaiian or other Pacific Islander.
    pub pacific_islander: Option<Reply>,
    /// White.
    pub white: Option<Reply>,
    /// Veteran (PIRL 300).
    pub veteran: Option<Reply>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Demographics as somebody gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demographics {
    /// Sex.
    pub sex: Option<Sex>,
    /// Hispanic or Latino.
    pub hispanic: Option<Reply>,
    /// Every category of race that holds, or that they did not say; nothing where it was not asked.
    pub race: Vec<Race>,
    /// Veteran.
    pub veteran: Option<Reply>,
}

impl Demographics {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            sex: fields.optional_choice("sex"),
            hispanic: fields.optional_choice("hispanic"),
            race: fields.choices("race"),
            veteran: fields.optional_choice("veteran"),
        }
    }

    /// What is recorded of one category: of those that were not chosen it is no, once any was.
    fn reply(&self, race: Race) -> Option<Reply> {
        match self.race[..] {
            [] => None,
            _ if self.race.contains(&race) => Some(Reply::Yes),
            [Race::NotSaid] => Some(Reply::NotSaid),
            _ => Some(Reply::No),
        }
    }

    /// The columns that hold them.
    pub(super) fn into_columns(self) -> ActiveModel {
        ActiveModel {
            sex: Set(self.sex),
            hispanic: Set(self.hispanic),
            american_indian: Set(self.reply(Race::AmericanIndian)),
            asian: Set(self.reply(Race::Asian)),
            black: Set(self.reply(Race::Black)),
            middle_eastern: Set(self.reply(Race::MiddleEastern)),
            pacific_islander: Set(self.reply(Race::PacificIslander)),
            white: Set(self.reply(Race::White)),
            veteran: Set(self.veteran),
            ..Default::default()
        }
    }
}

impl Model {
    /// As somebody gave them.
    pub fn details(&self) -> Demographics {
        let replies = [
            (Race::AmericanIndian, self.american_indian),
            (Race::Asian, self.asian),
            (Race::Black, self.black),
            (Race::MiddleEastern, self.middle_eastern),
            (Race::PacificIslander, self.pacific_islander),
            (Race::White, self.white),
        ];
        let said = |reply| replies.iter().filter(move |(_, given)| *given == Some(reply)).map(|(race, _)| *race);
        let mut race: Vec<Race> = said(Reply::Yes).collect();
        if race.is_empty() && said(Reply::NotSaid).next().is_some() {
            race.push(Race::NotSaid);
        }
        Demographics { sex: self.sex, hispanic: self.hispanic, race, veteran: self.veteran }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(race: &[Race]) -> ActiveModel {
        Demographics { race: race.to_vec(), ..Demographics::default() }.into_columns()
    }

    #[test]
    fn what_was_not_chosen_is_no_once_anything_was() {
        let two = stored(&[Race::Asian, Race::White]);
        assert_eq!(
            (two.asian, two.white, two.black),
            (Set(Some(Reply::Yes)), Set(Some(Reply::Yes)), Set(Some(Reply::No)))
        );
        assert_eq!(stored(&[Race::NotSaid]).black, Set(Some(Reply::NotSaid)));
        assert_eq!(stored(&[]).black, Set(None), "not asked is not a no");
    }
}
