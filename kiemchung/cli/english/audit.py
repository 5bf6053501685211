"""What contradicts, in English."""

from __future__ import annotations

ENGLISH = {
    "Soát cả kho: chỗ nào mâu thuẫn, ai ghi thế nào, ở trang nào.": "Audit the whole corpus: what contradicts, who says what, on which page.",
    "Không thấy mâu thuẫn nào trong kho.": "Nothing in the corpus contradicts.",
    "Mâu thuẫn: ít nhất một nguồn ghi sai": "Contradictions: at least one source is wrong",
    "Dấu hiệu cần xem lại": "Signs to look into",
    "… và {count} chỗ nữa": "… and {count} more",
    "đầu văn bản": "letterhead",
    "{number}: các nguồn ghi ngày khác nhau ({values}).": "{number}: the sources give different dates ({values}).",
    "{number}: các nguồn ghi loại văn bản khác nhau ({values}).": "{number}: the sources give different types ({values}).",
    "{number}: các nguồn ghi cơ quan ban hành khác nhau ({values}).": "{number}: the sources give different issuers ({values}).",
    "Cùng ngày, cùng nội dung mà có hai số: {values}. Có thể một số ghi sai.": "One date and subject, two numbers: {values}. One may be wrong.",
    "{number}: số và ngày không theo thứ tự của các văn bản cùng loại trong năm.": "{number}: number and date are out of the year's order of such documents.",
    "{number}: được viện dẫn trong văn bản đề ngày sớm hơn ngày của nó ({values}).": "{number}: cited in a document dated before it ({values}).",
    "{number}: vẫn được dùng làm căn cứ hoặc thực hiện sau khi đã bị thay thế hoặc bãi bỏ.": "{number}: still a basis, or carried out, after it was replaced or repealed.",
    "{number}: chính tệp này tự mâu thuẫn: {detail}.": "{number}: the file contradicts itself: {detail}.",
    "{number}: {detail}.": "{number}: {detail}.",
}
