## Words that stand on every page
brand = Selaras
brand-line = Bersama, dan saling tahu
skip-to-content = Langsung ke isi
language-other = English
