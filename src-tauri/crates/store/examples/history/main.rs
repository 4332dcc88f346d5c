//! Executions that never ran, recorded as if they had; and what finding them costs, next to plain SQLite.
//!
//! `history seed HOME N` records; `history bench FOLDER N` records, measures and prints a line of JSON.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program of the bench, not of the product")]

mod floor;
mod seed;

use std::path::Path;
use std::time::Instant;

use pipewright_store::{
    Comparison, Condition, Durability, FactName, FactTest, Facts, Search, Sort, SortBy, Store,
};
use serde_json::json;

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

/// The median of nine, in milliseconds, how much was found, and the shortest, which other programs disturb least.
fn timed<T>(mut act: impl FnMut() -> T, count: impl Fn(&T) -> usize) -> (f64, usize, f64) {
    let mut times = Vec::new();
    let mut found = 0;
    for _ in 0..9 {
        let start = Instant::now();
        let answer = act();
        times.push(start.elapsed().as_secs_f64() * 1e3);
        found = count(&answer);
    }
    times.sort_by(f64::total_cmp);
    (times[4], found, times[0])
}

/// Executions that are recorded one by one: as long as it takes a second or two.
const SINGLE: usize = 2_000;
const PLAYED: usize = 500;

/// How many a second.
fn rate(count: usize, act: impl FnOnce()) -> f64 {
    let start = Instant::now();
    act();
    count as f64 / start.elapsed().as_secs_f64()
}

fn bench(folder: &Path, count: usize) {
    let home = folder.join(format!("home-{count}"));
    let _ = std::fs::remove_dir_all(&home);
    let store = Store::open(&home).unwrap();
    let mut made = seed::seed(&store, count, SINGLE + PLAYED);
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
    let run = |search: Search| timed(|| store.search(&search).unwrap(), Vec::len);
    let list = run(search(all(), Sort::newest().by, 100));
    let filter = run(search(above(seed::auc_above(0.9)), SortBy::Fact(auc()), 100));
    let two = Condition::All(vec![above(seed::auc_above(0.5)), shallow]);
    let filters = run(search(two.clone(), SortBy::Fact(auc()), 100));
    let every = run(search(all(), Sort::newest().by, u64::MAX));
    let totals = timed(|| store.totals(&all()).unwrap(), |totals| totals.count as usize);
    let totals_two = timed(|| store.totals(&two).unwrap(), |totals| totals.count as usize);
    let deep = timed(
        || {
            store
                .search(&Search { offset: count as u64 / 2, ..search(all(), SortBy::Fact(auc()), 100) })
                .unwrap()
        },
        Vec::len,
    );
    let word = Condition::Word("baseline".to_owned());
    let words = timed(|| store.totals(&word).unwrap(), |totals| totals.count as usize);
    let bytes = std::fs::metadata(home.join("pipewright.db")).map_or(0, |file| file.len());
    let (recorded, played) = record(&store, &mut made);
    let floor = floor::measure(&folder.join(format!("floor-{count}.db")), count);
    println!(
        "{}",
        json!({
            "executions": count, "megabytes": bytes as f64 / 1e6,
            "recorded_per_s": recorded, "played_per_s": played,
            "list": list, "filter": filter, "filters": filters, "every": every,
            "totals": totals, "totals_filters": totals_two, "middle": deep, "words": words,
            "floor": floor,
        })
    );
}

/// How many executions a second are recorded with a commit each that waits for the disk, and how many step by step as the
/// engine does it: after all the others, as it is harder then.
fn record(store: &Store, made: &mut seed::Made) -> (f64, f64) {
    let (single, played) = (made.take(SINGLE), made.take(PLAYED));
    let recorded = rate(SINGLE, || {
        for one in &single {
            store.import_execution(one, Durability::PowerLoss).unwrap();
        }
    });
    (recorded, rate(PLAYED, || played.iter().for_each(|one| seed::play(store, one))))
}
