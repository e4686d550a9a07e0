## Preferensi: bagaimana klien ingin didampingi

preferences-title = Bagaimana saya ingin didampingi
    .kamu = Bagaimana aku ingin didampingi
preferences-last = Terakhir diisi { $date }.
preferences-send = Simpan
preferences-who-reads = Konselor Anda membacanya dan menyesuaikan cara kerjanya. Silakan ubah kapan saja.
    .kamu = Konselormu membacanya dan menyesuaikan cara kerjanya. Ubah saja kapan pun.

done-preferences-given = Tersimpan. Konselor Anda akan membacanya.
    .kamu = Tersimpan. Konselormu akan membacanya.
done-preferences-skipped = Tidak apa-apa, bisa diisi lain kali.

preferences-last-confirmed = Terakhir diisi { $date }, masih berlaku pada { $again }.
preferences-dislikes = Yang sama sekali tidak diinginkan
preferences-none-wished = Sejauh ini semuanya boleh.
preferences-still = Masih begini?
preferences-still-yes = Ya, masih begini
preferences-change = Ubah pilihan
done-preferences-confirmed = Baik, masih begini. Terima kasih.

## Apakah itu kami pegang?
preferences-kept-title = Apakah keinginan ini dipegang?
preferences-kept-invitation = Anda dan konselor menjawabnya masing-masing. Jawaban yang berbeda justru bagus untuk dibicarakan.
    .kamu = Kamu dan konselor menjawabnya masing-masing. Jawaban yang berbeda justru bagus untuk dibicarakan.
preferences-kept-open = Jawab
preferences-kept-lead-client = Pikirkan pertemuan-pertemuan terakhir. Apakah keinginan Anda dipegang? Boleh dilewati.
    .kamu = Pikirkan pertemuan-pertemuan terakhir. Apakah keinginanmu dipegang? Boleh dilewati.
preferences-kept-lead-counsellor = Pikirkan sesi-sesi terakhir. Sejauh mana Anda memegang yang diinginkan klien? Jawaban klien tampak setelah ini.
preferences-kept-yes = Ya
preferences-kept-partly = Sebagian
preferences-kept-no = Belum
preferences-kept-missing = Pilih jawaban untuk sedikitnya satu keinginan.
preferences-kept-send = Kirim
preferences-both-title = Pandangan dari dua sisi
preferences-told-you = Jawaban Anda: { $date }
    .kamu = Jawabanmu: { $date }
preferences-told-client = Jawaban klien: { $date }
preferences-told-counsellor = Jawaban konselor: { $date }
preferences-says-you = Anda: { $kept }
    .kamu = Kamu: { $kept }
preferences-says-client = Klien: { $kept }
preferences-says-counsellor = Konselor: { $kept }
preferences-closed-client = Konselor sudah menjawab juga. Jawabannya terbuka setelah Anda menjawab, atau dua hari sesudahnya.
    .kamu = Konselor sudah menjawab juga. Jawabannya terbuka setelah kamu menjawab, atau dua hari sesudahnya.
preferences-closed-counsellor = Klien sudah menjawab apakah keinginannya dipegang. Jawabannya terbuka setelah Anda menjawab, atau dua hari sesudahnya.
preferences-talk-client-kept = Kalian berdua merasa ini dipegang.
preferences-talk-client-both-miss = Kalian berdua merasa ini belum sepenuhnya dipegang. Apa satu hal kecil yang bisa berbeda lain kali?
preferences-talk-client-client-misses = Anda merasa ini kurang dipegang, sedangkan konselor mengira lebih baik. Satu contoh sudah cukup untuk memulai.
    .kamu = Kamu merasa ini kurang dipegang, sedangkan konselor mengira lebih baik. Satu contoh sudah cukup untuk memulai.
preferences-talk-client-counsellor-misses = Konselor merasa belum memegangnya sebaik yang Anda rasakan.
    .kamu = Konselor merasa belum memegangnya sebaik yang kamu rasakan.
preferences-talk-counsellor-kept = Keduanya merasa ini dipegang.
preferences-talk-counsellor-both-miss = Keduanya merasa ini belum sepenuhnya dipegang. Sepakati satu hal kecil yang akan berbeda di sesi berikutnya.
preferences-talk-counsellor-client-misses = Klien merasa ini kurang dipegang dibanding pandangan Anda. Minta satu contoh dari sesi terakhir, dan dengarkan dulu.
preferences-talk-counsellor-counsellor-misses = Anda merasa belum memegangnya, klien lebih puas. Tanyakan apa yang sudah pas, supaya itu yang dijaga.
preferences-topic = { $wish } { $answer }: apakah ini sudah kita pegang?
preferences-to-agenda = Jadikan topik sesi berikutnya
done-preferences-told = Terima kasih. Konselor Anda melihatnya, dan Anda melihat jawabannya begitu ada.
    .kamu = Terima kasih. Konselormu melihatnya, dan kamu melihat jawabannya begitu ada.
done-preferences-told-to-client = Tersimpan. Klien melihat jawaban Anda di halamannya.

## Halaman konselor
preferences-title-counsellor = Keinginan klien
preferences-said = Disampaikan { $date }.
preferences-still-holds = Masih berlaku menurut klien pada { $date }.
preferences-wishes = Keinginan, dan apakah dipegang
preferences-none-wished-client = Menurut klien sejauh ini semuanya boleh.
preferences-feedback = Yang dikatakan umpan balik
preferences-feedback-none = Belum ada umpan balik tentang sesi.
preferences-evidence = Dalam 53 penelitian, klien yang keinginannya dihormati lebih jarang berhenti di tengah jalan (rasio odds 1,79) dan sedikit lebih terbantu (d 0,28). Itu perbandingan antar kelompok, bukan sebab pada satu klien.
preferences-empty-title = Klien belum menyampaikan keinginannya
preferences-empty-text = Pertanyaannya menunggu di beranda klien. Pada sesi pertama bisa dibuka bersama: lima menit, dan jadi pembuka percakapan yang baik.
preferences-waits = { $client } sudah menjawab apakah keinginannya dipegang, dan menunggu pandangan Anda.
preferences-waits-open = Lihat dan jawab
