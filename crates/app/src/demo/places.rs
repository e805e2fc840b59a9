//! Where the demo's patients live: postcodes of Seville and its surroundings, and a few from farther away.
//!
//! Figures: relation of postcodes and municipalities, CNIG / INE, CC BY 4.0. Street names are the commonplace ones.

/// Postcode and municipality, the farther ones first.
#[rustfmt::skip]
pub(super) static PLACES: &[(&str, &str)] = &[
    ("11001", "Cádiz"), ("11002", "Cádiz"), ("11400", "Jerez de la Frontera"), ("11401", "Jerez de la Frontera"),
    ("14001", "Córdoba"), ("14002", "Córdoba"), ("21001", "Huelva"), ("21002", "Huelva"), ("28001", "Madrid"),
    ("28002", "Madrid"), ("29001", "Málaga"), ("41001", "Sevilla"), ("41002", "Sevilla"), ("41003", "Sevilla"),
    ("41004", "Sevilla"), ("41005", "Sevilla"), ("41006", "Sevilla"), ("41007", "Sevilla"), ("41008", "Sevilla"),
    ("41009", "Sevilla"), ("41010", "Sevilla"), ("41011", "Sevilla"), ("41012", "Sevilla"), ("41013", "Sevilla"),
    ("41014", "Sevilla"), ("41089", "Dos Hermanas"), ("41100", "Coria del Río"), ("41339", "Carmona"),
    ("41400", "Écija"), ("41500", "Alcalá de Guadaíra"), ("41701", "Dos Hermanas"), ("41702", "Dos Hermanas"),
    ("41710", "Utrera"), ("41900", "Camas"), ("41920", "San Juan de Aznalfarache"), ("41927", "Mairena del Aljarafe"),
    ("41930", "Bormujos"), ("41940", "Tomares"), ("41960", "Gines"),
];

/// How many of [`PLACES`] lie outside the clinic's province.
pub(super) const FAR: usize = 11;

/// Streets any town has.
pub(super) static STREETS: &[&str] = &[
    "Calle Real",
    "Calle Mayor",
    "Calle San José",
    "Calle Nueva",
    "Calle Ancha",
    "Calle del Carmen",
    "Calle Virgen del Rocío",
    "Calle Cervantes",
    "Calle Antonio Machado",
    "Calle Blas Infante",
    "Calle Goya",
    "Calle Murillo",
    "Calle Doctor Fleming",
    "Calle Miguel Hernández",
    "Calle Juan Ramón Jiménez",
    "Avenida de Andalucía",
    "Avenida de la Constitución",
    "Avenida de la Paz",
    "Plaza de España",
    "Plaza de la Iglesia",
    "Ronda de los Tejares",
    "Camino de los Molinos",
];
