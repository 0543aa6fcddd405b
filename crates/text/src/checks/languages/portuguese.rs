//! Portuguese.

use super::Lists;

pub(super) const LISTS: Lists = Lists {
    function: "o a os as de do da dos das que e em no na nos nas um uma uns umas por pelo pela com \
               para é se não seu sua seus suas ao à aos às como mais mas ou lhe este esta isto \
               esse essa isso estes estas são foi tem têm há ser está estão muito também já \
               quando onde quem entre sem sobre desde até porque todo toda todos todas cada \
               outro outra outros outras me te meu minha nosso nossa era eram pode podem qual \
               segundo durante contra nem embora enquanto assim você eles elas ele ela",
    negation: "não nunca jamais ninguém nada nenhum nenhuma nenhuns nenhumas nem tampouco",
    half_negation: "vez evitado evitada evitando impedido proíbe proíbem proibir rejeita rejeitado vazia sem exceto salvo impossível incapaz insuficiente falta faltam faltando carece \
                    evita evitar evite impede impedem impedir negou nega recusa recusou \
                    desnecessário desnecessária desconhecido desconhecida proibido proibida \
                    ausência ausente contrário inexistente incorreto inválido raramente falha \
                    falhou falhar dificilmente difícil vazio",
    half_stems: &[
        "rejeit", "proib", "invalid", "anul", "evit", "imped", "exclu",
    ],
    idioms: &[
        "sem dúvida",
        "sem mais",
        "não só",
        "não apenas",
        "não somente",
        "não obstante",
        "nada mais",
        "a não ser",
        "não se esqueça",
        "não esqueça",
        "não hesite",
        "se não",
        "ou não",
        "por que não",
        "não mais de",
        "não menos de",
    ],
    twice: "não muito que sim já tão bem pouco nunca mais logo se nos",
    cardinals: "zero=0 um=1 uma=1 dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 \
                nove=9 dez=10 onze=11 doze=12 treze=13 catorze=14 quatorze=14 quinze=15 \
                dezesseis=16 dezasseis=16 dezessete=17 dezassete=17 dezoito=18 dezenove=19 \
                dezanove=19 vinte=20 trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 \
                oitenta=80 noventa=90 cem=100 cento=100 duzentos=200 duzentas=200 trezentos=300 \
                trezentas=300 quatrocentos=400 quatrocentas=400 quinhentos=500 quinhentas=500 \
                seiscentos=600 seiscentas=600 setecentos=700 setecentas=700 oitocentos=800 \
                oitocentas=800 novecentos=900 novecentas=900",
    ordinals: "primeiro=1 primeira=1 primeiros=1 primeiras=1 segundo=2 segunda=2 terceiro=3 \
               terceira=3 quarto=4 quarta=4 quinto=5 quinta=5 sexto=6 sexta=6 sétimo=7 sétima=7 \
               oitavo=8 oitava=8 nono=9 nona=9 décimo=10 décima=10 vigésimo=20 trigésimo=30",
    scales: "mil=1000 milhão=1000000 milhões=1000000 bilhão=1000000000 bilhões=1000000000 \
             mil-milhões=1000000000 trilhão=1000000000000 trilhões=1000000000000",
    loose: "ambos=2 ambas=2 par=2 dobro=2 metade=2 meio=2 meia=2 triplo=3 terço=3 terços=3 \
            dúzia=12 dúzias=12 dezena=10 dezenas=10 centena=100 centenas=100 milhares=1000 \
            meio-dia=12 meia-noite=12 único=1 única=1 uns=1 umas=1 quinzena=15 século=100 \
            década=10 semana=7 semanas=7 ano=1",
    joiners: "e",
    months: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro \
             dezembro",
    short_months: "jan fev mar abr mai jun jul ago set out nov dez",
    days: "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    percent: "porcento cento percentagem porcentagem",
    capitals: "aplicação aplicações líder notas manifesto mantenedor mantenedores eleição eleições resolução dependências desenvolvedor desenvolvedores regra regras projecto novo nova pacote documento documentos usuário usuários disco gerência comunicação comunicações tempo relatório livro história biblioteca comunidade coletivo campanha aliança iniciativa plataforma fórum imprensa rádio espanha frança alemanha itália grécia inglaterra reino unido unidos estados europa \
               américa áfrica ásia méxico brasil peru canadá japão china coreia índia rússia \
               turquia suécia noruega londres paris roma madri madrid lisboa berlim república \
               presidente ministro ministra prefeito governador rei rainha papa geral ministério \
               departamento conselho comitê congresso parlamento senado tribunal governo estado \
               cidade igreja universidade instituto partido união federação associação \
               organização sociedade fundação empresa banco comissão assembleia conferência \
               convenção tratado carta declaração constituição lei código artigo capítulo seção \
               secção parte apêndice anexo figura tabela página nota norte sul leste oeste rua \
               praça rio mar guerra mundial paz direitos humanos homem mulheres povo nação \
               nações nacional internacional federal central social trabalho saúde educação \
               defesa justiça internet web rede projeto projecto grupo equipe manual guia \
               sistema software livre contrato versão deus senhor senhora natal páscoa sr sra",
};
