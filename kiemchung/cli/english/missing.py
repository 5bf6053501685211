"""What is cited and not held, in English."""

from __future__ import annotations

ENGLISH = {
    "Liệt kê các văn bản được viện dẫn mà kho không có: văn bản nào được nhắc tới nhiều nhất đứng trước.": "List the documents that are cited and not held, the most cited first.",
    "Số văn bản nhiều nhất (JSON: tất cả).": "At most so many documents (JSON: all of them).",
    "Kho có đủ mọi văn bản được viện dẫn.": "Every document cited is held.",
    "{count} văn bản được viện dẫn mà kho không có.": "{count} documents are cited and not held.",
    "Còn {count} văn bản nữa; xem tất cả: --limit {all}": "{count} documents more; all of them: --limit {all}",
    "{sources} văn bản viện dẫn, {places} lần": "cited by {sources} documents, {places} times",
    "… và {count} văn bản nữa": "… and {count} documents more",
    "có thể là văn bản trong kho: {names}": "may be a document held: {names}",
}
