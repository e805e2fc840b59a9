//! How long a receptionist waits for a name among 100,000 patients: three letters and more, accents ignored.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::{
    cell::{Cell, RefCell},
    hint::black_box,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use criterion::{Criterion, criterion_group, criterion_main};
use domain::{
    ClinicId, DeviceId, PatientId,
    document::DocumentKind,
    patient::{Patient, Sex},
};
use store::{Ctx, DatabaseKey, Founding, Store};
use uuid::Uuid;
use wire::DeviceKey;

const NOW: i64 = 1_800_000_000_000;
const PATIENTS: u64 = 100_000;
const PREFIXES: usize = 2_000;

const GIVEN: &str = "María Carmen Ana Isabel Laura Cristina Marta Lucía Elena Josefa Antonio Manuel José Francisco David \
    Juan Javier Daniel Carlos Jesús Alejandro Miguel Rafael Pablo Íñigo Núria Jordi Àlex Begoña Aitor Uxía Brais";
const FAMILY: &str = "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Hernández Ruiz \
    Díaz Moreno Muñoz Álvarez Romero Gutiérrez Alonso Navarro Torres Domínguez Ramos Vázquez Ramírez Gil Serrano Morales \
    Molina Blanco Suárez Castro Ortega Delgado Ortiz Marín Rubio Núñez Medina Sanz Castillo Iglesias Cortés Garrido \
    Santos Guerrero Lozano Cano Cruz Méndez Flores Prieto Herrera Peña León Márquez Cabrera Gallego Calvo Vidal Campos \
    Reyes Vega Fuentes Carrasco Díez Caballero Aguilar Nieto Santana Pascual Herrero Montero Hidalgo Giménez Ibáñez \
    Ferrer Durán Santiago Vicente Benítez Arias Mora Vargas Carmona Crespo Román Pastor Soto Sáez Velasco Moya Soler";

/// Numbers that are the same in every run.
struct Dice(Cell<u64>);

impl Dice {
    fn roll(&self, below: u64) -> u64 {
        let state = self.0.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.0.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }
}

/// Names with how many people bear them or a more frequent one.
struct Names(Vec<(u64, String)>);

impl Names {
    fn new(counted: impl IntoIterator<Item = (String, u64)>) -> Names {
        let mut sum = 0;
        let counted = counted.into_iter().map(|(name, count)| {
            sum += count;
            (sum, name)
        });
        Names(counted.collect())
    }

    fn draw(&self, dice: &Dice) -> &str {
        let at = dice.roll(self.0.last().map_or(1, |(sum, _)| *sum));
        &self.0[self.0.partition_point(|(sum, _)| *sum <= at)].1
    }
}

fn builtin(names: &str) -> Names {
    Names::new(names.split_whitespace().zip(1..).map(|(name, rank)| (name.to_owned(), 10_000 / rank)))
}

fn real(folder: &Path, files: &[&str]) -> Option<Names> {
    let mut counted = Vec::new();
    for file in files {
        let unpacked = Command::new("gzip").arg("-dc").arg(folder.join("spain/names_ine").join(file)).output().ok()?;
        for line in String::from_utf8(unpacked.stdout).ok()?.lines().skip(1) {
            let mut cells = line.split(',');
            if let (Some(name), Some(count)) = (cells.next(), cells.next()) {
                counted.push((name.to_owned(), count.parse().unwrap_or(0)));
            }
        }
    }
    (!counted.is_empty()).then(|| Names::new(counted))
}

fn names() -> (Names, Names) {
    let real = std::env::var_os("ESMALTE_REAL_DATA").and_then(|folder| {
        let folder = Path::new(&folder);
        let given = real(folder, &["hombres.csv.gz", "mujeres.csv.gz"])?;
        Some((given, real(folder, &["apellidos-100.csv.gz", "apellidos-20.csv.gz"])?))
    });
    println!("names: {}", if real.is_some() { "INE" } else { "built in (ESMALTE_REAL_DATA is not set)" });
    real.unwrap_or_else(|| (builtin(GIVEN), builtin(FAMILY)))
}

fn patient(n: u64, dice: &Dice, (given, family): &(Names, Names)) -> Patient {
    let phone = format!("6{:08}", dice.roll(100_000_000));
    Patient {
        id: PatientId(Uuid::from_u128(u128::from(n) << 64 | u128::from(dice.roll(u64::MAX)))),
        number: n.cast_signed(),
        given_name: given.draw(dice).to_owned(),
        family_name: family.draw(dice).to_owned(),
        family_name_2: family.draw(dice).to_owned(),
        birth_date: None,
        sex: Sex::Unknown,
        document_kind: Some(DocumentKind::Other),
        document_number: format!("{:08}", dice.roll(100_000_000)),
        phone,
        phone_2: String::new(),
        email: String::new(),
        address: String::new(),
        postcode: String::new(),
        city: String::new(),
        notes: String::new(),
        created_at: NOW,
        retired: false,
    }
}

fn store(folder: &Path) -> Store {
    let founding =
        Founding { clinic: ClinicId(Uuid::from_u128(1)), device: DeviceId(Uuid::from_u128(2)), name: "bench".into() };
    Store::found(folder, DatabaseKey([7; 32].into()), DeviceKey::from_seed(&[1; 32]), &founding).expect("founds")
}

/// What people type: the start of a name somebody here bears, three letters or more.
fn typed(dice: &Dice, patients: &[Patient]) -> String {
    loop {
        let somebody = &patients[usize::try_from(dice.roll(PATIENTS)).unwrap_or(0)];
        let name = if dice.roll(4) == 0 { &somebody.given_name } else { &somebody.family_name };
        let letters = 3 + usize::try_from(dice.roll(6)).unwrap_or(0);
        let prefix: String = name.to_lowercase().chars().take(letters).collect();
        if prefix.chars().filter(|letter| letter.is_alphanumeric()).count() >= 3 {
            return prefix;
        }
    }
}

fn search(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, dice, names) = (store(folder.path()), Dice(Cell::new(1)), names());
    let patients: Vec<Patient> = (1..=PATIENTS).map(|n| patient(n, &dice, &names)).collect();
    let ctx = Ctx { now: NOW, actor: None, salt: [9; 32] };
    let start = Instant::now();
    store.write(ctx, |tx| patients.iter().try_for_each(|patient| tx.save(patient, None))).expect("saves");
    println!("registered {PATIENTS} patients in {:.1} s", start.elapsed().as_secs_f64());

    let typed: Vec<String> = (0..PREFIXES).map(|_| typed(&dice, &patients)).collect();
    let find = |letters: &str| store.read(|tx| tx.search_patients(letters, false, 0, 50)).expect("searches");
    let mut turn = 0;
    c.bench_function("patient_search", |b| {
        b.iter(|| {
            turn += 1;
            black_box(find(&typed[turn % PREFIXES]))
        });
    });
    let times: RefCell<Vec<(Duration, &str)>> = RefCell::default();
    for letters in &typed {
        let start = Instant::now();
        assert!(black_box(find(letters)).total > 0, "{letters} is somebody's name");
        times.borrow_mut().push((start.elapsed(), letters));
    }
    let mut times = times.take();
    times.sort();
    let at = |share: usize| times[times.len() * share / 100].0.as_micros();
    let slowest: Vec<&str> = times.iter().rev().take(5).map(|(_, letters)| *letters).collect();
    println!("slowest: {}", slowest.join(", "));
    println!("BENCH patient-search p50_us={} p99_us={}", at(50), at(99));
}

criterion_group!(benches, search);
criterion_main!(benches);
