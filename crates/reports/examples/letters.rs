//! Writes sample letters and cards as PDF: `cargo run -p reports --example letters -- OUTDIR`.

use std::{fs, path::PathBuf};

use reports::{CarnetReport, Frame, Language, LetterReport, sample};

const REFERRAL: &str = "A la atención de Dra. Inés Ríos:

Le remito a Ana María Güell Peñalver, de 34 años (fecha de nacimiento 14/05/1992), para valoración y tratamiento por el motivo siguiente.

# Motivo
Exodoncia del 48, incluido en contacto con el conducto dentario inferior. Dolor recurrente desde hace tres meses.

# Alergias
- Penicilinas: urticaria (grave)

# Medicación
- Acenocumarol, según pauta

# Hallazgos
- 48: Exodoncia indicada (planificado)

Le agradeceré que me informe de su valoración y del tratamiento realizado. Puede llamar al 963 12 34 56 para lo que necesite.

Un cordial saludo.";
const ATTENDANCE: &str = "Clínica Dental Peñalver hace constar que Ana María Güell Peñalver, con documento 00000000T, ha acudido a esta clínica el día 22 de noviembre de 2026, entre las 10:05 y las 11:30 horas.

Y para que conste donde convenga, se expide a petición de la persona interesada el 22 de noviembre de 2026.";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(std::env::args().nth(1).ok_or("usage: letters OUTDIR")?);
    fs::create_dir_all(&out)?;
    for colour in [true, false] {
        let frame = || Frame { patient: None, colour, ..sample::frame() };
        let ink = if colour { "" } else { "-bw" };
        let doctor = "Dra. Laura Roca Vila";
        let signed = |title, addressee, text| LetterReport {
            frame: frame(),
            title,
            addressee,
            text,
            signer: doctor,
            licence: "46003214",
            date: sample::day(),
        };
        let to = "Dra. Inés Ríos\nServicio de Cirugía Maxilofacial\nHospital de la Ribera\nAvenida del Puerto, 3, 46023 Valencia";
        let letters = [
            ("referral", signed("Carta de derivación", to, REFERRAL)),
            ("attendance", signed("Justificante de asistencia", "", ATTENDANCE)),
        ];
        for (name, letter) in letters {
            fs::write(out.join(format!("{name}{ink}.pdf")), letter.render()?.to_pdf()?)?;
        }
        for (age, language) in [(3.0, Language::Es), (8.0, Language::Es), (12.5, Language::En)] {
            let card = CarnetReport {
                frame: Frame { language, ..frame() },
                name: "Leo",
                date: sample::day(),
                age_years: Some(age),
                chart: &sample::chart(&sample::child()),
                fluoride_on: Some(sample::day()),
                next_on: (age > 10.0).then(sample::day),
            };
            fs::write(out.join(format!("carnet-{age}{ink}.pdf")), card.render()?.to_pdf()?)?;
        }
    }
    Ok(())
}
