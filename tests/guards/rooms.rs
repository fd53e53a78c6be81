//! Rooms stand in one order and name only rooms above them; a face never names another.

use super::source::{File, files, paths};

/// What every room stands on. These may name each other.
const GROUND: [&str; 2] = ["setup", "shared"];

#[test]
fn a_room_names_only_rooms_above_it() {
    let rooms = children("domain/src/lib.rs");
    let place = |room: &str| rooms.iter().position(|known| known == room);
    assert!(rooms.len() > GROUND.len(), "{rooms:?}");
    let mut found = Vec::new();
    for (file, room) in within("domain/src", &rooms) {
        let named = named_from(&file, room).into_iter();
        let below = named.filter(|named| place(named) > place(room) && !both_ground(room, named));
        found.extend(below.map(|named| format!("{} names {named}, which stands below {room}", file.path)));
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_face_names_no_other_face() {
    let faces: Vec<String> = children("server/src/lib.rs").into_iter().filter(|face| face != "web").collect();
    let mut found = Vec::new();
    for (file, face) in within("server/src", &faces) {
        let others = named_from(&file, face).into_iter().filter(|named| named != face && faces.contains(named));
        found.extend(others.map(|other| format!("{} names {other}", file.path)));
    }
    for file in files("server/src/web", "rs") {
        let faces = named_from(&file, "web").into_iter().filter(|named| faces.contains(named));
        found.extend(faces.map(|face| format!("{} names {face}: plumbing knows no face", file.path)));
    }
    assert_eq!(found, Vec::<String>::new());
}

/// The modules that a `lib.rs` lists, in its order.
fn children(lib: &str) -> Vec<String> {
    let text = std::fs::read_to_string(super::source::root().join(lib)).expect("a list of modules");
    let lines = text.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
    let names = lines.map(|name| name.trim_end_matches(';').to_owned());
    let is_folder = |name: &String| super::source::exists(&lib.replace("lib.rs", name));
    names.filter(is_folder).collect()
}

/// The files of some folders, each with the folder it is in.
fn within<'a>(folder: &str, inside: &'a [String]) -> Vec<(File, &'a str)> {
    let all = inside
        .iter()
        .flat_map(|name| files(&format!("{folder}/{name}"), "rs").into_iter().map(move |file| (file, &**name)));
    all.collect()
}

/// The top modules of its crate that a file names, whether from the root or by climbing up to it.
fn named_from(file: &File, room: &str) -> Vec<String> {
    let below = file.path.split('/').skip_while(|part| *part != room).count();
    // How many steps up lead to the crate: `room/mod.rs` is one below it, `room/x.rs` two, `room/x/mod.rs` two.
    let depth = if file.path.ends_with("/mod.rs") { below - 1 } else { below };
    let mut named = Vec::new();
    for path in paths(&file.syntax()) {
        let climbed = path.iter().take_while(|part| *part == "super").count();
        let top = if path.first().is_some_and(|first| first == "crate") { path.get(1) } else { path.get(climbed) };
        let from_root = path.first().is_some_and(|first| first == "crate") || climbed >= depth;
        named.extend(top.filter(|_| from_root).cloned());
    }
    named
}

fn both_ground(one: &str, other: &str) -> bool {
    GROUND.contains(&one) && GROUND.contains(&other)
}
