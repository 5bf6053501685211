"""Graphs, timelines and what hangs on a document, in English."""

from __future__ import annotations

ENGLISH = {
    "Vẽ sơ đồ viện dẫn quanh một văn bản, hoặc của cả kho: ai viện dẫn ai, quan hệ gì.": "Draw who cites whom around a document, or in the whole corpus, and in which relation.",
    "[SỐ_HIỆU]": "[NUMBER]",
    "Dạng kết quả.": "Form of the answer.",
    "Số bước viện dẫn quanh văn bản.": "How many citations away from the document.",
    "Số văn bản nhiều nhất trong hình.": "At most so many documents in the picture.",
    "Ghi ra tệp này thay vì in ra màn hình.": "Write to this file instead of the screen.",
    "Còn {count} văn bản không vẽ vào hình; muốn thấy hết thì tăng --most.": "{count} documents are not in the picture; raise --most to see them.",
    "Nếu một văn bản bị bãi bỏ: văn bản nào hết hiệu lực theo, văn bản nào phải rà soát.": "If a document were repealed: what would fall with it, what would have to be reviewed.",
    "Dòng thời gian của một văn bản: những gì nó viện dẫn và những gì viện dẫn nó, theo ngày.": "A document's timeline: what it cites and what cites it, by day.",
    "Trong kho không có văn bản nào dựa vào “{number}”.": "No document here rests on “{number}”.",
    "qua {steps} bước": "{steps} steps away",
    "Hết hiệu lực theo ({count}): quy định chi tiết hoặc ban hành kèm theo": "Falls with it ({count}): details it, or was issued with it",
    "Phải rà soát ({count}): lấy làm căn cứ hoặc để thực hiện": "To be reviewed ({count}): rests on it, or carries it out",
    "văn bản này": "this document",
    "được văn bản này viện dẫn: {tie}": "cited by this document: {tie}",
    "viện dẫn văn bản này: {tie}": "cites this document: {tie}",
    "chưa rõ ngày": "day not known",
    "Sơ đồ viện dẫn: {nodes} văn bản, {edges} quan hệ": "Graph of citations: {nodes} documents, {edges} relations",
    "Sơ đồ viện dẫn": "Graph of citations",
    "Dòng thời gian": "Timeline",
    "thực hiện, hướng dẫn": "carries out, guides",
    "sửa đổi": "amends",
    "thay thế, bãi bỏ": "replaces, repeals",
    "Kéo để dời, lăn chuột hoặc phím + − để phóng, bấm vào một văn bản hay một đường để xem câu trích.": "Drag to move, wheel or + − to zoom, click a document or a line to see its quotes.",
}
