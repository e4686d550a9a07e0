## Halaman supervisor

supervision-title = Supervisi
supervision-lead = Hanya kasus yang kliennya mengizinkan yang tampil di sini. Setiap kali Anda membukanya, klien dapat melihatnya.
supervision-none = Belum ada konselor yang Anda dampingi
supervision-none-text = Pengelola lembaga menetapkan siapa mendampingi siapa.
supervision-no-case = Belum ada klien yang mengizinkan kasusnya dilihat.
supervision-since = diizinkan sejak { $date }
supervision-hidden = Kasus yang kliennya belum mengizinkan tidak ditampilkan dan tidak dihitung di sini.
