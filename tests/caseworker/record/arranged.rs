//! People with cases, for the tests of the record: the program that serves them, and files that they bring.

use domain::access::users::queries;
use domain::access::{Act, organizations};
use domain::intake::case::{self, Application, assignment};
use domain::intake::documents::{self, DocumentDetails, DocumentId, examine};
use domain::intake::participants::{self, ParticipantDetails};
use domain::intake::releases::{self, ReleaseDetails, ReleaseId, TextShown};
use domain::perform;
use domain::programs::{self, ProgramFile};
use domain::shared::{CaseId, Fields, ParticipantId, ProgramId};
use tests::people::{ABDUL, DENISE};
use tests::{Persona, TestTandem};

/// A program that needs three papers, one of them by a rule only.
const PROGRAM: &str = r#"
name = "Manufacturing pathways"
sector = "Manufacturing"
prefix = "LC"
stream = [{ code = "city", name = "City grant" }]
service = [{ code = "career-planning", name = "Career planning", class = "individualized" }]

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
