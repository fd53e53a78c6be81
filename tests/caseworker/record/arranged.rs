//! People with cases, for the tests of the record: the program that serves them, and files that they bring.

use domain::access::users::queries;
use domain::access::users::roles::{self, Place};
use domain::access::{Act, Role, organizations};
use domain::intake::case::rules::{Edge, Stage};
use domain::intake::case::{self, Application, assignment, stage_changes};
use domain::intake::documents::{self, DocumentDetails, DocumentId, examine};
use domain::intake::participants::{self, ParticipantDetails};
use domain::intake::releases::{self, ReleaseDetails, ReleaseId, TextShown};
use domain::perform;
use domain::programs::{self, ProgramFile};
use domain::shared::{CaseId, Fields, ParticipantId, ProgramId};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use tests::people::{ABDUL, DENISE, MARCUS};
use tests::{Persona, TestTandem, Visitor};

/// A program that needs three papers, one of them by a rule only.
const PROGRAM: &str = r#"
name = "Manufacturing pathways"
sector = "Manufacturing"
prefix = "LC"
stream = [{ code = "city", name = "City grant" }]
service = [
    { code = "career-planning", name = "Career planning", class = "individualized" },
    { code = "employment-plan", name = "Employment plan", class = "individualized" },
    { code = "follow-up", name = "Follow-up service", class = "follow-up" },
]

[policy]
papers = [
    { code = "proof-of-age", name = "Proof of age", accepted = ["Passport", "State ID"], shows = ["born"] },
    { code = "layoff-notice", name = "Notice of layoff", stream = "city" },
]

[[policy.eligibility]]
code = "home"
requires = { kind = "residence", within = ["Larkin County"] }
evidence = "document"
unmet = { en = "You must live in the county.", es = "Debe vivir en el condado." }
"#;

/// Somebody with a case.
#[derive(Clone, Copy, Debug)]
pub struct Someone {
    pub participant: ParticipantId,
    pub case: CaseId,
    pub program: ProgramId,
}

/// Rosa, who reads Spanish and whose safe channel is a text; her case is Denise's.
pub async fn rosa(tandem: &TestTandem) -> Someone {
    someone(
        tandem,
        DENISE,
        &[
            ("given_name", "Rosa"),
            ("family_name", "Maldonado Quiñones"),
            ("language", "es"),
            ("safe_channel", "text"),
            ("phone", "210-555-0119"),
            ("email", "rosa@mail.example"),
        ],
    )
    .await
}

/// Omar, who reads English and whose safe channel is e-mail; his case is Abdul's.
pub async fn omar(tandem: &TestTandem) -> Someone {
    someone(
        tandem,
        ABDUL,
        &[
            ("given_name", "Omar"),
            ("family_name", "Haddad"),
            ("safe_channel", "email"),
            ("phone", "210-555-0120"),
            ("email", "omar@mail.example"),
        ],
    )
    .await
}

/// Somebody of these details, whose case is `caseworker`'s.
pub async fn someone(tandem: &TestTandem, caseworker: Persona, details: &[(&str, &str)]) -> Someone {
    let (store, by) = (&tandem.store, tandem.operator().await);
    let riverside = tandem.riverside().await.id;
    let site = organizations::sites_of(store.read(), riverside).await.unwrap()[0].id;
    let holder = queries::by_email(store.read(), caseworker.email).await.unwrap().unwrap().id;
    let known = programs::all(store.read(), riverside).await.unwrap().pop().map(|program| program.id);
    let file: ProgramFile = toml::from_str(PROGRAM).unwrap();
    let typed: Vec<_> = details.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let today = tandem.today();
    let details = Fields::read(&typed, |fields| ParticipantDetails::read(fields, today)).unwrap();
    let arrange = async move |act: &mut Act<'_>| {
        let program = match known {
            Some(program) => program,
            None => programs::open(act, &file).await?,
        };
        let participant = participants::commands::add(act, details).await?;
        let application = Application { program, site, applied_on: today, came_through: None };
        let case = case::commands::apply(act, participant, &application).await?;
        assignment::assign(act, case, holder).await?;
        Ok((participant, case, program))
    };
    let (participant, case, program) = perform(store, &by, arrange).await.unwrap();
    Someone { participant, case, program }
}

/// Somebody was found eligible ten days ago and has a place since yesterday.
pub async fn select(tandem: &TestTandem, case: CaseId) {
    let (today, at) = (tandem.today(), tandem.now());
    for (edge, stage, day) in [
        (Edge::FoundEligible, Stage::Eligible, today.minus_days(10)),
        (Edge::Select, Stage::Selected, today.minus_days(1)),
    ] {
        let row = stage_changes::ActiveModel {
            id: Set(stage_changes::StageChangeId::new()),
            organization_id: Set(tandem.riverside().await.id),
            case_id: Set(case),
            edge: Set(Some(edge)),
            stage: Set(stage),
            day: Set(day),
            at: Set(at),
            user_id: Set(None),
            reason: Set(None),
        };
        stage_changes::Entity::insert(row).exec_without_returning(tandem.store.for_migrations()).await.unwrap();
    }
    let row = case::ActiveModel { id: Set(case), stage: Set(Stage::Selected), ..Default::default() };
    case::Entity::update(row).exec(tandem.store.for_migrations()).await.unwrap();
}

/// Marcus runs the program.
pub async fn manage(tandem: &TestTandem, program: ProgramId) {
    let marcus = queries::by_email(tandem.store.read(), MARCUS.email).await.unwrap().unwrap().id;
    let give = async move |act: &mut Act<'_>| {
        roles::give(act, marcus, Role::Manager, Place { program: Some(program), site: None }).await
    };
    perform(&tandem.store, &tandem.operator().await, give).await.unwrap();
}

/// A kind of service of a program, as forms send it.
pub async fn kind(tandem: &TestTandem, program: ProgramId, code: &str) -> String {
    let kinds = programs::kinds_of(tandem.store.read(), program).await.unwrap();
    kinds.into_iter().find(|kind| kind.code == code).unwrap().id.to_string()
}

/// The case as it stands.
pub async fn case_of(tandem: &TestTandem, someone: Someone) -> case::Case {
    case::Entity::find_by_id(someone.case).one(tandem.store.read()).await.unwrap().unwrap()
}

/// The page of what is not there.
pub async fn nowhere(visitor: &Visitor) -> String {
    let page = visitor.get(&format!("/cases/{}", CaseId::new())).await;
    assert_eq!(page.status, 404);
    page.html_without_chance()
}

/// A PDF of one's own.
pub fn pdf(about: &str) -> Vec<u8> {
    format!("%PDF-1.7\n% {about}\n%%EOF\n").into_bytes()
}

/// A photo as a phone takes it: where it was taken stands in it.
pub fn photo(width: u16, height: u16) -> Vec<u8> {
    let segment = |marker: u8, contents: &[u8]| {
        let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], contents].concat()
    };
    let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
    [
        vec![0xFF, 0xD8],
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>29.4241N</x:xmpmeta>"),
        segment(0xC0, &[&[8][..], &size, &[1, 1, 0x11, 0]].concat()),
        segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        vec![0x12, 0x34, 0xFF, 0xD9],
    ]
    .concat()
}

/// A signed paper in the documents of somebody's case.
pub async fn signed_paper(tandem: &TestTandem, of: Someone, about: &str) -> DocumentId {
    let details = DocumentDetails { paper: "signed-release".into(), title: Some(about.to_owned()), accepted: false };
    let file = examine(&pdf(about)).unwrap();
    let upload = async move |act: &mut Act<'_>| documents::commands::upload(act, of.case, file, &details).await;
    perform(&tandem.store, &tandem.operator().await, upload).await.unwrap()
}

/// A release that was recorded with a signed paper of its own; what is said here stands over what is usual: name,
/// contact and skills for Alvarez Machining, for three months.
pub async fn released(tandem: &TestTandem, of: Someone, said: &[(&str, &str)]) -> ReleaseId {
    let paper = signed_paper(tandem, of, &format!("release {}", uuid::Uuid::now_v7())).await.to_string();
    let usual = [
        ("kind", "referral-profile"),
        ("recipient_name", "Alvarez Machining"),
        ("categories", "name"),
        ("categories", "contact"),
        ("categories", "skills"),
        ("purpose", "To be considered for a job"),
        ("proof", "paper"),
        ("document", &*paper),
        ("witness", "Denise Okafor"),
        ("until", "2027-02-23"),
        ("voluntary", "yes"),
    ];
    let kept = usual.iter().filter(|(name, _)| said.iter().all(|(other, _)| other != name));
    let typed: Vec<_> = kept.chain(said).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let today = tandem.today();
    let details = Fields::read(&typed, |fields| ReleaseDetails::read(fields, today)).unwrap();
    let text = TextShown { version: 1, hash: "0".repeat(64) };
    let record = async move |act: &mut Act<'_>| releases::commands::record(act, of.case, &details, &text).await;
    perform(&tandem.store, &tandem.operator().await, record).await.unwrap()
}

/// Somebody brought a paper.
pub async fn came_with(tandem: &TestTandem, of: Someone) -> DocumentId {
    signed_paper(tandem, of, "a paper of theirs").await
}
