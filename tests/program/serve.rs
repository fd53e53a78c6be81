//! The server's own process: killed at any moment it loses nothing that it answered with success, and doubles nothing.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use domain::access::audit;
use domain::intake::notes;
use reqwest::Method;
use sea_orm::EntityTrait;
use tests::people::{DENISE, PASSWORD};
use tests::{TestTandem, Visitor, both, try_to_sign_in};
use uuid::Uuid;

/// How many write at once.
const WRITERS: usize = 4;
/// When it is killed after they began, in milliseconds: odd on purpose, so that it falls into any step of a write.
const KILLED_AFTER: [u64; 6] = [35, 110, 260, 75, 430, 190];

/// A note as it was sent, and whether its sender was told that it is saved.
struct Try {
    form: Vec<(String, String)>,
    body: String,
    answered: bool,
}

both!(a_server_killed_while_people_write_loses_and_doubles_nothing, async |tandem| {
    let program = tandem.open_program().await;
    let case = tandem.active(program, "Rosa Maldonado", DENISE).await;
    let notes_of = format!("/cases/{case}/notes");
    let mut served = tandem.start_server().await;
    let denise = Arc::new(served.visitor());
    let page = try_to_sign_in(&denise, DENISE.email, PASSWORD).await;
    assert_eq!(page.path, "/");
    let form = denise.get(&format!("/cases/{case}?add=note")).await.form(&notes_of).unwrap();
    let mut tries = Vec::new();
    for (round, pause) in KILLED_AFTER.into_iter().enumerate() {
        let writing: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (denise, path, form) = (denise.clone(), notes_of.clone(), form.values.clone());
                tokio::spawn(write_until_it_breaks(denise, path, form, format!("Round {round}, writer {writer}")))
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(pause)).await;
        served.kill_and_start(tandem).await;
        for written in writing {
            tries.extend(written.await.unwrap());
        }
        let kept = kept(tandem).await;
        for told in tries.iter().filter(|one| one.answered) {
            assert_eq!(kept.get(&told.body), Some(&1), "{} was answered with success", told.body);
        }
    }
    let answered = tries.iter().filter(|one| one.answered).count();
    assert!(answered > 0 && answered < tries.len(), "{answered} of {} were answered", tries.len());
    // Whoever was not answered sends the same form again, and whoever was presses twice: nothing is doubled.
    for one in &tries {
        let answer = denise.request(Method::POST, &notes_of).form(&one.form).send().await.unwrap();
        assert_eq!(answer.status(), 303, "{}", one.body);
    }
    let kept = kept(tandem).await;
    assert_eq!(kept.len(), tries.len());
    assert!(kept.values().all(|count| *count == 1), "{kept:?}");
    let entries = audit::Entity::find().all(tandem.store.read()).await.unwrap();
    let entries = entries.iter().filter(|entry| entry.action == "note-written").count();
    assert_eq!(entries, tries.len(), "an entry for each note, and for nothing else");
});

/// Writes one note after another until the server is gone.
async fn write_until_it_breaks(
    visitor: Arc<Visitor>,
    path: String,
    form: Vec<(String, String)>,
    who: String,
) -> Vec<Try> {
    let mut tries = Vec::new();
    loop {
        let body = format!("{who}, note {}", tries.len());
        let mut sent: Vec<_> = form.iter().filter(|(name, _)| name != "_key" && name != "note").cloned().collect();
        sent.extend([("_key".to_owned(), Uuid::now_v7().to_string()), ("note".to_owned(), body.clone())]);
        let answer = visitor.request(Method::POST, &path).form(&sent).send().await;
        let answered = answer.is_ok_and(|answer| answer.status() == 303);
        tries.push(Try { form: sent, body, answered });
        if !answered {
            return tries;
        }
    }
}

/// How often each note stands in the database.
async fn kept(tandem: &TestTandem) -> BTreeMap<String, usize> {
    let mut kept = BTreeMap::new();
    for note in notes::Entity::find().all(tandem.store.read()).await.unwrap() {
        *kept.entry(note.body).or_default() += 1;
    }
    kept
}
