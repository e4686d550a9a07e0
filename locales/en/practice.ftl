## Words that stand on every page
brand = Selaras
brand-line = Together, in step
skip-to-content = Skip to content
language-other = Bahasa Indonesia
