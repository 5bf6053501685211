"""Verifying and deciding, in English."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    # verdicts, tiers, checks
    "Đã chứng minh": "Proven",
    "Đã chứng minh, quá hạn": "Proven, late",
    "Chỉ được viện dẫn": "Cited only",
    "Mâu thuẫn": "Contradicted",
    "Không tìm thấy": "Not found",
    "Cần người xem xét": "For a person to judge",
    "có văn bản": "held",
    "được viện dẫn": "cited",
    "chỉ khớp chữ": "words only",
    "loại văn bản": "type",
    "cơ quan ban hành": "issuer",
    "nội dung": "subject",
    "kỳ, năm": "period",
    "số và ngày": "number and date",
    "thời hạn": "deadline",
    "khớp": "agrees",
    "không khớp": "does not agree",
    "chưa rõ": "open",
    # reasons
    "đúng loại {found}": "it is a {found}",
    "{wanted} ban hành kèm theo {found}": "a {wanted} issued with a {found}",
    "là {found}, tiêu chí ghi {wanted}: chưa chắc thay được": "it is a {found}, the criterion says {wanted}: perhaps it will not do",
    "là {found}, cần {wanted}": "it is a {found}, wanted is a {wanted}",
    "không rõ loại văn bản, cần {wanted}": "its type is not known, wanted is a {wanted}",
    "tiêu chí không nêu loại văn bản nào chứng minh được": "the criterion names no type of document that would prove it",
    "do {found} ban hành": "issued by {found}",
    "tiêu chí không đòi cơ quan ban hành nào": "the criterion asks for no issuer",
    "do {found} ban hành, cần của {wanted}": "issued by {found}, wanted is one of {wanted}",
    "do {found} ban hành, tiêu chí ghi {wanted}: chưa chắc là một": "issued by {found}, the criterion says {wanted}: perhaps not the same",
    "do {found} ban hành, tiêu chí chỉ ghi {wanted} chủ trì": "issued by {found}, the criterion only says that {wanted} leads",
    "không rõ cơ quan ban hành, cần của {wanted}": "its issuer is not known, wanted is one of {wanted}",
    "kho có văn bản của nhiều địa phương cùng cấp mà tiêu chí không nói địa phương nào": "papers of several places of one level are held, and the criterion names none",
    "trích yếu đúng nội dung": "its subject is what is asked",
    "trích yếu còn nói “{words}”": "its subject also says “{words}”",
    "trích yếu không nói “{words}”": "its subject does not say “{words}”",
    "nội dung khác: trích yếu không nói “{words}”": "another subject: it does not say “{words}”",
    "trích yếu có đủ các từ nhưng xếp khác: “{words}”": "its subject has all the words, but otherwise placed: “{words}”",
    "tiêu chí không có từ nào để so nội dung": "the criterion has no words to compare subjects by",
    "không rõ trích yếu": "its subject is not known",
    "đúng kỳ {wanted}": "of the time {wanted}",
    "tiêu chí không nói kỳ hay năm nào": "the criterion names no time",
    "của kỳ {found}, cần kỳ {wanted}": "of {found}, wanted is {wanted}",
    "chưa rõ có đúng kỳ {wanted} không": "whether it is of {wanted} is open",
    "số và ngày rõ ràng": "number and date are clear",
    "số văn bản để trống": "its number is blank",
    "số văn bản để trống; nơi khác viện dẫn một văn bản như vậy là {cited} ngày {day}":
    "its number is blank; elsewhere such a document is cited as {cited} of {day}",
    "ngày ban hành không rõ": "its date is not known",
    "số, ngày do máy nhận dạng từ ảnh: cần đối chiếu bản gốc": "number and date were recognised from an image: compare with the original",
    "tệp tự mâu thuẫn: {doubts}": "the file contradicts itself: {doubts}",
    "chữ trong tệp hỏng hoặc do máy đoán bảng mã": "the file's text is damaged, or its encoding was guessed",
    "hồ sơ có nhiều bản cùng số mà khác ngày ({days})": "several files have its number and other dates ({days})",
    "là bản dự thảo": "it is a draft",
    "đã bị {document} bãi bỏ": "{document} repealed it",
    "không thấy {type} kỳ {period} (“{text}”)": "no {type} of {period} (“{text}”) was found",
    "là chính văn bản nêu các tiêu chí này": "it is the very document that sets these criteria",
    "chỉ biết qua viện dẫn": "known from citations only",
    "chỗ viện dẫn có nghi vấn về số hoặc ngày": "the citations are in doubt about its number or date",
    "ban hành ngày {day}, trong hạn ({deadline})": "issued on {day}, in time ({deadline})",
    "ban hành ngày {day}, muộn {days} ngày so với hạn {last} ({deadline})": "issued on {day}, {days} days after {last} ({deadline})",
    "tiêu chí không có thời hạn": "the criterion has no deadline",
    "Tiêu chí không nêu văn bản nào chứng minh được; có chỗ nói đến ở {document}, trang {page}":
    "The criterion names no document that would prove it; {document}, page {page}, speaks of it",
    "chưa tính được hạn “{deadline}”: cần người xem": "the deadline “{deadline}” cannot be reckoned: a person has to look",
    "ban hành ngày {day}, trong hạn {last} ({deadline}, tính từ {since})": "issued on {day}, in time for {last} ({deadline}, counted from {since})",
    "ban hành ngày {day}, muộn {days} ngày so với hạn {last} ({deadline}, tính từ {since})":
    "issued on {day}, {days} days after {last} ({deadline}, counted from {since})",
    "chưa tính được hạn “{deadline}”: chưa biết ngày của mốc “{anchor}”, cần người xem":
    "the deadline “{deadline}” cannot be reckoned: the day of “{anchor}” is not known, a person has to look",
    "chưa tính được hạn “{deadline}”: mốc có thể là {documents}, cần người xem":
    "the deadline “{deadline}” cannot be reckoned: it may count from {documents}, a person has to look",
    "ban hành ngày {day}, đúng ngày nêu ở hạn “{deadline}”: trong hạn hay không tùy cách hiểu":
    "issued on {day}, the very day of “{deadline}”: in time or not, as one reads it",
    "ban hành ngày {day}, sau {last}; nhưng “{deadline}” chưa chắc là hạn cuối: cần người xem":
    "issued on {day}, after {last}; but “{deadline}” is perhaps no last day: a person has to look",
    "ban hành ngày {day}, trước {first} là lúc bắt đầu thời gian “{deadline}”": "issued on {day}, before {first}, when “{deadline}” begins",
    "ban hành ngày {day}; chưa rõ phải theo ngày nào trong các ngày {days} ({deadline})":
    "issued on {day}; which of the days {days} it is to keep is not said ({deadline})",
    "các nguồn ghi ngày khác nhau ({days}), nằm hai bên hạn {last} ({deadline})":
    "sources give different dates ({days}), on both sides of {last} ({deadline})",
    "Có {document} trong hồ sơ: đúng loại, cơ quan, nội dung và kỳ": "{document} is held: type, issuer, subject and time agree",
    "{document} không có trong hồ sơ; {count} văn bản viện dẫn, trước hết là {citing}, trang {page}":
    "{document} is not held; {count} documents cite it, first {citing}, page {page}",
    "mới có {found} trong {wanted} văn bản cần có": "only {found} of {wanted} documents are there",
    "nhiều cơ quan cùng có văn bản như vậy ({bodies}), tiêu chí không nói của cơ quan nào": "several bodies have such a document ({bodies}), the criterion does not say whose",
    "tiêu chí không nói cần bao nhiêu văn bản; đã có {found}": "the criterion does not say how many documents; {found} are there",
    "không thấy sản phẩm “{text}”": "the product “{text}” was not found",
    "{document} nói việc này chưa làm": "{document} says that this was not done",
    "{document} có câu nói việc này chưa làm nhưng còn nói thêm: cần đọc cả câu":
    "{document} says that this was not done, but says more: read the whole sentence",
    "Không thấy văn bản nào chứng minh, cũng không văn bản nào viện dẫn": "No document that would prove it is held or cited",
    "gần nhất là {document}": "the nearest is {document}",
    "Cần xem {document}": "Look at {document}",
    " {days} ngày": " by {days} days",
    # tables and texts
    "Mã": "Code",
    "Tiêu chí": "Criterion",
    "Kết luận": "Finding",
    "Bằng chứng": "Evidence",
    "Sản phẩm": "Product",
    "Chủ trì": "Lead",
    "Thời hạn": "Deadline",
    "{count} tiêu chí. ": "{count} criteria. ",
    " (do {by} thêm)": " (added by {by})",
    "Xem trích dẫn của một tiêu chí: kiemchung verify {name} --code MÃ": "To see the quotes of a criterion: kiemchung verify {name} --code CODE",
    "Số liệu của báo cáo {name} so với bằng chứng": "The figures of the report {name} beside the evidence",
    "Báo cáo không nêu số nhiệm vụ nào đã làm.": "The report gives no number of tasks done.",
    "Trang {page}: báo cáo ghi {done}/{all}: “{quote}”": "Page {page}: the report says {done}/{all}: “{quote}”",
    "Bằng chứng đến ngày báo cáo: {held} có văn bản, {cited} chỉ được viện dẫn, {to_judge} cần người xem,"
    " {missing} không thấy, trong {criteria} tiêu chí":
    "Evidence by the day of the report: {held} held, {cited} cited only, {to_judge} for a person, {missing} not found, of {criteria} criteria",
    "Trang {page}: bảng {rows} nhiệm vụ của báo cáo có {naming} hàng nêu văn bản":
    "Page {page}: of {rows} tasks in a table of the report, {naming} rows name a document",
    "báo cáo nhiều hơn bằng chứng": "the report claims more than there is evidence for",
    "báo cáo ít hơn bằng chứng": "the report claims less than there is evidence for",
    "chưa kết luận được: còn tiêu chí chờ người xem": "open: some criteria wait for a person",
    "báo cáo đếm một bộ nhiệm vụ khác ({all}, bộ này có {criteria})": "the report counts another set of tasks ({all}, this one has {criteria})",
    # decisions
    "công nhận": "accepted",
    "không công nhận": "rejected",
    "thêm bằng chứng": "added evidence",
    "ghi ý kiến": "commented",
    "MÃ": "CODE",
    "mở lại": "reopened",
    "ngày": "on",
    "đã đổi từ khi quyết định: ": "changed since the decision: ",
    "kết luận từ “{before}” thành “{after}”": "the finding, from “{before}” to “{after}”",
    "có thêm {after}": "{after} came",
    "không còn {before}": "{before} went",
    "tiêu chí trước đây ghi “{before}”": "the criterion read “{before}”",
    # the commands
    "Kiểm chứng từng tiêu chí: văn bản nào chứng minh, ở trang nào, kết luận gì và vì sao. BỘ_TIÊU_CHÍ là tên bộ đã"
    " lưu, tệp YAML, hoặc văn bản có bảng tiêu chí.":
    "Verify each criterion: which document proves it, on which page, the finding and why. CRITERIA is the name of a set that is"
    " kept, a YAML file, or a document with a table of criteria.",
    "Báo cáo cần đối chiếu: đặt số liệu của nó cạnh bằng chứng.": "The report to hold against the evidence: its figures are set beside it.",
    "Chỉ xét tiêu chí này, kèm mọi trích dẫn; dùng được nhiều lần.": "Only this criterion, with every quote; may be repeated.",
    "Chỉ in phần đối chiếu số liệu của báo cáo (cần --report).": "Only the report's figures beside the evidence (needs --report).",
    "Dạng kết quả: docx là phiếu kiểm chứng theo Nghị định 30/2020/NĐ-CP, xlsx và html để tra cứu; đều có Phụ lục I"
    " và II.":
    "The form: docx is a slip as Decree 30/2020/NĐ-CP has papers, xlsx and html are for looking up; all have Annexes I and II.",
    "Ghi ra tệp này; tệp đã có thì không ghi đè.": "Write to this file; one that is there is not overwritten.",
    "--claims cần --report TỆP": "--claims needs --report FILE",
    "--output cần --format docx, xlsx hoặc html": "--output needs --format docx, xlsx or html",
    "{path} đã có; hãy chọn tên khác bằng --output": "{path} is there already; choose another name with --output",
    "Đã ghi {path}": "Written: {path}",
    "Đang đối chiếu": "Verifying",
    "bộ tiêu chí {name} không có tiêu chí mã {code}": "the criteria set {name} has no criterion with the code {code}",
    "Ghi ý kiến của người kiểm tra về một tiêu chí: công nhận (accept), không công nhận (reject), thêm bằng chứng"
    " (add-evidence), ghi ý kiến (comment), mở lại (reopen). Nhật ký chỉ thêm, không sửa, không xóa.":
    "Note what an inspector finds on a criterion: accept, reject, add-evidence, comment, reopen. The log only grows.",
    "Lý do; bắt buộc khi không công nhận, ghi ý kiến hoặc mở lại.": "The reason; needed to reject, comment or reopen.",
    "Văn bản trong kho làm bằng chứng (với add-evidence).": "A held document as evidence (with add-evidence).",
    "Trang của bằng chứng.": "The page of the evidence.",
    "Trích dẫn ở trang đó.": "The quote on that page.",
    "hãy ghi lý do bằng --note": "give the reason with --note",
    "add-evidence đi cùng --evidence SỐ_HOẶC_TÊN_TỆP, và chỉ lệnh đó": "add-evidence goes with --evidence NUMBER_OR_FILE, and nothing else does",
}  # fmt: skip
