//! Spanish.

use super::Lists;

pub(super) const LISTS: Lists = Lists {
    function: "el la los las de del que y a en un una unos unas por con para es se no su sus lo al \
               como más pero o le les este esta esto estos estas ese esa eso esos esas son fue ha \
               han hay ser está están muy también ya cuando donde quien quienes entre sin sobre \
               desde hasta si porque todo toda todos todas cada otro otra otros otras nos me te \
               mi tu nuestro nuestra nuestros nuestras era eran había puede pueden qué cómo \
               según durante contra ante bajo tras e u ni sino aunque mientras así lxs todxs",
    negation: "no nunca jamás nadie nada ningún ninguno ninguna ningunos ningunas ni tampoco \
               ningunx",
    half_negation: "lugar evitado evitada evitando evitarse impedido impedida impidió impidan prohíben prohibir rechazado rechazada vacía vacíos vacías sin excepto salvo imposible incapaz insuficiente falta faltan faltaba carece \
                    carecen evita evitar evite evitan evitará impide impiden impedir negó niega \
                    niegan negaron negar rechaza rechazó rechazan innecesario innecesaria \
                    desconocido desconocida prohíbe prohibido prohibida ausencia ausente contrario \
                    inexistente incorrecto inválido raramente fracaso fracasó falla fallan fallar \
                    fallará difícilmente difícil vacío excepción",
    half_stems: &[
        "rechaz", "prohib", "invalid", "anul", "evit", "imped", "exclu", "carec",
    ],
    idioms: &[
        "más que nada",
        "sin embargo",
        "sin duda",
        "sin más",
        "no cabe duda",
        "no solo",
        "no sólo",
        "no solamente",
        "no obstante",
        "nada más",
        "a no ser",
        "no olvide",
        "no olvides",
        "no dude",
        "no dudes",
        "por qué no",
        "o no",
        "si no",
        "nada menos",
        "no más de",
        "no menos de",
        "no importa",
        "hasta que no",
        "para nada",
        "de nada",
        "nunca más",
        "como si nada",
    ],
    twice: "no muy que sí ya casi luego tan bien poco nunca así más mucho claro venga viva dale \
            bueno hala ja nos",
    cardinals: "cero=0 uno=1 un=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 \
                nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciséis=16 \
                diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21 veintiún=21 \
                veintiuna=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 \
                veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 \
                cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 \
                ciento=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300 \
                cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 \
                seiscientos=600 seiscientas=600 setecientos=700 setecientas=700 \
                ochocientos=800 ochocientas=800 novecientos=900 novecientas=900 \
                doscientxs=200 trescientxs=300 cuatrocientxs=400 quinientxs=500",
    ordinals: "decimosegundo=12 decimosegunda=12 decimoprimero=11 decimoprimera=11 decimoséptimo=17 decimoséptima=17 decimoctavo=18 decimoctava=18 decimonoveno=19 decimonovena=19 decimocuarta=14 decimoquinta=15 decimosexta=16 primero=1 primera=1 primer=1 primeros=1 primeras=1 segundo=2 segunda=2 segundos=2 \
               segundas=2 tercero=3 tercera=3 tercer=3 terceros=3 terceras=3 cuarto=4 cuarta=4 quinto=5 quinta=5 sexto=6 \
               sexta=6 séptimo=7 séptima=7 octavo=8 octava=8 noveno=9 novena=9 décimo=10 \
               décima=10 undécimo=11 undécima=11 duodécimo=12 duodécima=12 decimotercero=13 \
               decimotercera=13 decimocuarto=14 decimoquinto=15 decimosexto=16 vigésimo=20 \
               vigésima=20 trigésimo=30 trigésima=30 cuadragésimo=40 quincuagésimo=50 \
               centésimo=100",
    scales: "mil=1000 millón=1000000 millones=1000000 billón=1000000000000 \
             billones=1000000000000 millardo=1000000000",
    loose: "ambos=2 ambas=2 ambxs=2 par=2 doble=2 mitad=2 medio=2 media=2 triple=3 tercio=3 \
            tercios=3 cuartos=4 docena=12 docenas=12 decena=10 decenas=10 veintena=20 \
            treintena=30 cincuentena=50 centenar=100 centenares=100 cientos=100 miles=1000 \
            mediodía=12 medianoche=12 único=1 única=1 unos=1 unas=1 quincena=15 siglo=100 \
            década=10 décadas=10 veces=2 quintos=5 semana=7 semanas=7 año=1 sola=1 solo=1",
    joiners: "y",
    months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre \
             diciembre",
    short_months: "ene feb mar abr may jun jul ago sep oct nov dic",
    days: "lunes martes miércoles jueves viernes sábado domingo",
    percent: "porciento ciento porcentaje",
    capitals: "aplicación aplicaciones líder líderes notas manifiesto responsable elección elecciones resolución dependencias desarrollador desarrolladores regla reglas muelle módulo línea nuevo nueva paquete paquetes documento documentos compromiso usuario usuarios disco discos gestión administrador administración comunicación comunicaciones tiempo hora informe carta libro libros historia biblioteca museo teatro hospital estación aeropuerto puente torre puerta comunidad colectivo campaña coalición alianza iniciativa plataforma foro festival prensa radio televisión noticias revista editor autor herramienta configuración instalación introducción conclusión ejemplo pregunta respuesta mercado cocina escuela valle comunidades colectiva españa francia alemania italia grecia inglaterra reino unido unidos estados europa \
               américa áfrica asia méxico brasil perú panamá canadá japón china corea india rusia \
               turquía suecia noruega dinamarca finlandia polonia suiza bélgica holanda países \
               bajos austria hungría rumanía ucrania irlanda escocia gales londres parís roma \
               madrid lisboa berlín múnich viena ginebra bruselas moscú atenas venecia florencia \
               milán nápoles turín génova colonia varsovia praga nueva york habana jerusalén \
               egipto marruecos argelia túnez siria líbano jordania palestina israel irak irán \
               filipinas república presidente ministro ministra alcalde gobernador rey reina \
               papa general secretario director doctor profesor ministerio departamento oficina \
               consejo comité congreso parlamento senado corte tribunal gobierno estado ciudad \
               iglesia universidad instituto academia partido unión federación asociación \
               organización sociedad fundación empresa banco fondo junta agencia comisión \
               asamblea conferencia convención tratado carta declaración constitución ley código \
               artículo capítulo sección parte apéndice anexo figura tabla página nota norte sur \
               este oeste calle camino avenida plaza parque río lago mar océano montaña valle \
               isla bahía guerra mundial civil paz revolución independencia derechos humanos \
               mujeres mujer hombres pueblo pueblos nación naciones nacional internacional \
               federal central social trabajo trabajadores salud educación defensa interior \
               exterior exteriores asuntos justicia hacienda finanzas agricultura medio ambiente \
               energía cultura ciencia tecnología desarrollo seguridad policía ejército marina \
               fuerza fuerzas guardia biblia dios cristo señor señora pascua navidad semana santa \
               santo san día noche internet red web proyecto grupo equipo directrices manual guía \
               referencia sistema software libre público licencia contrato versión centro casa \
               edad media siglo tierra agua movimiento frente liberación popular sr sra dr dra \
               don doña sindicato sala audiencia estatal municipio pública bosque lucha",
};
