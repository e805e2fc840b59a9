//! Common Spanish names with how many bear them, so that the demo's waiting room sounds like a real one.
//!
//! Source: INE (Instituto Nacional de Estadística), first names and surnames by frequency; only the figures of the
//! commonest are carried over, in thousands of bearers, with the bearers' mean age. INE prints capitals without
//! accents; the accents are ours.

/// Year the mean ages refer to; the list does not say, and this one fits the ages of the commonest names.
pub(super) const COUNTED_IN: i32 = 2010;

/// A first name: the name, thousands of bearers, their mean age.
pub(super) type FirstName = (&'static str, f32, f32);

/// First names of women.
#[rustfmt::skip]
pub(super) static FEMALE: &[FirstName] = &[
    ("María Carmen", 681.1, 51.1), ("María", 668.1, 49.3), ("Carmen", 447.1, 59.5), ("Josefa", 325.9, 64.1),
    ("Isabel", 296.2, 54.2), ("Ana María", 281.5, 45.4), ("María Dolores", 273.0, 51.1), ("María Pilar", 271.7, 51.2),
    ("María Teresa", 263.1, 51.3), ("Ana", 261.3, 41.9), ("Laura", 248.2, 23.3), ("Francisca", 246.9, 60.9),
    ("Antonia", 239.8, 60.8), ("Dolores", 236.3, 63.4), ("María Ángeles", 234.4, 49.6), ("Cristina", 231.2, 28.0),
    ("Marta", 214.5, 24.4), ("María José", 207.5, 39.6), ("María Isabel", 207.5, 46.3), ("Pilar", 174.3, 59.9),
    ("María Luisa", 174.3, 55.8), ("Lucía", 171.9, 22.5), ("Concepción", 170.3, 61.5), ("Elena", 159.0, 34.5),
    ("Mercedes", 158.3, 56.9), ("Manuela", 157.9, 58.5), ("Rosa María", 149.6, 45.5), ("Raquel", 148.5, 29.9),
    ("Sara", 148.5, 21.6), ("María Jesús", 145.3, 49.4), ("Paula", 141.5, 17.6), ("Juana", 140.8, 62.1),
    ("Teresa", 140.3, 59.7), ("Rosario", 140.1, 59.8), ("Encarnación", 127.3, 59.0), ("Beatriz", 125.8, 31.5),
    ("Rosa", 122.4, 61.5), ("Nuria", 120.1, 33.0), ("Silvia", 119.6, 30.0), ("Montserrat", 116.9, 48.8),
    ("Julia", 113.8, 45.2), ("Patricia", 112.9, 25.6), ("Irene", 105.5, 24.3), ("Mónica", 104.1, 31.3),
    ("Andrea", 102.2, 18.1), ("Rocío", 101.2, 24.5), ("Ángela", 100.5, 44.6), ("María Mar", 100.2, 36.7),
    ("Margarita", 99.9, 55.4), ("Sonia", 98.6, 30.7), ("Sandra", 97.4, 23.1), ("Susana", 97.2, 35.6),
    ("Alicia", 96.4, 35.5), ("Yolanda", 94.0, 35.9), ("Alba", 94.0, 12.6), ("María Josefa", 93.8, 57.2),
    ("Marina", 92.1, 30.8), ("Natalia", 87.3, 23.4), ("María Rosario", 83.2, 53.0), ("Inmaculada", 82.0, 37.5),
    ("Ángeles", 80.5, 61.9), ("Esther", 78.9, 36.1), ("María Mercedes", 77.3, 49.0), ("Ana Isabel", 76.5, 36.4),
    ("Eva", 76.3, 28.5), ("Verónica", 72.0, 27.1), ("Amparo", 71.1, 60.8), ("Noelia", 71.1, 21.9),
    ("María Rosa", 66.8, 55.3), ("María Victoria", 65.0, 46.6), ("María Concepción", 63.9, 56.5),
    ("Carolina", 63.5, 28.8), ("Claudia", 63.3, 13.8), ("Eva María", 62.8, 34.5), ("Catalina", 62.5, 58.4),
    ("Consuelo", 62.3, 63.0), ("Victoria", 61.4, 49.0), ("Lorena", 61.3, 21.7), ("Ana Belén", 60.8, 30.9),
    ("María Antonia", 60.5, 54.4), ("María Elena", 60.0, 43.1), ("Miriam", 58.5, 21.1), ("Emilia", 57.4, 62.5),
    ("Nerea", 57.4, 13.5), ("Luisa", 56.8, 63.0), ("Inés", 56.6, 37.7), ("María Nieves", 54.4, 50.8),
    ("Gloria", 53.1, 50.3), ("Lidia", 53.0, 29.2), ("Carla", 52.5, 9.7), ("Aurora", 51.9, 56.7),
    ("Esperanza", 51.3, 56.5), ("Josefina", 51.2, 63.2), ("Sofía", 50.7, 22.3), ("Milagros", 50.4, 58.6),
    ("Olga", 49.8, 39.6), ("Celia", 48.1, 33.9), ("María Soledad", 48.0, 49.5), ("Purificación", 47.2, 60.6),
    ("María Cristina", 46.5, 42.8), ("Virginia", 45.9, 35.3), ("María Luz", 45.8, 52.7), ("Fátima", 44.1, 31.6),
    ("Lourdes", 43.9, 42.0), ("Ariadna", 20.3, 10.8), ("Aitana", 17.0, 5.9), ("Candela", 12.0, 7.7),
    ("Noa", 11.1, 4.6), ("Mar", 10.9, 10.3), ("Aina", 10.1, 10.4), ("Jimena", 7.8, 7.3), ("Lola", 7.4, 8.2),
    ("Irati", 6.4, 10.5), ("Nayara", 6.2, 6.1), ("Salma", 5.9, 6.8), ("Luna", 5.5, 9.6), ("Alexia", 5.0, 10.7),
    ("Abril", 4.9, 4.9), ("Aya", 4.5, 3.9), ("Naroa", 4.0, 9.3),
];

/// First names of men.
#[rustfmt::skip]
pub(super) static MALE: &[FirstName] = &[
    ("Antonio", 765.1, 52.7), ("José", 706.1, 58.3), ("Manuel", 658.3, 52.5), ("Francisco", 572.1, 54.1),
    ("Juan", 395.6, 53.7), ("David", 351.4, 25.7), ("José Antonio", 323.1, 44.1), ("José Luis", 312.3, 47.8),
    ("Javier", 297.4, 28.4), ("Jesús", 295.5, 45.0), ("Francisco Javier", 290.7, 38.4), ("Carlos", 280.0, 34.8),
    ("Daniel", 273.5, 24.1), ("Miguel", 263.4, 44.7), ("Rafael", 254.5, 47.1), ("José Manuel", 250.9, 41.7),
    ("Pedro", 250.0, 51.1), ("Alejandro", 236.5, 22.7), ("Ángel", 235.2, 48.3), ("Miguel Ángel", 229.9, 37.7),
    ("José María", 226.0, 49.3), ("Fernando", 217.5, 44.6), ("Luis", 214.3, 49.8), ("Pablo", 195.3, 25.5),
    ("Sergio", 195.3, 23.4), ("Jorge", 186.0, 29.9), ("Alberto", 180.4, 32.2), ("Juan Carlos", 163.9, 39.0),
    ("Juan José", 160.6, 43.6), ("Ramón", 141.7, 54.3), ("Enrique", 140.7, 46.4), ("Diego", 140.1, 31.3),
    ("Juan Antonio", 139.9, 43.7), ("Vicente", 139.0, 55.3), ("Álvaro", 135.7, 19.1), ("Raúl", 134.8, 26.2),
    ("Adrián", 131.5, 15.6), ("Joaquín", 125.6, 50.9), ("Iván", 124.5, 20.3), ("Andrés", 124.3, 44.8),
    ("Óscar", 120.6, 28.5), ("Rubén", 119.9, 22.3), ("Juan Manuel", 116.8, 40.7), ("Santiago", 116.3, 44.7),
    ("Eduardo", 112.0, 40.8), ("Víctor", 101.9, 27.5), ("Roberto", 98.9, 34.9), ("Jaime", 98.3, 39.2),
    ("Francisco José", 95.9, 35.4), ("Ignacio", 92.5, 36.1), ("Alfonso", 92.2, 47.3), ("Salvador", 90.4, 49.9),
    ("Ricardo", 88.3, 44.8), ("Mario", 84.8, 23.5), ("Jordi", 83.4, 34.2), ("Emilio", 82.9, 53.4),
    ("Marcos", 78.2, 23.1), ("Julián", 76.9, 53.6), ("Julio", 75.1, 51.6), ("Tomás", 72.1, 51.4),
    ("Agustín", 71.1, 52.2), ("Guillermo", 69.0, 32.2), ("Gabriel", 68.2, 36.9), ("José Miguel", 66.2, 39.3),
    ("Félix", 64.8, 55.0), ("José Ramón", 62.3, 47.0), ("Mohamed", 59.4, 32.3), ("Gonzalo", 58.5, 31.5),
    ("Joan", 57.3, 40.6), ("Marc", 57.2, 16.8), ("Mariano", 53.1, 56.8), ("Ismael", 52.8, 25.6),
    ("Domingo", 52.7, 57.5), ("Josep", 52.0, 51.0), ("Cristian", 51.6, 18.3), ("Juan Francisco", 48.8, 40.5),
    ("Alfredo", 48.2, 48.7), ("Nicolás", 48.1, 32.7), ("Sebastián", 47.6, 47.5), ("José Carlos", 46.2, 37.1),
    ("Felipe", 45.9, 51.7), ("Samuel", 45.6, 18.0), ("Hugo", 44.0, 8.6), ("Martín", 43.2, 39.4),
    ("César", 42.6, 36.2), ("Aitor", 42.5, 19.1), ("José Ángel", 41.3, 38.7), ("José Ignacio", 40.8, 43.3),
    ("Gregorio", 40.2, 57.9), ("Víctor Manuel", 39.7, 33.8), ("Héctor", 38.9, 18.5), ("Luis Miguel", 37.6, 37.0),
    ("José Francisco", 35.8, 42.0), ("Juan Luis", 35.4, 41.4), ("Lorenzo", 35.3, 52.9), ("Albert", 34.0, 28.5),
    ("Cristóbal", 33.8, 49.2), ("Esteban", 33.8, 47.8), ("Xavier", 33.6, 28.6), ("Eugenio", 32.6, 56.7),
    ("Iker", 32.3, 11.0), ("Rodrigo", 31.2, 21.4), ("Antonio José", 31.2, 37.0), ("Alex", 30.6, 10.6),
    ("Pol", 15.5, 9.8), ("Arnau", 15.0, 10.5), ("Izan", 12.2, 4.1), ("Adam", 8.8, 8.3), ("Nil", 4.9, 8.1),
    ("Biel", 4.6, 4.6), ("Oier", 4.4, 10.1), ("Aimar", 4.2, 6.6), ("Ayoub", 4.1, 9.4), ("Markel", 4.1, 8.3),
    ("Anas", 2.9, 7.6), ("Rayan", 2.6, 2.2),
];

/// Family names: the name, thousands of first-surname bearers.
#[rustfmt::skip]
pub(super) static FAMILY: &[(&str, f32)] = &[
    ("García", 1485.0), ("González", 936.0), ("Rodríguez", 934.0), ("Fernández", 929.0), ("López", 880.0),
    ("Martínez", 841.0), ("Sánchez", 823.0), ("Pérez", 787.0), ("Gómez", 496.0), ("Martín", 494.0),
    ("Jiménez", 392.0), ("Ruiz", 370.0), ("Hernández", 360.0), ("Díaz", 341.0), ("Moreno", 320.0), ("Álvarez", 286.0),
    ("Muñoz", 283.0), ("Romero", 220.0), ("Alonso", 200.0), ("Gutiérrez", 196.0), ("Navarro", 179.0),
    ("Torres", 169.0), ("Domínguez", 159.0), ("Vázquez", 150.0), ("Ramos", 145.0), ("Gil", 142.0), ("Ramírez", 135.0),
    ("Serrano", 133.0), ("Blanco", 125.0), ("Suárez", 121.0), ("Molina", 121.0), ("Morales", 120.0),
    ("Ortega", 118.0), ("Delgado", 117.0), ("Castro", 116.0), ("Ortiz", 107.0), ("Rubio", 106.0), ("Marín", 105.0),
    ("Sanz", 95.0), ("Núñez", 91.0), ("Iglesias", 91.0), ("Medina", 87.0), ("Garrido", 86.0), ("Santos", 84.0),
    ("Castillo", 84.0), ("Cortés", 83.0), ("Lozano", 80.0), ("Guerrero", 79.0), ("Cano", 78.0), ("Prieto", 75.0),
    ("Méndez", 73.0), ("Calvo", 71.0), ("Cruz", 70.0), ("Gallego", 70.0), ("Vidal", 70.0), ("León", 69.0),
    ("Herrera", 69.0), ("Márquez", 69.0), ("Peña", 68.0), ("Cabrera", 68.0), ("Flores", 68.0), ("Campos", 66.0),
    ("Vega", 65.0), ("Díez", 64.0), ("Fuentes", 64.0), ("Carrasco", 63.0), ("Caballero", 61.0), ("Nieto", 61.0),
    ("Reyes", 59.0), ("Aguilar", 59.0), ("Pascual", 59.0), ("Herrero", 58.0), ("Santana", 58.0), ("Lorenzo", 57.0),
    ("Hidalgo", 57.0), ("Montero", 56.0), ("Ibáñez", 56.0), ("Giménez", 56.0), ("Ferrer", 55.0), ("Durán", 54.0),
    ("Vicente", 53.0), ("Benítez", 53.0), ("Mora", 53.0), ("Santiago", 53.0), ("Arias", 53.0), ("Vargas", 52.0),
    ("Carmona", 51.0), ("Crespo", 50.0), ("Román", 49.0), ("Pastor", 49.0), ("Soto", 48.0), ("Sáez", 48.0),
    ("Velasco", 47.0), ("Soler", 46.0), ("Moya", 46.0), ("Esteban", 46.0), ("Parra", 45.0), ("Bravo", 45.0),
    ("Gallardo", 45.0), ("Rojas", 44.0), ("Pardo", 44.0), ("Merino", 43.0), ("Franco", 42.0), ("Espinosa", 42.0),
    ("Izquierdo", 42.0), ("Lara", 42.0), ("Rivas", 41.0), ("Silva", 41.0), ("Rivera", 41.0), ("Casado", 41.0),
    ("Arroyo", 40.0), ("Redondo", 40.0), ("Camacho", 40.0), ("Rey", 40.0), ("Vera", 40.0), ("Otero", 40.0),
    ("Luque", 39.0), ("Galán", 39.0), ("Montes", 39.0), ("Ríos", 39.0), ("Sierra", 39.0), ("Segura", 39.0),
    ("Carrillo", 38.0), ("Marcos", 38.0), ("Martí", 38.0), ("Soriano", 37.0), ("Mendoza", 37.0), ("Robles", 36.0),
    ("Bernal", 36.0), ("Vila", 36.0), ("Valero", 36.0), ("Palacios", 35.0), ("Expósito", 35.0), ("Benito", 35.0),
    ("Andrés", 35.0), ("Varela", 35.0), ("Pereira", 35.0), ("Macías", 35.0), ("Guerra", 35.0), ("Heredia", 34.0),
    ("Bueno", 34.0), ("Roldán", 34.0), ("Mateo", 34.0), ("Villar", 33.0), ("Contreras", 33.0), ("Miranda", 33.0),
    ("Guillén", 32.0), ("Mateos", 32.0), ("Escudero", 32.0), ("Aguilera", 32.0), ("Menéndez", 32.0), ("Casas", 32.0),
    ("Aparicio", 31.0), ("Rivero", 31.0), ("Estévez", 31.0), ("Beltrán", 31.0), ("Padilla", 31.0), ("Gracia", 30.0),
    ("Rico", 30.0), ("Calderón", 30.0), ("Abad", 30.0), ("Gálvez", 30.0), ("Conde", 30.0), ("Salas", 30.0),
    ("Jurado", 30.0), ("Quintana", 30.0), ("Plaza", 29.0), ("Acosta", 29.0), ("Aranda", 29.0), ("Blázquez", 29.0),
    ("Roca", 29.0), ("Bermúdez", 29.0), ("Costa", 29.0), ("Miguel", 29.0), ("Santamaría", 29.0), ("Salazar", 29.0),
    ("Guzmán", 28.0), ("Serra", 28.0), ("Villanueva", 28.0), ("Cuesta", 28.0), ("Manzano", 28.0), ("Tomás", 28.0),
    ("Hurtado", 28.0), ("Trujillo", 28.0), ("Rueda", 28.0), ("Pacheco", 27.0), ("Ávila", 27.0), ("Simón", 27.0),
    ("de la Fuente", 27.0), ("Pons", 27.0), ("Lázaro", 27.0), ("Sancho", 27.0), ("Mesa", 27.0), ("del Río", 26.0),
    ("Escobar", 26.0), ("Millán", 26.0), ("Blasco", 26.0), ("Alarcón", 26.0), ("Luna", 26.0), ("Castaño", 26.0),
];
