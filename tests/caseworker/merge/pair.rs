use std::collections::BTreeSet;

use domain::access::Act;
use domain::follow_up::merging;
use domain::intake::case;
use domain::intake::merge::{Entity, MergeDetails, commands, moved, moves};
use domain::intake::notes::{self, NoteDetails};
use domain::intake::participants::{self, ParticipantDetails, SafeChannel};
use domain::intake::releases::{self, lists::Ending};
use domain::intake::timeline;
use domain::perform;
use domain::shared::{Answer, Fields, ParticipantId, Refusal, Stop};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tests::people::{ABDUL, DENISE, MARCUS};
use tests::{Kind, TestTandem, both};

use crate::caseworker::record::arranged::{Someone, came_with, manage, nowhere, omar, released, rosa, someone};

/// Rosa once more, written down at another site's desk, with a case that ended.
async fn rosa_again(tandem: &TestTandem) -> Someone {
    let again = someone(
        tandem,
        ABDUL,
        &[
            ("given_name", "Rosa"),
            ("family_name", "Maldonado"),
            ("goes_by", "Chayo"),
            ("safe_channel", "in-person"),
            ("phone", "210-555-0119"),
        ],
    )
    .await;
    let withdraw = case::rules::Stage::Withdrawn;
    let row = case::ActiveModel {
        id: sea_orm::ActiveValue::Set(again.case),
        stage: sea_orm::ActiveValue::Set(withdraw),
        ..Default::default()
    };
    case::Entity::update(row).exec(tandem.store.for_migrations()).await.unwrap();
    again
}

async fn note(tandem: &TestTandem, of: Someone, body: &str) {
    let details = NoteDetails { day: tandem.today(), body: body.to_owned() };
    let write = async move |act: &mut Act<'_>| notes::commands::write(act, of.case, &details).await.map(drop);
    perform(&tandem.store, &tandem.operator().await, write).await.unwrap();
}

async fn merged(tandem: &TestTandem, stays: Someone, other: Someone) -> Answer<domain::intake::merge::MergeId> {
    let details = MergeDetails { survivor: stays.participant, reason: "The same passport in both files".into() };
    let (one, two) = (stays.participant, other.participant);
    let merge = async move |act: &mut Act<'_>| commands::merge(act, one, two, &details).await;
    perform(&tandem.store, &tandem.operator().await, merge).await
}

fn code(stop: Stop) -> String {
    match stop {
        Stop::Refused(refusals) => refusals.iter().map(|refusal: &Refusal| refusal.code).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

async fn person(tandem: &TestTandem, id: ParticipantId) -> participants::Participant {
    participants::Entity::find_by_id(id).one(tandem.store.read()).await.unwrap().unwrap()
}

/// Whose each row is, over every table that goes with a person.
async fn belongings(tandem: &TestTandem, id: ParticipantId) -> Vec<(String, u64)> {
    let db = tandem.store.read();
    vec![
        ("cases".into(), case::Entity::find().filter(case::Column::ParticipantId.eq(id)).count(db).await.unwrap()),
        ("notes".into(), notes::Entity::find().filter(notes::Column::ParticipantId.eq(id)).count(db).await.unwrap()),
        (
            "lines".into(),
            timeline::Entity::find()
                .filter(timeline::Column::ParticipantId.eq(id))
                .filter(timeline::Column::Object.ne(domain::shared::ObjectKind::Merge))
                .count(db)
                .await
                .unwrap(),
        ),
        (
            "duties".into(),
            domain::follow_up::tasks::Entity::find()
                .filter(domain::follow_up::tasks::Column::ParticipantId.eq(id))
                .count(db)
                .await
                .unwrap(),
        ),
        (
            "documents".into(),
            domain::intake::documents::Entity::find()
                .filter(domain::intake::documents::Column::ParticipantId.eq(id))
                .count(db)
                .await
                .unwrap(),
        ),
    ]
}

both!(a_manager_sees_both_merges_them_and_takes_it_back_exactly, async |tandem| {
    let (stays, other) = (rosa(tandem).await, rosa_again(tandem).await);
    manage(tandem, stays.program).await;
    note(tandem, stays, "hers").await;
    note(tandem, other, "hers too").await;
    came_with(tandem, other).await;
    let before = (belongings(tandem, stays.participant).await, belongings(tandem, other.participant).await);
    let marcus = tandem.sign_in(MARCUS).await;
    let address = format!("/merge/{}/{}", stays.participant, other.participant);
    let page = marcus.get(&address).await;
    assert_eq!(page.heading(), "Are these one person?");
    assert!(page.says("the same first name") || page.says("the same phone"), "{}", page.text());
    let page = marcus.post(&address, &[("reason", "")]).await;
    assert_eq!(page.status, 422);
    let page = marcus.post(&address, &[("reason", "The same passport in both files")]).await;
    assert!(page.says("The two records are one.") && page.says("Merged by Marcus Webb"), "{}", page.text());
    assert_eq!(belongings(tandem, other.participant).await.iter().map(|(_, count)| count).sum::<u64>(), 0);
    let survivor = person(tandem, stays.participant).await;
    assert_eq!(survivor.safe_channel, SafeChannel::InPerson, "the more careful of both");
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&format!("/cases/{}", other.case)).await.status, 404, "a case is reached as before");
    let found = denise.get("/participants?q=chayo").await;
    assert!(found.says("Rosa Maldonado Quiñones"), "found by the other's name: {}", found.text());
    let page = marcus.post(&format!("/merges/{}/undoing", merge_id(tandem).await), &[]).await;
    assert!(page.says("Both records stand as before."), "{}", page.text());
    assert_eq!((belongings(tandem, stays.participant).await, belongings(tandem, other.participant).await), before);
    let (survivor, other) = (person(tandem, stays.participant).await, person(tandem, other.participant).await);
    assert_eq!((survivor.safe_channel, other.merged_into), (SafeChannel::Text, None));
});

async fn merge_id(tandem: &TestTandem) -> domain::intake::merge::MergeId {
    Entity::find().one(tandem.store.read()).await.unwrap().unwrap().id
}

both!(what_was_built_on_keeps_a_merge, async |tandem| {
    let (stays, other) = (rosa(tandem).await, rosa_again(tandem).await);
    let id = merged(tandem, stays, other).await.unwrap();
    note(tandem, other, "after the merge, in the other's case").await;
    let undo = async move |act: &mut Act<'_>| commands::undo(act, id).await;
    let refused = perform(&tandem.store, &tandem.operator().await, undo).await.unwrap_err();
    assert_eq!(code(refused), "merge-built-upon");
    assert_eq!(person(tandem, other.participant).await.merged_into, Some(stays.participant));
});

both!(one_person_has_one_open_case_of_a_program, async |tandem| {
    let (one, two) = (rosa(tandem).await, omar(tandem).await);
    assert_eq!(code(merged(tandem, one, two).await.unwrap_err()), "merge-two-open-cases");
    manage(tandem, one.program).await;
    let page = tandem.sign_in(MARCUS).await.get(&format!("/merge/{}/{}", one.participant, two.participant)).await;
    assert!(page.says("Cases LC-2026-00001 and LC-2026-00002 are of one program"), "{}", page.text());
    assert_eq!(page.count("main form"), 0);
    assert_eq!(moved::Entity::find().count(tandem.store.read()).await.unwrap(), 0);
    assert_eq!(code(merged(tandem, one, one).await.unwrap_err()), "merge-with-itself");
});

both!(of_what_was_released_only_what_both_had_is_left_and_comes_back, async |tandem| {
    let (stays, other) = (rosa(tandem).await, rosa_again(tandem).await);
    let mine = released(tandem, stays, &[]).await;
    let elsewhere = released(tandem, stays, &[("recipient_name", "Whitcomb Tool")]).await;
    let theirs = [("categories", "skills"), ("categories", "resume"), ("until", "2026-12-31")];
    let theirs = released(tandem, other, &theirs).await;
    let id = merged(tandem, stays, other).await.unwrap();
    let all = releases::Entity::find().all(tandem.store.read()).await.unwrap();
    let standing: Vec<_> = all.iter().filter(|release| release.ended_at.is_none()).collect();
    assert_eq!(standing.len(), 1);
    assert_eq!(
        (standing[0].categories.0.as_slice(), standing[0].until_day.unwrap().iso().as_str()),
        (&[releases::lists::Category::Skills][..], "2026-12-31")
    );
    let ending = |id| all.iter().find(|release| release.id == id).unwrap().ending;
    assert_eq!([mine, elsewhere, theirs].map(ending), [Some(Ending::Merged); 3]);
    let undo = async move |act: &mut Act<'_>| commands::undo(act, id).await;
    perform(&tandem.store, &tandem.operator().await, undo).await.unwrap();
    let all = releases::Entity::find().all(tandem.store.read()).await.unwrap();
    let standing: BTreeSet<_> = all.iter().filter(|release| release.ended_at.is_none()).map(|r| r.id).collect();
    assert_eq!(standing, BTreeSet::from([mine, elsewhere, theirs]));
});

both!(only_a_manager_of_both_merges, async |tandem| {
    let (stays, other) = (rosa(tandem).await, rosa_again(tandem).await);
    let address = format!("/merge/{}/{}", stays.participant, other.participant);
    let denise = tandem.sign_in(DENISE).await;
    assert_eq!(denise.get(&address).await.status, 403);
    assert_eq!(denise.send(&address, &[]).await.status, 403);
    let marcus = tandem.sign_in(MARCUS).await;
    let page = marcus.get(&address).await;
    assert_eq!((page.status.as_u16(), page.html_without_chance()), (404, nowhere(&marcus).await), "not his program");
    let id = merged(tandem, stays, other).await.unwrap();
    assert_eq!(marcus.send(&format!("/merges/{id}/undoing"), &[]).await.status, 404);
    assert_eq!(denise.send(&format!("/merges/{id}/undoing"), &[]).await.status, 403);
    assert_eq!(code(merged(tandem, stays, other).await.unwrap_err()), "merged-already");
});

both!(whoever_was_merged_away_is_changed_no_more, async |tandem| {
    let (stays, other) = (rosa(tandem).await, rosa_again(tandem).await);
    let stale = person(tandem, other.participant).await;
    merged(tandem, stays, other).await.unwrap();
    let typed = [("given_name".to_owned(), "Rosalía".to_owned()), ("family_name".to_owned(), "M".to_owned())];
    let today = tandem.today();
    let details = Fields::read(&typed, |fields| ParticipantDetails::read(fields, today)).unwrap();
    let change = async move |act: &mut Act<'_>| {
        participants::commands::change(act, other.participant, details, stale.version).await
    };
    let stopped = perform(&tandem.store, &tandem.operator().await, change).await.unwrap_err();
    assert!(matches!(stopped, Stop::Conflict), "{stopped}");
});

// Every table that names a participant goes with the person or is known to stay.
both!(no_table_is_forgotten, async |tandem| {
    const STAYING: [&str; 8] = [
        "audit_entries",       // signed as they were
        "identifiers",         // one for each record; both are kept
        "demographics",        // the same
        "messages",            // to the address and by the channel that they were written for
        "search_words",        // made from names
        "possible_duplicates", // about records, not people
        "import_lines",        // what a file's line became
        "barred_signers",      // moved where the survivor does not have the same
    ];
    if tandem.kind != Kind::Sqlite {
        return;
    }
    let tables = "SELECT m.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
        WHERE m.type = 'table' AND c.name = 'participant_id'";
    let statement = sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, tables);
    let rows = sea_orm::ConnectionTrait::query_all_raw(tandem.store.read(), statement).await.unwrap();
    let named: BTreeSet<String> = rows.iter().map(|row| row.try_get("", "name").unwrap()).collect();
    let known: BTreeSet<String> =
        [moves::tables(), merging::tables(), STAYING.to_vec()].concat().into_iter().map(str::to_owned).collect();
    assert_eq!(named, known);
});
