//! A participant who reads mail, and the survey that they get.

use domain::access::Act;
use domain::follow_up::surveys;
use domain::intake::participants::{self, SafeChannel, commands as people};
use domain::shared::{CaseId, Language};
use sea_orm::EntityTrait;

use super::tandem::TestTandem;

impl TestTandem {
    /// Mail is the safe way to reach somebody, in their language.
    pub async fn reads_mail(&self, case: CaseId, email: &str, language: Language) {
        let id = self.case(case).await.participant_id;
        let person = participants::Entity::find_by_id(id).one(self.store.read()).await.expect("people").expect("them");
        let mut details = person.details();
        (details.email, details.language, details.safe_channel) =
            (Some(email.to_owned()), language, SafeChannel::Email);
        let version = person.version;
        self.arrange(async move |act: &mut Act<'_>| people::change(act, id, details.clone(), version).await.map(drop))
            .await;
    }

    /// The path behind the link of the last mail to somebody.
    pub fn survey_link(&self, email: &str) -> String {
        let mail = self.last_mail_to(email);
        mail.link().split_once("/s/").map(|(_, token)| format!("/s/{token}")).expect("a link to a survey")
    }

    /// Every survey.
    pub async fn surveys(&self) -> Vec<surveys::Survey> {
        surveys::Entity::find().all(self.store.read()).await.expect("surveys")
    }
}
