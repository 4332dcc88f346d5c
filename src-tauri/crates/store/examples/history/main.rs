//! Executions that never ran, recorded as if they had; and what finding them costs, next to plain SQLite.
//!
//! `history seed HOME N` records; `history bench FOLDER N` records, measures and prints a line of JSON.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program of the bench, not of the product")]

mod floor;
mod seed;

use std::path::Path;
use std::time::Instant;

use pipewright_store::{
    Comparison, Condition, Durability, FactName, FactTest, Facts, ImportedExecution, Search, Sort, SortBy,
    Store,
};
use serde_json::{Value, json};

use floor::Floor;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [mode, folder, count] = arguments.as_slice() else { panic!("history seed|bench FOLDER N") };
    let (folder, count) = (Path::new(folder), count.parse().unwrap());
    match mode.as_str() {
        "seed" => {
            let start = Instant::now();
            seed::seed(&Store::open(folder).unwrap(), count, 0);
            let seconds = start.elapsed().as_secs_f64();
            println!("{count} executions in {seconds:.1} s");
        }
        _ => bench(folder, count),
    }
}

/// The median of nine, in milliseconds.
fn timed<T>(mut act: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS).map(|_| taken(&mut act)).collect();
    median(&mut times)
}

/// The medians of nine of both and of their quotients. They are asked in turn: what else the machine does then slows down
/// both, and not the one that happens to be asked at that time.
fn in_turn<T, U>(mut own: impl FnMut() -> T, mut floor: impl FnMut() -> U) -> Value {
    let mut times = [(); 3].map(|()| Vec::new());
    for _ in 0..ROUNDS {
        let (own, floor) = (taken(&mut own), taken(&mut floor));
        for (times, time) in times.iter_mut().zip([own, floor, own / floor]) {
            times.push(time);
        }
    }
    let [own, floor, quotient] = times.map(|mut times| median(&mut times));
    json!({ "own": own, "floor": floor, "times": quotient })
}

const ROUNDS: usize = 9;

fn taken<T>(mut act: impl FnMut() -> T) -> f64 {
    let start = Instant::now();
    std::hint::black_box(act());
    start.elapsed().as_secs_f64() * 1e3
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Executions that are recorded one by one, some of them at a time: as long as it takes a second or two.
const SINGLE: usize = 2_000;
const AT_A_TIME: usize = 100;
const PLAYED: usize = 500;

fn bench(folder: &Path, count: usize) {
    let home = folder.join(format!("home-{count}"));
    let _ = std::fs::remove_dir_all(&home);
    let store = Store::open(&home).unwrap();
    let mut made = seed::seed(&store, count, SINGLE + PLAYED);
    let (database, least) = (home.join("pipewright.db"), folder.join(format!("floor-{count}.db")));
    let mut floor = Floor::new(&least, count);
    let search = |condition, by, limit| Search {
        condition,
        sort: Sort { by, descending: true },
        offset: 0,
        limit,
        facts: Facts::All,
    };
    let auc = || FactName::metric("roc_auc");
    let above = |bound| Condition::Fact(auc(), FactTest::Number(Comparison::Greater, bound));
    let depth = FactName::parameter(seed::PARAMETERS[2]);
    let shallow = Condition::Fact(depth, FactTest::Number(Comparison::Less, 0.5));
    let all = || Condition::All(Vec::new());
    let two = Condition::All(vec![above(seed::auc_above(0.5)), shallow]);
    let newest = || Sort::newest().by;
    let beside = |search: Search, sql: &str| {
        // Neither is asked for the first time when it counts.
        assert_eq!(store.search(&search).unwrap().len() * 20, floor.load(sql));
        in_turn(|| store.search(&search).unwrap(), || floor.load(sql))
    };
    let list = beside(search(all(), newest(), 100), floor::LIST);
    let filter = beside(search(above(seed::auc_above(0.9)), SortBy::Fact(auc()), 100), floor::FILTER);
    let filters = beside(search(two.clone(), SortBy::Fact(auc()), 100), floor::FILTERS);
    let every = beside(search(all(), newest(), u64::MAX), floor::EVERY);
    let middle = Search { offset: count as u64 / 2, ..search(all(), SortBy::Fact(auc()), 100) };
    let by_text = search(all(), SortBy::Fact(FactName::parameter(seed::PARAMETERS[6])), 100);
    let word = Condition::Word("baseline".to_owned());
    let alone = json!({
        "middle": timed(|| store.search(&middle).unwrap()),
        "by_text": timed(|| store.search(&by_text).unwrap()),
        "totals": timed(|| store.totals(&all()).unwrap()),
        "totals_filters": timed(|| store.totals(&two).unwrap()),
        "words": timed(|| store.totals(&word).unwrap()),
    });
    let bytes = std::fs::metadata(&database).map_or(0, |file| file.len());
    // Recording writes anywhere in the indexes. What is measured is how long the disk takes to write, and not to read what the
    // system had dropped from its memory meanwhile.
    for file in [&database, &least] {
        std::io::copy(&mut std::fs::File::open(file).unwrap(), &mut std::io::sink()).unwrap();
    }
    let recorded = record(&store, &mut floor, &made.take(SINGLE));
    let played = made.take(PLAYED);
    let playing = taken(|| played.iter().for_each(|one| seed::play(&store, one)));
    println!(
        "{}",
        json!({
            "executions": count, "megabytes": bytes as f64 / 1e6,
            "list": list, "filter": filter, "filters": filters, "every": every, "alone": alone,
            "recorded": recorded, "played_per_s": PLAYED as f64 / playing * 1e3,
        })
    );
}

/// How many executions a second are recorded with a commit each that waits for the disk, a hundred of these and a hundred of
/// the floor's in turn: after all the others, as it is harder then.
fn record(store: &Store, floor: &mut Floor, single: &[ImportedExecution]) -> Value {
    let (mut own, mut least) = (0.0, 0.0);
    for some in single.chunks(AT_A_TIME) {
        own += taken(|| {
            for one in some {
                store.import_execution(one, Durability::PowerLoss).unwrap();
            }
        });
        least += taken(|| some.iter().for_each(|_| floor.record()));
    }
    let rate = |time: f64| single.len() as f64 / time * 1e3;
    json!({ "own": rate(own), "floor": rate(least), "times": own / least })
}
