//! Help: a provider in the directory, a need, a referral.

use std::sync::Arc;

use domain::access::Act;
use domain::intake::imports::{ImportId, commands as imports};
use domain::shared::{CaseId, Coded, Fields};
use domain::support::needs::rules::NeedKind;
use domain::support::needs::{NeedDetails, NeedId, commands as needs};
use domain::support::providers::{
    ProviderDetails, ProviderId, ProviderServiceId, ServiceDetails, SiteDetails, commands as providers, directory,
};
use domain::support::referrals::rules::ReferralWay;
use domain::support::referrals::{ReferralDetails, ServiceReferralId, commands as referrals};

use super::tandem::TestTandem;

/// The files of a directory, each with its name.
pub type Files = Vec<(String, Vec<u8>)>;

/// A provider with a service.
#[derive(Clone, Copy, Debug)]
pub struct Help {
    /// The provider.
    pub provider: ProviderId,
    /// Its service.
    pub service: ProviderServiceId,
}

impl TestTandem {
    /// Little Oaks, which looks after children in Port Larkin, in English and Spanish.
    pub async fn little_oaks(&self) -> Help {
        let typed = [("name", "Little Oaks"), ("email", "office@oaks.example"), ("phones", "210-555-0140")];
        self.provider(&typed, "Evening child care", NeedKind::ChildCare, "Port Larkin").await
    }

    /// A provider with one service of a kind, in a city.
    pub async fn provider(&self, typed: &[(&str, &str)], service: &str, kind: NeedKind, city: &str) -> Help {
        let provider = read(typed, ProviderDetails::read);
        let site = read(&[("name", "Front door"), ("city", city), ("postal_code", "33157")], SiteDetails::read);
        // Directories hold addresses that no line can break.
        let application = "app.registration.example/register/gsouthwest/2026-evening-child-care-application";
        let said = [
            ("name", service),
            ("kinds", kind.code()),
            ("languages", "English, Spanish"),
            ("application", application),
        ];
        let (service, _) = read(&said, ServiceDetails::read);
        let add = async move |act: &mut Act<'_>| {
            let id = providers::add(act, &provider).await?;
            let site = providers::keep_site(act, id, None, &site).await?;
            let service = providers::add_service(act, id, &service, &[site]).await?;
            Ok((id, service))
        };
        let (provider, service) = self.arrange(add).await;
        Help { provider, service }
    }

    /// A directory of providers, each with one service, is read and waits to be brought in.
    pub async fn read_directory(&self, name: &str, providers: &[&str]) -> ImportId {
        let planned = self.plan_directory(name, small_directory(providers)).await;
        self.arrange(async move |act: &mut Act<'_>| directory::preview(act, &planned).await).await
    }

    /// A directory that was read is brought in by the worker.
    pub async fn bring_directory_in(&self, import: ImportId) {
        self.arrange(async move |act: &mut Act<'_>| imports::start(act, import).await).await;
        self.run_worker().await;
    }

    /// What would become of a directory.
    ///
    /// # Panics
    /// Where it cannot be read.
    pub async fn plan_directory(&self, name: &str, files: Files) -> Arc<directory::Planned> {
        let upload = directory::Upload { name: name.to_owned(), files };
        let organization = self.riverside().await.id;
        directory::plan(&self.store, Some(organization), upload).await.unwrap_or_else(|stop| panic!("{stop}"))
    }

    /// A need of a case, opened today.
    pub async fn need(&self, case: CaseId, kind: NeedKind) -> NeedId {
        let today = self.today();
        let typed = [("kind", kind.code()), ("what", "Tue and Thu evenings"), ("urgency", "soon")];
        let details = read(&typed, |fields| NeedDetails::read(fields, today));
        self.arrange(async move |act: &mut Act<'_>| needs::open(act, case, &details).await).await
    }

    /// A need is handed to a provider.
    ///
    /// # Panics
    /// Where that is refused: a name is told under a release only.
    pub async fn refer(&self, case: CaseId, need: NeedId, help: Help, way: ReferralWay) -> ServiceReferralId {
        let details = ReferralDetails {
            need,
            provider: help.provider,
            service: Some(help.service),
            way,
            kind: None,
            message: Some("Her class begins Dec 7.".into()),
        };
        self.arrange(async move |act: &mut Act<'_>| referrals::refer(act, case, &details).await).await
    }
}

/// A directory of providers, each with one service; one row names nobody.
pub fn small_directory(providers: &[&str]) -> Files {
    let (mut organizations, mut services) =
        ("id,name\n".to_owned(), "id,organization_id,name,description\n".to_owned());
    for (nth, name) in providers.iter().enumerate() {
        organizations.push_str(&format!("{nth},{name}\n"));
        services.push_str(&format!("{nth},{nth},{name} food pantry,Food for families\n"));
    }
    services.push_str("999,999,Nobody's,\n");
    vec![("organizations.csv".into(), organizations.into()), ("services.csv".into(), services.into())]
}

fn read<T>(typed: &[(&str, &str)], read: impl FnOnce(&mut Fields<'_>) -> T) -> T {
    let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Fields::read(&typed, read).unwrap_or_else(|refusals| panic!("{refusals:?}"))
}
