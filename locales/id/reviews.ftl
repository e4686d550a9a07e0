## Tinjauan bersama: satu halaman untuk dua orang

reviews-title = Tinjauan bersama
reviews-about = { $client } bersama { $counsellor }, { $date }. { $count ->
    [0] Belum ada sesi
   *[other] { $count } sesi sudah berjalan
}.
reviews-indirect = Klien memilih agar skor tidak dibahas langsung, jadi gambarnya tidak ditampilkan di sini.
reviews-helped = Yang menolong, dengan kata-kata klien
reviews-helped-none = Klien belum memilih apa yang dibaca di sini. Tanyakan, atau tulislah bersama di bawah.
reviews-helped-none-client = Belum ada. Pilihlah di bawah apa yang menolong; konselor membacanya di halaman ini.
reviews-helped-withdraw = Tarik dari halaman ini
reviews-from = { $what }, { $date }
reviews-preferences = Cara didampingi yang diinginkan
reviews-preferences-none = Belum pernah ditanyakan.
reviews-agreement-signed = Kesepakatan ditandatangani berdua pada { $date }.
reviews-agreement-unsigned = Kesepakatan belum ditandatangani berdua.
reviews-agreement-read = Baca lagi
reviews-last = Yang diputuskan terakhir
reviews-past = Tinjauan sebelumnya
reviews-when = { $date }, setelah { $count } sesi
reviews-print = Halaman ini bisa dicetak: satu lembar A4.
reviews-paper-line = Keputusan dan tanda tangan berdua: ______________________________________

reviews-record = Putuskan bersama
reviews-record-lead = Isilah berdua, sambil melihat layar yang sama. Baru menjadi keputusan bersama setelah klien mengatakan ya.
reviews-record-button = Simpan tinjauan
reviews-kept = Apakah kita menjalankan cara yang diinginkan? Menurut { $name }:
reviews-kept-yes = Ya
reviews-kept-partly = Sebagian
reviews-kept-no = Tidak
reviews-kept-yes-told = Menurut { $name }, cara yang diinginkan dijalankan.
reviews-kept-partly-told = Menurut { $name }, cara yang diinginkan dijalankan sebagian.
reviews-kept-no-told = Menurut { $name }, cara yang diinginkan belum dijalankan.
reviews-helped-said = Apa yang menolong, kata { $name }?
reviews-helped-hint = Dengan kata-katanya sendiri, bila ia mau mengatakannya sekarang.
reviews-outcome = Bagaimana selanjutnya?
reviews-outcome-continue = Lanjut
reviews-outcome-continue-means = Seperti sekarang.
reviews-outcome-adjust = Lanjut dengan perubahan
reviews-outcome-adjust-means = Tujuan, tugas, atau caranya berubah.
reviews-outcome-refer = Dialihtangankan
reviews-outcome-refer-means = Orang lain lebih bisa menolong.
reviews-outcome-end = Menuju akhir
reviews-outcome-end-means = Kita merencanakan penutupnya.
reviews-outcome-missing = Pilih bagaimana selanjutnya.
reviews-words = Mengapa, dan apa yang akan berbeda?
reviews-words-hint = Satu dua kalimat yang bisa diiyakan berdua.
reviews-words-missing = Tuliskan alasannya, satu kalimat saja cukup.
reviews-how = Bagaimana { $name } menyetujuinya?
reviews-how-here = { $name } ada di sini, membacanya, dan mengatakan ya
reviews-how-own = { $name } menjawab di layarnya sendiri
reviews-how-missing = Pilih bagaimana klien menyetujuinya.
reviews-waits-first = Ada tinjauan yang masih menunggu jawaban klien. Tulisan Anda masih ada di sini.

reviews-waits = Menunggu jawaban { $name }
reviews-agreed = Disetujui berdua
reviews-agreed-here = Disetujui { $name } di layar konselor
reviews-otherwise = { $name } melihatnya lain
reviews-waits-here = Klien bisa menjawab di layarnya sendiri. Kalau ia ada di sini dan sudah membacanya, ia bisa mengetuk di bawah.
reviews-answer-here = { $name }: ya, begitu
reviews-answer-open = Jawab tinjauan ini
reviews-answer-put-right = Bukan begitu? Katakan di sini
reviews-answer = Setujukah Anda?
    .kamu = Setujukah kamu?
reviews-answer-agrees = Ya, begitu
reviews-answer-otherwise = Saya melihatnya lain
reviews-answer-missing = Pilih salah satu jawaban.
reviews-answer-words = Yang ingin Anda tambahkan
    .kamu = Yang ingin kamu tambahkan
reviews-answer-words-told = Kata klien
reviews-otherwise-words = Tuliskan bagaimana Anda melihatnya, supaya bisa dibicarakan.
    .kamu = Tuliskan bagaimana kamu melihatnya, supaya bisa dibicarakan.
reviews-answer-button = Kirim jawaban

reviews-choose = Apa yang menolong?
reviews-choose-lead = Hanya yang Anda pilih yang dibaca di halaman ini. Bisa ditarik kapan saja, dan langsung hilang juga dari layar konselor.
    .kamu = Hanya yang kamu pilih yang dibaca di halaman ini. Bisa ditarik kapan saja, dan langsung hilang juga dari layar konselor.
reviews-helped-own = Dengan kata-kata sendiri
reviews-helped-own-hint = Misalnya hal kecil yang membuat bedanya.
reviews-helped-missing = Tuliskan dulu, sedikit saja cukup.
reviews-helped-button = Tambahkan
reviews-candidates = Pilih dari yang pernah Anda tulis
    .kamu = Pilih dari yang pernah kamu tulis
reviews-candidate = Pilih ini

rooms-reviews = Melihat ke belakang dan ke depan berdua, setiap beberapa sesi
done-review-recorded = Tinjauan tersimpan, dan menunggu jawaban klien.
done-review-agreed = Tinjauan disetujui berdua.
done-review-otherwise = Terkirim. Konselor membacanya, dan kalian membicarakannya lagi.
done-review-answered-before = Tinjauan ini sudah dijawab.
done-review-helped = Sekarang terbaca di halaman ini.
done-review-withdrawn = Ditarik, juga dari layar konselor.
