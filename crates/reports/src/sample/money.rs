//! Papers about money, made up: no clinic keeps accounts here yet. They prove that what such papers need can be set:
//! phases with totals, a table of taxes, sums carried over many pages.

use crate::{
    Document, Frame,
    frame::{body, small},
    letterhead::stack,
    palette::INK,
    scene::{Anchor, Style},
    signature,
    typeset::{Align, Block, Cell, Column, Level, Slab, Table, wrap},
};

/// Cents as a receipt says them: `1.234,50 €`.
pub fn euros(cents: i64) -> String {
    let (sign, cents) = if cents < 0 { ("−", -cents) } else { ("", cents) };
    let whole = (cents / 100).to_string();
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{:02}\u{a0}€", cents % 100)
}

fn nobody() -> Frame {
    Frame { patient: None, ..super::frame() }
}

fn word(text: &str, part: f64) -> Column {
    Column::new(text.to_owned(), part)
}

/// A column of amounts.
fn sum(text: &str, part: f64) -> Column {
    Column { align: Align::Right, ..Column::new(text.to_owned(), part) }
}

fn cells(words: &[&str]) -> Vec<Cell> {
    words.iter().map(|word| Cell { text: (*word).to_owned(), style: body().tabular() }).collect()
}

/// A row that sums up.
fn total(words: &[&str]) -> Vec<Cell> {
    words.iter().map(|word| Cell { text: (*word).to_owned(), style: body().tabular().bold() }).collect()
}

/// Names and what they are.
fn facts(facts: &[(&str, &str)]) -> Block {
    let row = |(name, what): &(&str, &str)| {
        vec![Cell { text: (*name).to_owned(), style: small() }, Cell { text: (*what).to_owned(), style: body() }]
    };
    Block::Table(Table::new(vec![word("", 1.0), word("", 3.0)], facts.iter().map(row).collect()))
}

/// A table whose last row sums it up.
fn summed(columns: Vec<Column>, rows: impl IntoIterator<Item = Vec<Cell>>, sum: Vec<Cell>) -> Block {
    Block::Table(Table::new(columns, rows.into_iter().chain([sum]).collect()))
}

/// What is to be done, when, and for how much.
pub fn budget() -> Document {
    type Work = (&'static str, &'static str, i64, i64);
    const PHASES: [(&str, &[Work]); 3] = [
        ("Fase 1 · Urgente", &[("Endodoncia molar", "46", 1, 22_000), ("Reconstrucción con perno", "46", 1, 11_500)]),
        (
            "Fase 2 · Saneamiento",
            &[
                ("Tartrectomía", "", 1, 6_000),
                ("Obturación de composite, dos caras", "16, 26", 2, 7_500),
                ("Obturación de composite, una cara", "15", 1, 6_000),
                ("Exodoncia quirúrgica de cordal incluido, con sutura y revisión a los siete días", "48", 1, 16_000),
            ],
        ),
        (
            "Fase 3 · Rehabilitación",
            &[("Implante con corona de zirconio", "36", 1, 145_000), ("Corona", "46", 1, 38_000)],
        ),
    ];
    let columns = || {
        vec![word("Tratamiento", 4.0), word("Pieza", 1.0), sum("Uds.", 0.6), sum("Precio", 1.2), sum("Importe", 1.3)]
    };
    let mut blocks = Vec::new();
    let mut whole = 0;
    for (phase, works) in PHASES {
        let part: i64 = works.iter().map(|(_, _, units, price)| units * price).sum();
        whole += part;
        blocks.push(Block::Section(Level::Part, phase.to_owned()));
        let rows = works.iter().map(|(name, tooth, units, price)| {
            cells(&[name, tooth, &units.to_string(), &euros(*price), &euros(units * price)])
        });
        blocks.push(summed(columns(), rows, total(&["Total de la fase", "", "", "", &euros(part)])));
        blocks.push(Block::Space(4.0));
    }
    let rows = [
        cells(&["Total", "", "", "", &euros(whole)]),
        cells(&["Descuento por pago anticipado, 5 %", "", "", "", &euros(-whole / 20)]),
    ];
    blocks.push(Block::Section(Level::Part, "Resumen".to_owned()));
    blocks.push(summed(columns(), rows, total(&["A pagar", "", "", "", &euros(whole - whole / 20)])));
    blocks.push(Block::Space(3.0));
    blocks.push(Block::Paragraph(
        "Presupuesto válido durante tres meses. Servicios de odontología exentos de IVA (Ley 37/1992, art. 20.Uno.5.º)."
            .to_owned(),
        small(),
    ));
    blocks.push(Block::Space(6.0));
    let frame = super::frame();
    let titles = ["Paciente, o quien le represente".to_owned(), "Por la clínica".to_owned()];
    blocks.push(Block::Drawing(signature::boxes(&titles, frame.texts(), frame.measure())));
    frame.document("Presupuesto", "2026/0318 · 22 de noviembre de 2026", blocks)
}

/// That something was paid.
pub fn receipt() -> Document {
    let frame = super::frame();
    let large = Style::new(22.0, INK).bold();
    let mut items = Vec::new();
    let end = stack(&mut items, wrap(&euros(12_350), large, frame.measure()), large, 0.0, 0.0, Anchor::Start);
    let blocks = vec![
        Block::Drawing(Slab { height: end + 2.0, items, keeps_next: true }),
        facts(&[
            ("Recibido de", "Ana María Güell Peñalver"),
            ("En concepto de", "Pago a cuenta del presupuesto 2026/0318"),
            ("Forma de pago", "Tarjeta, terminada en 4417"),
            ("Queda pendiente", &euros(234_175)),
        ]),
        Block::Space(8.0),
        Block::Drawing(signature::boxes(&["Recibí".to_owned()], frame.texts(), frame.measure())),
    ];
    frame.document("Recibo", "R-2026-0542 · 22 de noviembre de 2026", blocks)
}

/// An invoice: who to whom, lines, a table of taxes.
pub fn invoice() -> Document {
    let frame = super::frame();
    let lines = [
        ("Endodoncia molar 46", 22_000, "Exento"),
        ("Blanqueamiento dental", 28_000, "21 %"),
        ("Cepillo eléctrico", 4_950, "21 %"),
    ];
    let rows =
        lines.iter().map(|(name, price, tax)| cells(&[name, "1", &euros(*price), tax, &euros(*price)])).collect();
    let taxed: i64 = 28_000 + 4_950;
    let tax = (taxed * 21 + 50) / 100;
    let taxes = [
        cells(&["Exento, Ley 37/1992, art. 20.Uno.5.º", &euros(22_000), "—", &euros(0)]),
        cells(&["IVA 21 %", &euros(taxed), "21 %", &euros(tax)]),
    ];
    let columns =
        vec![word("Concepto", 4.0), sum("Uds.", 0.6), sum("Precio", 1.2), sum("IVA", 0.9), sum("Importe", 1.3)];
    let of_taxes = vec![word("Impuesto", 4.0), sum("Base", 1.4), sum("Tipo", 0.8), sum("Cuota", 1.4)];
    let blocks = vec![
        facts(&[
            ("Factura", "2026-A-0217"),
            ("Fecha de expedición", "22/11/2026"),
            ("Destinatario", "Ana María Güell Peñalver · 00000000T · Calle Mayor, 3, 46001 Valencia"),
        ]),
        Block::Space(4.0),
        Block::Table(Table::new(columns, rows)),
        Block::Space(5.0),
        summed(of_taxes, taxes, total(&["Total factura", "", "", &euros(22_000 + taxed + tax)])),
    ];
    frame.document("Factura", "2026-A-0217", blocks)
}

/// What is owed, over several pages, each carrying its sum to the next.
pub fn debts() -> Document {
    /// Rows of a page.
    const A_PAGE: usize = 36;
    const NAMES: [&str; 6] = [
        "Güell Peñalver, Ana",
        "Roca Etxeberria, Leo",
        "Muñoz Sáez, Hugo",
        "Ferrer Vidal, Núria",
        "Prieto Cano, Íñigo",
        "Llorente Pascual, Zoe",
    ];
    let owed = |n: usize| 4_500 + (n as i64 * 7_919) % 96_000;
    let columns = || vec![word("Paciente", 3.0), word("Factura", 1.4), word("Vencimiento", 1.3), sum("Pendiente", 1.3)];
    let (mut blocks, mut whole) = (Vec::new(), 0);
    let all: Vec<usize> = (0..96).collect();
    let pages = all.chunks(A_PAGE);
    let last = pages.len() - 1;
    for (page, of_page) in pages.enumerate() {
        let mut rows = Vec::new();
        if page > 0 {
            blocks.push(Block::Break);
            rows.push(total(&["Suma anterior", "", "", &euros(whole)]));
        }
        for n in of_page {
            let day = format!("{:02}/{:02}/2026", n % 28 + 1, n % 11 + 1);
            rows.push(cells(&[NAMES[n % NAMES.len()], &format!("2026-A-{:04}", n + 1), &day, &euros(owed(*n))]));
            whole += owed(*n);
        }
        let said = if page == last { "Total pendiente" } else { "Suma y sigue" };
        blocks.push(summed(columns(), rows, total(&[said, "", "", &euros(whole)])));
    }
    nobody().document("Saldos pendientes", "22 de noviembre de 2026", blocks)
}

/// What should be in the drawer, and what is.
pub fn cash_close() -> Document {
    let kinds = [("Efectivo", 41_200, 41_000), ("Tarjeta", 186_550, 186_550), ("Transferencia", 24_000, 24_000)];
    let rows = kinds.iter().map(|(name, expected, counted)| {
        cells(&[name, &euros(*expected), &euros(*counted), &euros(counted - expected)])
    });
    let (expected, counted) = kinds.iter().fold((0, 0), |(a, b), (_, x, y)| (a + x, b + y));
    let columns =
        vec![word("Forma de pago", 2.4), sum("Según registro", 1.4), sum("Contado", 1.4), sum("Diferencia", 1.2)];
    let frame = nobody();
    let blocks = vec![
        summed(columns, rows, total(&["Total", &euros(expected), &euros(counted), &euros(counted - expected)])),
        Block::Space(4.0),
        facts(&[("Motivo de la diferencia", "Cambio mal devuelto a primera hora.")]),
        Block::Space(6.0),
        Block::Drawing(signature::boxes(&["Cierra".to_owned(), "Revisa".to_owned()], frame.texts(), frame.measure())),
    ];
    frame.document("Cierre de caja", "22 de noviembre de 2026", blocks)
}

/// Who looked at what: a long table of words.
pub fn access_log() -> Document {
    const DONE: [&str; 4] = [
        "Abrió la ficha",
        "Imprimió el odontograma",
        "Anotó un hallazgo",
        "Emitió una carta de derivación al servicio de cirugía",
    ];
    const WHO: [&str; 3] = ["Laura Roca Vila", "Jordi Vidal Cano", "Carmen Delgado Vidal"];
    let rows = (0..260).map(|n: usize| {
        let at = format!("{:02}/11/2026 {:02}:{:02}", n / 14 % 28 + 1, 9 + n % 11, n * 7 % 60);
        cells(&[
            &at,
            WHO[n % WHO.len()],
            &format!("3.{:03}", n % 400),
            DONE[n % DONE.len()],
            ["Recepción", "Gabinete 1"][n % 2],
        ])
    });
    let columns =
        vec![word("Cuándo", 1.5), word("Quién", 1.7), word("Historia", 0.8), word("Qué", 2.8), word("Equipo", 1.1)];
    let table = Table::new(columns, rows.collect());
    nobody().document("Registro de accesos", "Noviembre de 2026", vec![Block::Table(table)])
}
