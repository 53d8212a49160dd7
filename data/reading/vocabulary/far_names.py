"""More names that people give the columns of a table of events, in the scripts they write them in.

Portuguese, Dutch, the languages of Scandinavia, Finnish, Hungarian, Romanian, Turkish, Greek,
Ukrainian, Bulgarian, Arabic, Persian, Hebrew, Hindi, Chinese, Japanese and Korean; and Estonian,
Latvian, Lithuanian, Slovene, Catalan, Basque, Albanian, Georgian, Vietnamese, Indonesian, Malay and
Thai.
"""

from data.basics import columns as c
from data.reading.vocabulary import fields as f

_FAR: dict[str, str] = {
    c.DATE: "data do evento|quando ocorreu|data de início|begindatum|wanneer|startdatum|dato"
    "|startdato"
    "|når|datum för händelsen|när|päivämäärä|pvm|milloin|alkupäivä|dátum|időpont|mikor|kezdete"
    "|kezdet"
    "|data evenimentului|când|tarih|tarihi|olay tarihi|başlangıç|başlangıç tarihi|ημερομηνία|έναρξη"
    "|дата події|дата|коли|початок|дата на събитието|кога|начало|التاريخ|تاريخ|تاريخ الحدث|تاريخ"
    " البداية"
    "|البداية|تاریخ|תאריך|מועד|תאריך התחלה|दिनांक|तिथि|तारीख|日期|时间|時間|年月日|起始日期"
    "|开始日期|開始日期|开始|開始"
    "|日付|日時|発生日|開始日|날짜|일자|일시|시작일|시작",
    f.END: "data de fim|data final|fim|término|einddatum|eind|einde|sluttdato|slutdato|slutdatum"
    "|slutt|slut"
    "|loppupäivä|loppu|vége|befejezés|sfârșit|data de sfârșit|bitiş|bitiş tarihi|λήξη|τέλος|кінець"
    "|край|النهاية|تاريخ النهاية|پایان|תאריך סיום|סיום|अंत|समाप्ति|结束|結束|结束日期|結束日期"
    "|終了|終了日|종료|종료일|끝",
    f.YEAR: "jaar|år|vuosi|év|évszám|anul|yıl|yılı|sene|έτος|χρονιά|рік|година|السنة|سنة|عام|العام"
    "|سال|שנה"
    "|वर्ष|साल|年|年份|年度|西暦|연도|년도|년|ano do evento|rok zdarzenia|godina događaja",
    f.MONTH: "mês|maand|måned|månad|kuukausi|hónap|luna|ay|ayı|μήνας|місяць|месец|الشهر|شهر|ماه"
    "|חודש|महीना|माह"
    "|月|月份|월",
    f.DAY: "dag|päivä|nap|ziua|gün|günü|ημέρα|μέρα|день|ден|اليوم|يوم|روز|יום|दिन|日|号|일",
    f.END_YEAR: "ano final|eindjaar|sluttår|slutår|bitiş yılı|سنة النهاية|结束年份|終了年|종료년도",
    f.END_MONTH: "mês final|bitiş ayı|结束月份|終了月",
    f.END_DAY: "dia final|bitiş günü|结束日|終了日付",
    c.TITLE: "acontecimento|ocorrência|gebeurtenis|titel van de gebeurtenis|hendelse|tittel"
    "|händelse"
    "|begivenhed|tapahtuma|otsikko|esemény|cím|megnevezés|eveniment|titlu|denumire|olay|başlık|adı"
    "|γεγονός|τίτλος|συμβάν|подія|назва|збитие|събитие|заглавие|الحدث|حدث|العنوان|عنوان|رویداد"
    "|אירוע|כותרת"
    "|घटना|शीर्षक|事件|标题|標題|名称|名稱|事项|事項|出来事|イベント|題名|タイトル|見出し|件名"
    "|사건|제목|행사|이벤트",
    c.SUMMARY: "descrição|resumo|omschrijving|beschrijving|samenvatting|beskrivelse|sammendrag"
    "|beskrivning|sammanfattning|kuvaus|tiivistelmä|leírás|összefoglaló|descriere|rezumat|açıklama"
    "|özet|περιγραφή|περίληψη|опис|описание|الوصف|وصف|ملخص|توضیحات|תיאור|תקציר|विवरण|सारांश|描述"
    "|说明"
    "|說明|摘要|内容|內容"
    "|説明|概要|詳細|설명|요약|내용",
    c.CATEGORY: "tipo de evento|categorie|soort|kategori|emne|ämne|luokka|tyyppi|kategória|típus"
    "|téma"
    "|categorie|tip|kategorisi|türü|tür|κατηγορία|τύπος|категорія|категория|вид|الفئة|النوع|دسته"
    "|נושא|סוג"
    "|קטגוריה|श्रेणी|प्रकार|类别|類別|类型|類型|分类|分類|種類|カテゴリ|カテゴリー|범주|분류"
    "|유형|종류",
    c.INITIATOR: "ator|quem|país|actor|wie|initiatiefnemer|aktør|hvem|aktör|vem|toimija|kuka"
    "|kezdeményező"
    "|szereplő|ki|ország|actorul|cine|țara|aktör|kim|ülke|taraf|δράστης|ποιος|χώρα|ініціатор|хто"
    "|країна"
    "|инициатор|кой|страна|الفاعل|المبادر|الدولة|الطرف|کشور|עושה|יוזם|מדינה|צד|कर्ता|देश|发起方"
    "|發起方"
    "|发起国|行为者|行為者|国家"
    "|國家|主体|当事国|国|行為主体|발의국|행위자|국가|주체",
    c.SCORE: "pontuação|pontos|valor|nota|punten|waarde|beoordeling|poeng|poäng|verdi|värde"
    "|vurdering"
    "|pisteet|arvo|pont|pontszám|érték|értékelés|punctaj|scor|valoare|puan|puanı|skor|değer|βαθμός"
    "|βαθμολογία|τιμή|бал|бали|оцінка|оценка|точки|الدرجة|النقاط|التقييم|نقاط|امتیاز|ציון|ניקוד"
    "|अंक|स्कोर|得分|评分|評分|分数"
    "|分數|分值|点数|得点|評価|スコア|評点|점수|평점|평가",
    c.RATIONALE: "motivo|justificativa|reden|begrunnelse|motivering|peruste|indok|indoklás|motiv"
    "|gerekçe"
    "|neden|αιτιολογία|обґрунтування|причина|обосновка|السبب|المبرر|دلیل|נימוק|סיבה|कारण|理由"
    "|根拠|원인"
    "|이유|근거",
    c.EVIDENCE: "confiança|certeza|zekerheid|sikkerhet|säkerhet|varmuus|bizonyosság|încredere"
    "|güven"
    "|βεβαιότητα|впевненість|увереност|الثقة|اطمینان|ודאות|विश्वास|置信度|可信度|確信度|確度"
    "|신뢰도|확신도",
    c.SOURCES: "fonte|fontes|referência|bron|bronnen|kilde|kilder|källa|källor|lähde|lähteet"
    "|forrás|források"
    "|sursă|surse|kaynak|kaynaklar|kaynakça|πηγή|πηγές|джерело|джерела|източник|източници|المصدر"
    "|المصادر"
    "|مصدر|منبع|מקור|מקורות|स्रोत|संदर्भ|来源|來源|资料来源|出处|出處|参考|参考文献|出典|典拠"
    "|情報源|출처|참고",
    c.NOTE: "observação|observações|notas|opmerking|opmerkingen|merknad|anmärkning|huomautus"
    "|megjegyzés"
    "|observații|not|notlar|açıklamalar|σημείωση|примітка|бележка|ملاحظة|ملاحظات|یادداشت|הערה"
    "|הערות|टिप्पणी"
    "|备注|備註|注释|註釋|備考|注|メモ|비고|메모",
}  # fmt: skip
_FARTHER: dict[str, str] = {
    c.DATE: "kuupäev|datums|datuma|ngày|ngày tháng|tanggal|tarikh|วันที่|თარიღი",
    f.END: "lõpp|lõppkuupäev|beigas|pabaiga|konec|fi|data final|amaiera|mbarimi|ngày kết thúc"
    "|tanggal akhir|tarikh akhir|วันที่สิ้นสุด",
    f.YEAR: "aasta|gads|metai|leto|any|urtea|viti|năm|tahun|ปี|წელი",
    f.MONTH: "kuu|mesiac|mánuður|mēnesis|mėnuo|hilabetea|muaji|tháng|bulan|เดือน|თვე",
    f.DAY: "päev|zi|dagur|diena|eguna|dita|hari|วัน|დღე",
    c.TITLE: "sündmus|pealkiri|notikums|nosaukums|įvykis|pavadinimas|dogodek|esdeveniment|gertaera"
    "|izenburua|ngjarja|ngjarje|titulli|sự kiện|biến cố|tiêu đề|peristiwa|kejadian|judul|acara"
    "|เหตุการณ์|ชื่อเรื่อง|მოვლენა",
    c.SUMMARY: "kirjeldus|apraksts|aprašymas|povzetek|descripció|resum|deskribapena|përshkrimi"
    "|mô tả|tóm tắt|deskripsi|ringkasan|keterangan|คำอธิบาย|აღწერა",
    c.CATEGORY: "kategooria|liik|veids|rūšis|vrsta dogodka|mota|lloji|loại|jenis|ประเภท",
    c.INITIATOR: "osaline|riik|valsts|šalis|država|herrialdea|shteti|quốc gia|negara|pelaku|ประเทศ",
    c.SCORE: "hinne|punktid|vērtējums|balas|balai|įvertinimas|puntuació|puntuazioa|pikët|pikë"
    "|điểm|điểm số|nilai|skor|คะแนน|ქულა",
    c.SOURCES: "allikas|allikad|avots|avoti|šaltinis|šaltiniai|vir|viri|font|fonts|iturria|burimi"
    "|nguồn|sumber|แหล่งที่มา|წყარო",
    c.NOTE: "märkus|piezīme|pastaba|opomba|oharra|shënim|ghi chú|catatan|หมายเหตุ|შენიშვნა",
}  # fmt: skip
FAR = {name: f"{_FAR.get(name, '')}|{_FARTHER.get(name, '')}" for name in _FAR | _FARTHER}
